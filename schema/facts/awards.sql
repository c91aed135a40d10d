-- What was won beside the places: pole, fastest lap, most laps led.
CREATE TABLE awards (
    season INTEGER,
    round INTEGER,
    award TEXT NOT NULL,
    entry TEXT NOT NULL,
    driver TEXT REFERENCES drivers (driver),
    lap_time TEXT,
    source TEXT REFERENCES sources (source),
    note TEXT,
    UNIQUE (season, round, award, entry, driver),
    FOREIGN KEY (season, round, entry) REFERENCES results (season, round, entry),
    -- a time like 1:48.826
    CHECK (
        lap_time LIKE '%_:__.___'
        AND lap_time NOT LIKE '%:%:%'
        AND TRIM(REPLACE(lap_time, ':', ''), '0123456789') = '.'
        AND SUBSTR(lap_time, LENGTH(lap_time) - 5, 1) < '6'
    )
);

COMMENT ON TABLE awards IS 'One row per award of a race and car, or driver, that won it; several rows of a class share it. rulebook_bonuses has what it is worth: without a row there nothing, as in 2003.';
COMMENT ON COLUMN awards.award IS 'Name of the award, such as fastest lap.';
COMMENT ON COLUMN awards.driver IS 'Driver who won it; empty = all drivers of the car, or the source does not name which.';
COMMENT ON COLUMN awards.lap_time IS 'Time of the lap, minutes:seconds.';
COMMENT ON COLUMN awards.note IS 'How it was won, or what the source leaves open.';
