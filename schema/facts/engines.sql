-- Engines, in every spelling that a source prints.
CREATE TABLE engines (
    engine TEXT PRIMARY KEY,
    standard_name TEXT
);

COMMENT ON TABLE engines IS 'One row per spelling of an engine.';
COMMENT ON COLUMN engines.engine IS 'Engine of the car, as its source spells it.';
COMMENT ON COLUMN engines.standard_name IS 'Standard spelling for all spellings of the same engine (3.6 L, 3.6L); empty = the one in engine.';
