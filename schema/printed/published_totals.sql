-- The whole championship tables as printed. No scoring view reads them; reconciliation and coverage
-- do.
CREATE TABLE published_totals (
    season INTEGER,
    class TEXT,
    championship TEXT,
    competitor TEXT,
    position INTEGER CHECK (position >= 1),
    points points NOT NULL CHECK (points BETWEEN -99999 AND 99999),
    PRIMARY KEY (season, class, championship, competitor),
    FOREIGN KEY (season, class, championship)
        REFERENCES championships (season, class, championship)
);

COMMENT ON TABLE published_totals IS 'One row per line of a printed championship table.';
COMMENT ON COLUMN published_totals.competitor IS 'The team, driver or manufacturer.';
COMMENT ON COLUMN published_totals.position IS 'Printed place; empty if printed without one.';
COMMENT ON COLUMN published_totals.points IS 'Printed total.';
