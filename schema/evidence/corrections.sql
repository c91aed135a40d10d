-- Cells of the seeds that differ from their source.
CREATE TABLE corrections (
    season INTEGER,
    round INTEGER,
    entry TEXT,
    column_name TEXT CHECK (
        column_name IN (
            'class', 'race_class', 'class_position', 'overall_position', 'car_number', 'team',
            'chassis', 'engine', 'laps', 'status', 'driver'
        )
    ),
    printed TEXT,
    kept TEXT NOT NULL,
    reason TEXT NOT NULL,
    source TEXT REFERENCES sources (source),
    PRIMARY KEY (season, round, entry, column_name, printed),
    FOREIGN KEY (season, round, entry) REFERENCES results (season, round, entry)
);

COMMENT ON TABLE corrections IS 'One row per cell of a result that differs from its source.';
COMMENT ON COLUMN corrections.column_name IS 'The corrected column of results; driver: the name of one of the car''s drivers.';
COMMENT ON COLUMN corrections.printed IS 'Value in the source.';
COMMENT ON COLUMN corrections.kept IS 'Value in this database.';
COMMENT ON COLUMN corrections.reason IS 'Why it differs from the source.';
