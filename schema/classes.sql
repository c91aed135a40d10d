-- The classes that have a championship.
CREATE TABLE classes (
    season INTEGER REFERENCES seasons (season),
    class TEXT,
    category TEXT NOT NULL,
    rank INTEGER NOT NULL CHECK (rank >= 1),
    PRIMARY KEY (season, class),
    UNIQUE (season, rank)
);

COMMENT ON TABLE classes IS 'One row per championship class of a season.';
COMMENT ON COLUMN classes.class IS 'Championship class: the one in which a car scores.';
COMMENT ON COLUMN classes.category IS 'Kind of car the class is for.';
COMMENT ON COLUMN classes.rank IS 'Order in which the season''s tables are printed, from 1.';
