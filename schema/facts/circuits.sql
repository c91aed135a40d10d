-- Where races were held.
CREATE TABLE circuits (
    circuit TEXT PRIMARY KEY,
    short_name TEXT
);

COMMENT ON TABLE circuits IS 'One row per circuit.';
COMMENT ON COLUMN circuits.circuit IS 'Name of the circuit as the calendar prints it.';
COMMENT ON COLUMN circuits.short_name IS 'Name of the circuit as the table of results prints it.';
