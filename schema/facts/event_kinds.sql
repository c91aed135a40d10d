-- Kinds of race that a scale may reward differently.
CREATE TABLE event_kinds (
    kind TEXT PRIMARY KEY,
    description TEXT,
    points_only BOOLEAN NOT NULL DEFAULT FALSE
);

COMMENT ON TABLE event_kinds IS 'One row per kind of race that a scale can reward differently.';
COMMENT ON COLUMN event_kinds.kind IS 'Kind of race; with the scale it decides what a place is worth.';
COMMENT ON COLUMN event_kinds.description IS 'Which races are of this kind.';
COMMENT ON COLUMN event_kinds.points_only IS 'true: a place brings points, is no win and separates nobody level on points (a sprint).';
