-- A season of a series.
CREATE TABLE seasons (
    season INTEGER PRIMARY KEY CHECK (season BETWEEN 1900 AND 9999),
    series TEXT,
    organiser TEXT,
    edition INTEGER CHECK (edition >= 1),
    note TEXT,
    source TEXT REFERENCES sources (source)
);

COMMENT ON TABLE seasons IS 'One row per season.';
COMMENT ON COLUMN seasons.season IS 'Year of the season.';
COMMENT ON COLUMN seasons.series IS 'Name of the series.';
COMMENT ON COLUMN seasons.organiser IS 'Body that sanctioned the series.';
COMMENT ON COLUMN seasons.edition IS 'Number of the season in the series, from 1.';
COMMENT ON COLUMN seasons.note IS 'Other facts about the season, such as changes of the calendar.';
