-- Points added or deducted, and exclusions, as decided by the stewards.
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

COMMENT ON TABLE adjustments IS 'One row per decision that adds or deducts points, or excludes a competitor from a championship.';
COMMENT ON COLUMN adjustments.competitor IS 'The team, driver or manufacturer.';
COMMENT ON COLUMN adjustments.round IS 'Round from which the decision applies.';
COMMENT ON COLUMN adjustments.reason IS 'Reason for the decision.';
COMMENT ON COLUMN adjustments.points IS 'Points added; negative = deducted; empty for an exclusion.';
COMMENT ON COLUMN adjustments.excluded IS 'true: the competitor loses all its points and its place in the standings.';
