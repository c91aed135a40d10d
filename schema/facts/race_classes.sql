-- The classes in which cars raced, each with the class in which it scores.
CREATE TABLE race_classes (
    season INTEGER,
    race_class TEXT,
    class TEXT NOT NULL,
    PRIMARY KEY (season, race_class),
    -- Lets results refer to the pair, so that a car can score only in the class of its race class.
    UNIQUE (season, race_class, class),
    FOREIGN KEY (season, class) REFERENCES classes (season, class)
);

COMMENT ON TABLE race_classes IS 'One row per class in which cars raced, with the class in which they score (the LMGTP Bentleys score in LMP900).';
COMMENT ON COLUMN race_classes.race_class IS 'Class in which a car raced; it can differ from the class in which it scores.';
