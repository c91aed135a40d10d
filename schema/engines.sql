CREATE TABLE engines (
    engine TEXT PRIMARY KEY,
    standard_name TEXT NOT NULL
);

COMMENT ON TABLE engines IS 'One row per engine, in every spelling that a source prints.';
COMMENT ON COLUMN engines.engine IS 'Engine of the car.';
COMMENT ON COLUMN engines.standard_name IS 'One spelling for names that differ in a blank only (3.6 L, 3.6L).';
