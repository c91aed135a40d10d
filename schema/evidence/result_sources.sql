-- Sources of a result. A result without a row has the source of its season.
CREATE TABLE result_sources (
    season INTEGER,
    round INTEGER,
    entry TEXT,
    source TEXT REFERENCES sources (source),
    PRIMARY KEY (season, round, entry, source),
    FOREIGN KEY (season, round, entry) REFERENCES results (season, round, entry)
);

COMMENT ON TABLE result_sources IS 'One row per result and source.';
