-- Kinds of race that can have different points.
CREATE TABLE event_kinds (
    kind TEXT PRIMARY KEY,
    description TEXT,
    points_only BOOLEAN NOT NULL DEFAULT FALSE
);

COMMENT ON TABLE event_kinds IS 'One row per kind of race that can have different points.';
COMMENT ON COLUMN event_kinds.kind IS 'Kind of race; with the scale it decides the points of a place.';
COMMENT ON COLUMN event_kinds.description IS 'Which races are of this kind.';
COMMENT ON COLUMN event_kinds.points_only IS 'true: a place brings points, but counts neither as a win nor in the countback (a sprint).';
