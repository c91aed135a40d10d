-- What each finishing position of a class is worth.
CREATE TABLE points_scales (
    scale TEXT REFERENCES scales (scale),
    -- Four countback numbers of ten places each (view countback_weights) hold no more.
    position INTEGER CHECK (position BETWEEN 1 AND 40),
    points INTEGER NOT NULL CHECK (points BETWEEN 1 AND 9999),
    PRIMARY KEY (scale, position)
);

COMMENT ON TABLE points_scales IS 'One row per scale and rewarded position.';
COMMENT ON COLUMN points_scales.position IS 'Finishing position in class that the scale rewards, from 1 without a hole.';
COMMENT ON COLUMN points_scales.points IS 'Points for that position.';
