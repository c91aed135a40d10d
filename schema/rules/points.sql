-- What a point is, said once. The loader makes it DECIMAL(9, 2) where the seeds give or share out
-- fractions of a point.
CREATE TYPE points AS INTEGER;
