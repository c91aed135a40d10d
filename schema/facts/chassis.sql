-- Chassis, in every spelling that a source prints.
CREATE TABLE chassis (
    chassis TEXT PRIMARY KEY,
    standard_name TEXT,
    manufacturer TEXT
);

COMMENT ON TABLE chassis IS 'One row per spelling of a chassis.';
COMMENT ON COLUMN chassis.chassis IS 'Chassis of the car, as its source spells it.';
COMMENT ON COLUMN chassis.standard_name IS 'Standard spelling for all spellings of the same car; empty = the one in chassis.';
COMMENT ON COLUMN chassis.manufacturer IS 'Maker of the chassis.';
