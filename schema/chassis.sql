CREATE TABLE chassis (
    chassis TEXT PRIMARY KEY,
    manufacturer TEXT NOT NULL
);

COMMENT ON TABLE chassis IS 'One row per chassis, in every spelling that a source prints.';
COMMENT ON COLUMN chassis.chassis IS 'Chassis of the car.';
COMMENT ON COLUMN chassis.manufacturer IS 'Who made the chassis.';
