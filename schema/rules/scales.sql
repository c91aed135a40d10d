-- The names of the points scales; their points are in points_scales.
CREATE TABLE scales (
    scale TEXT PRIMARY KEY,
    description TEXT,
    source TEXT REFERENCES sources (source)
);

COMMENT ON TABLE scales IS 'One row per points scale.';
COMMENT ON COLUMN scales.scale IS 'Name of a points scale.';
COMMENT ON COLUMN scales.description IS 'Where the scale was used.';
