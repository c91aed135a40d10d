-- Points taken or given, and exclusions, decided by the stewards and not by a finishing position.
CREATE TABLE adjustments (
    season INTEGER,
    class TEXT,
    championship TEXT,
    competitor TEXT,
    round INTEGER,
    reason TEXT,
    points points CHECK (points <> 0 AND points BETWEEN -9999 AND 9999),
    excluded BOOLEAN NOT NULL DEFAULT FALSE,
    source TEXT REFERENCES sources (source),
    PRIMARY KEY (season, class, championship, competitor, round, reason),
    FOREIGN KEY (season, class, championship)
        REFERENCES championships (season, class, championship),
    FOREIGN KEY (season, round) REFERENCES events (season, round),
    -- either points, or true for an exclusion
    CHECK (excluded = (points IS NULL))
);

COMMENT ON TABLE adjustments IS 'One row per decision that gives or takes points, or excludes from a championship.';
COMMENT ON COLUMN adjustments.competitor IS 'The team, driver or manufacturer.';
COMMENT ON COLUMN adjustments.round IS 'Round from which the decision counts.';
COMMENT ON COLUMN adjustments.reason IS 'Why it was decided.';
COMMENT ON COLUMN adjustments.points IS 'Points given, or taken when negative; empty for an exclusion.';
COMMENT ON COLUMN adjustments.excluded IS 'true: the competitor loses all its points and its place in the standings.';
