-- The points of each place in each kind of race.
CREATE TABLE points_scales (
    scale TEXT REFERENCES scales (scale),
    kind TEXT DEFAULT 'race' REFERENCES event_kinds (kind),
    place INTEGER CHECK (place BETWEEN 1 AND 99),
    points points NOT NULL CHECK (points BETWEEN 0 AND 9999),
    PRIMARY KEY (scale, kind, place)
);

COMMENT ON TABLE points_scales IS 'One row per scale, kind of race and place.';
COMMENT ON COLUMN points_scales.place IS 'Place in class, from 1 without gaps.';
COMMENT ON COLUMN points_scales.points IS 'Points for that place; a place worth 0 still lists the competitor in the standings and counts in the countback.';
