-- The type of all points. The loader makes it DECIMAL(9, 2) if the seeds have or share out
-- fractions of a point.
CREATE TYPE points AS INTEGER;
