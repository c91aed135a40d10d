-- Number of cars entered and running at the finish. Not all of them are in results.
CREATE TABLE race_entries (
    season INTEGER,
    round INTEGER,
    race_class TEXT,
    entered INTEGER NOT NULL CHECK (entered >= 0),
    running INTEGER NOT NULL CHECK (running >= 0),
    PRIMARY KEY (season, round, race_class),
    FOREIGN KEY (season, round) REFERENCES events (season, round),
    FOREIGN KEY (season, race_class) REFERENCES race_classes (season, race_class),
    -- no more cars at the end than entered
    CHECK (running <= entered)
);

COMMENT ON TABLE race_entries IS 'One row per race and class of the entry list: the size of the field. retirements has the classes that score.';
COMMENT ON COLUMN race_entries.entered IS 'Cars entered.';
COMMENT ON COLUMN race_entries.running IS 'Cars running at the finish.';
