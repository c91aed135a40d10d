-- What was won beside the places: pole, fastest lap, most laps led.
CREATE TABLE awards (
    season INTEGER,
    round INTEGER,
    award TEXT NOT NULL,
    entry TEXT NOT NULL,
    driver TEXT REFERENCES drivers (driver),
    UNIQUE (season, round, award, entry, driver),
    FOREIGN KEY (season, round, entry) REFERENCES results (season, round, entry)
);

COMMENT ON TABLE awards IS 'One row per award of a race and car, or driver, that won it; several rows of a class share it.';
COMMENT ON COLUMN awards.award IS 'Name of the award, such as fastest lap.';
COMMENT ON COLUMN awards.driver IS 'Driver who won it; empty = all drivers of the car.';
