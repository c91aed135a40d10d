-- Single totals printed elsewhere than in a whole table, such as in the report of a race.
CREATE TABLE other_published_points (
    season INTEGER,
    class TEXT,
    championship TEXT,
    competitor TEXT,
    after_round INTEGER,
    points points NOT NULL CHECK (points BETWEEN -99999 AND 99999),
    source TEXT REFERENCES sources (source),
    PRIMARY KEY (season, class, championship, competitor, after_round),
    FOREIGN KEY (season, class, championship)
        REFERENCES championships (season, class, championship),
    FOREIGN KEY (season, after_round) REFERENCES events (season, round)
);

COMMENT ON TABLE other_published_points IS 'One row per total printed outside a whole table.';
COMMENT ON COLUMN other_published_points.competitor IS 'The team, driver or manufacturer.';
COMMENT ON COLUMN other_published_points.after_round IS 'Round after which the total was printed.';
COMMENT ON COLUMN other_published_points.points IS 'Printed total.';
