-- Who drove.
CREATE TABLE drivers (
    driver TEXT PRIMARY KEY,
    note TEXT
);

COMMENT ON TABLE drivers IS 'One row per driver.';
COMMENT ON COLUMN drivers.driver IS 'Name of the driver.';
COMMENT ON COLUMN drivers.note IS 'Remark on the name.';
