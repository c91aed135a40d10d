-- Single totals, and gaps to the leader, printed outside a whole table, such as in a race report.
CREATE TABLE other_published_points (
    season INTEGER,
    class TEXT,
    championship TEXT,
    competitor TEXT,
    after_round INTEGER,
    points points CHECK (points BETWEEN -99999 AND 99999),
    gap_to_leader points CHECK (gap_to_leader BETWEEN 0 AND 99999),
    source TEXT REFERENCES sources (source),
    PRIMARY KEY (season, class, championship, competitor, after_round),
    FOREIGN KEY (season, class, championship)
        REFERENCES championships (season, class, championship),
    FOREIGN KEY (season, after_round) REFERENCES events (season, round),
    -- the points, or the gap to the leader, or both
    CHECK (points IS NOT NULL OR gap_to_leader IS NOT NULL)
);

COMMENT ON TABLE other_published_points IS 'One row per competitor and round after which its total or gap to the leader was printed outside a whole table.';
COMMENT ON COLUMN other_published_points.competitor IS 'The team, driver or manufacturer.';
COMMENT ON COLUMN other_published_points.after_round IS 'Round after which the figure was printed.';
COMMENT ON COLUMN other_published_points.points IS 'Printed total; empty if only a gap is printed.';
COMMENT ON COLUMN other_published_points.gap_to_leader IS 'Printed points behind the leader; empty if only a total is printed.';
