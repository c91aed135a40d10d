-- A class's own calendar: only the rounds that differ for this class.
CREATE TABLE class_rounds (
    season INTEGER,
    round INTEGER,
    class TEXT,
    status TEXT CHECK (status IN ('skipped', 'voided')),
    points_percent INTEGER CHECK (points_percent BETWEEN 1 AND 1000),
    PRIMARY KEY (season, round, class),
    FOREIGN KEY (season, round) REFERENCES events (season, round),
    FOREIGN KEY (season, class) REFERENCES classes (season, class),
    -- either a status or a share of the points
    CHECK ((status IS NULL) <> (points_percent IS NULL))
);

COMMENT ON TABLE class_rounds IS 'One row per class and round that differs from the event for this class.';
COMMENT ON COLUMN class_rounds.status IS 'skipped: the class does not race; voided: its race does not count; empty = as for the event.';
COMMENT ON COLUMN class_rounds.points_percent IS 'Percentage of the scale''s points for this class; empty = as for the event.';
