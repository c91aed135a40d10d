-- Cells of the seeds that depart from their source.
CREATE TABLE corrections (
    season INTEGER,
    round INTEGER,
    entry TEXT,
    column_name TEXT,
    printed TEXT,
    kept TEXT NOT NULL,
    reason TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES sources (source),
    PRIMARY KEY (season, round, entry, column_name, printed),
    FOREIGN KEY (season, round, entry) REFERENCES results (season, round, entry)
);

COMMENT ON TABLE corrections IS 'One row per cell of a result that departs from its source.';
COMMENT ON COLUMN corrections.column_name IS 'The corrected column.';
COMMENT ON COLUMN corrections.printed IS 'What the source prints.';
COMMENT ON COLUMN corrections.kept IS 'What this database says.';
COMMENT ON COLUMN corrections.reason IS 'Why it departs from the source.';
