-- A class's own calendar: only rounds that are not for it what they are for the others.
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

COMMENT ON TABLE class_rounds IS 'One row per round and class for which it differs from the event.';
COMMENT ON COLUMN class_rounds.status IS 'skipped: the class does not race; voided: its race is worth nothing; empty = as the event.';
COMMENT ON COLUMN class_rounds.points_percent IS 'Share of the scale''s points for this class; empty = as the event.';
