-- Who drove. The key lets a driver sit in one car of a race only.
CREATE TABLE result_drivers (
    season INTEGER,
    round INTEGER,
    driver TEXT REFERENCES drivers (driver),
    entry TEXT NOT NULL,
    seat INTEGER NOT NULL CHECK (seat BETWEEN 1 AND 6),
    PRIMARY KEY (season, round, driver),
    UNIQUE (season, round, entry, seat),
    FOREIGN KEY (season, round, entry) REFERENCES results (season, round, entry)
);

COMMENT ON TABLE result_drivers IS 'One row per driver in a race.';
COMMENT ON COLUMN result_drivers.seat IS 'Order in which the source names the drivers of a car, from 1.';
