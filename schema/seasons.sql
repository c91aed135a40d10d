-- A season of a series, and the rulebook that was official in it.
CREATE TABLE seasons (
    season INTEGER PRIMARY KEY CHECK (season BETWEEN 1900 AND 9999),
    series TEXT NOT NULL,
    organiser TEXT NOT NULL,
    edition INTEGER CHECK (edition >= 1),
    rulebook TEXT NOT NULL REFERENCES rulebooks (rulebook),
    note TEXT,
    source TEXT NOT NULL REFERENCES sources (source)
);

COMMENT ON TABLE seasons IS 'One row per season.';
COMMENT ON COLUMN seasons.season IS 'Year of the season.';
COMMENT ON COLUMN seasons.series IS 'Name of the series.';
COMMENT ON COLUMN seasons.organiser IS 'Body that sanctioned the series.';
COMMENT ON COLUMN seasons.edition IS 'Which season of the series this is, from 1.';
COMMENT ON COLUMN seasons.rulebook IS 'The official rulebook of the season.';
COMMENT ON COLUMN seasons.note IS 'What else the source says of the season.';
COMMENT ON COLUMN seasons.source IS 'The article that prints the calendar and the championship tables.';
