-- What is known about a place without a known car.
CREATE TABLE place_notes (
    season INTEGER,
    round INTEGER,
    class TEXT,
    class_position INTEGER CHECK (class_position >= 1),
    note TEXT NOT NULL,
    source TEXT REFERENCES sources (source),
    PRIMARY KEY (season, round, class, class_position),
    FOREIGN KEY (season, round) REFERENCES events (season, round),
    FOREIGN KEY (season, class) REFERENCES classes (season, class)
);

COMMENT ON TABLE place_notes IS 'One row per place without a known car about which something is known.';
COMMENT ON COLUMN place_notes.class_position IS 'The place.';
COMMENT ON COLUMN place_notes.note IS 'What is known about the place, and why that does not identify the car.';
