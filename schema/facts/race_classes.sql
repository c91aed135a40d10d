-- The classes that cars raced in, each counted in one championship class.
CREATE TABLE race_classes (
    season INTEGER,
    race_class TEXT,
    class TEXT NOT NULL,
    PRIMARY KEY (season, race_class),
    -- Lets results refer to the pair, so that a car cannot score in another class than its own.
    UNIQUE (season, race_class, class),
    FOREIGN KEY (season, class) REFERENCES classes (season, class)
);

COMMENT ON TABLE race_classes IS 'One row per class in which cars raced, with the championship class that counts them (the LMGTP Bentleys score in LMP900).';
COMMENT ON COLUMN race_classes.race_class IS 'Class in which a car raced; it can differ from the class in which it scores.';
