-- Kinds of race that a rulebook may reward differently.
CREATE TABLE event_kinds (
    kind TEXT PRIMARY KEY,
    description TEXT NOT NULL
);

COMMENT ON TABLE event_kinds IS 'One row per kind of race that a rulebook can give a points scale of its own.';
COMMENT ON COLUMN event_kinds.kind IS 'Kind of race; with the rulebook it decides the points scale.';
COMMENT ON COLUMN event_kinds.description IS 'Which races are of this kind.';
