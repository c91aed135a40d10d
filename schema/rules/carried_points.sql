-- Points as the chain carries them. The loader makes it DECIMAL(13, 6) where points are fractions:
-- a share of a point keeps six decimals until the total is rounded.
CREATE TYPE carried_points AS INTEGER;
