-- The cells of printed championship tables.
CREATE TABLE published_points (
    season INTEGER,
    class TEXT,
    championship TEXT,
    competitor TEXT,
    round INTEGER,
    points points NOT NULL CHECK (points BETWEEN -99999 AND 99999),
    PRIMARY KEY (season, class, championship, competitor, round),
    FOREIGN KEY (season, class, championship, competitor)
        REFERENCES published_totals (season, class, championship, competitor),
    FOREIGN KEY (season, round) REFERENCES events (season, round)
);

COMMENT ON TABLE published_points IS 'One row per filled cell of a printed championship table.';
COMMENT ON COLUMN published_points.points IS 'Printed points of the competitor in that round.';
