-- The drivers of each car of a race. A driver can have driven two cars.
CREATE TABLE result_drivers (
    season INTEGER,
    round INTEGER,
    entry TEXT,
    driver TEXT REFERENCES drivers (driver),
    seat INTEGER CHECK (seat BETWEEN 1 AND 6),
    PRIMARY KEY (season, round, entry, driver),
    UNIQUE (season, round, entry, seat),
    FOREIGN KEY (season, round, entry) REFERENCES results (season, round, entry)
);

COMMENT ON TABLE result_drivers IS 'One row per driver of a car in a race.';
COMMENT ON COLUMN result_drivers.seat IS 'Position of the driver in the source''s list, from 1.';
