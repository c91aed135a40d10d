-- Points taken or given, and exclusions, decided by the stewards and not by a finishing position.
CREATE TABLE adjustments (
    season INTEGER,
    class TEXT,
    team TEXT REFERENCES teams (team),
    round INTEGER,
    reason TEXT,
    points INTEGER CHECK (points <> 0 AND points BETWEEN -9999 AND 9999),
    excluded BOOLEAN NOT NULL,
    source TEXT NOT NULL REFERENCES sources (source),
    PRIMARY KEY (season, class, team, round, reason),
    FOREIGN KEY (season, class) REFERENCES classes (season, class),
    FOREIGN KEY (season, round) REFERENCES events (season, round),
    CHECK (excluded = (points IS NULL))
);

COMMENT ON TABLE adjustments IS 'One row per decision that gives or takes a team''s points, or excludes it from the championship.';
COMMENT ON COLUMN adjustments.round IS 'Round from which the decision counts.';
COMMENT ON COLUMN adjustments.reason IS 'Why it was decided.';
COMMENT ON COLUMN adjustments.points IS 'Points given, or taken when negative; empty for an exclusion.';
COMMENT ON COLUMN adjustments.excluded IS 'true: the team loses all its points and its place in the standings.';
