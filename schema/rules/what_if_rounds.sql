-- Rounds whose points a what-if changes.
CREATE TABLE what_if_rounds (
    what_if TEXT REFERENCES what_ifs (what_if),
    season INTEGER,
    round INTEGER,
    points_percent INTEGER NOT NULL CHECK (points_percent BETWEEN 0 AND 1000),
    PRIMARY KEY (what_if, season, round),
    FOREIGN KEY (season, round) REFERENCES events (season, round)
);

COMMENT ON TABLE what_if_rounds IS 'One row per what-if and round with changed points.';
COMMENT ON COLUMN what_if_rounds.points_percent IS 'Percentage of the scale''s points under the what-if; 0 = the round does not count.';
