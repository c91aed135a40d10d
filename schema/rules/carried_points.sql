-- The type of points inside the chain. The loader makes it DECIMAL(13, 6) if there are fractions of
-- a point, which keep six decimals until the total is rounded.
CREATE TYPE carried_points AS INTEGER;
