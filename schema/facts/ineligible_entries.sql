-- Cars, or single drivers of a car, that took part but may not score: guests, cars of another
-- formula.
CREATE TABLE ineligible_entries (
    season INTEGER,
    round INTEGER,
    entry TEXT NOT NULL,
    championship TEXT,
    driver TEXT REFERENCES drivers (driver),
    others_move_up BOOLEAN NOT NULL DEFAULT FALSE,
    reason TEXT NOT NULL,
    source TEXT REFERENCES sources (source),
    UNIQUE (season, round, entry, championship, driver),
    FOREIGN KEY (season, round, entry) REFERENCES results (season, round, entry),
    -- others_move_up only for a whole car, without a driver
    CHECK (driver IS NULL OR NOT others_move_up)
);

COMMENT ON TABLE ineligible_entries IS 'One row per car, or driver of a car, that may not score in a race.';
COMMENT ON COLUMN ineligible_entries.championship IS 'Championship in which it may not score; empty = all.';
COMMENT ON COLUMN ineligible_entries.driver IS 'Driver who may not score; empty = the whole car.';
COMMENT ON COLUMN ineligible_entries.others_move_up IS 'true: cars behind get the points of the next better place.';
COMMENT ON COLUMN ineligible_entries.reason IS 'Why it may not score.';
