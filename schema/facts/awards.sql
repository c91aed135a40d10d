-- Awards other than places: pole, fastest lap, most laps led.
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

COMMENT ON TABLE awards IS 'One row per race, award and winning car or driver; several rows in a class share the award. rulebook_bonuses has its points; without a row there it brings none, as in 2003.';
COMMENT ON COLUMN awards.award IS 'Name of the award, such as fastest lap.';
COMMENT ON COLUMN awards.driver IS 'Driver who won it; empty = all drivers of the car, or the source does not say which.';
COMMENT ON COLUMN awards.lap_time IS 'Time of the lap, minutes:seconds.';
COMMENT ON COLUMN awards.note IS 'Circumstances, or a question that the source leaves open.';
