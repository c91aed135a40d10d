-- The championship tables as printed: read by reconciliation and coverage, by no scoring view.
CREATE TABLE published_totals (
    season INTEGER,
    class TEXT,
    team TEXT REFERENCES teams (team),
    position INTEGER NOT NULL CHECK (position >= 1),
    points INTEGER NOT NULL CHECK (points BETWEEN -99999 AND 99999),
    PRIMARY KEY (season, class, team),
    FOREIGN KEY (season, class) REFERENCES classes (season, class)
);

COMMENT ON TABLE published_totals IS 'One row per line of a printed championship table.';
COMMENT ON COLUMN published_totals.position IS 'Printed place.';
COMMENT ON COLUMN published_totals.points IS 'Printed total.';
