-- The classes in which cars score.
CREATE TABLE classes (
    season INTEGER REFERENCES seasons (season),
    class TEXT,
    category TEXT,
    overall BOOLEAN NOT NULL DEFAULT FALSE,
    rank INTEGER CHECK (rank >= 1),
    PRIMARY KEY (season, class),
    UNIQUE (season, rank)
);

COMMENT ON TABLE classes IS 'One row per class of a season in which cars score.';
COMMENT ON COLUMN classes.class IS 'Class in which a car scores.';
COMMENT ON COLUMN classes.category IS 'Kind of car the class is for.';
COMMENT ON COLUMN classes.overall IS 'true: every car of the season is also in this class, by its overall place.';
COMMENT ON COLUMN classes.rank IS 'Order of the season''s tables in print, from 1.';
