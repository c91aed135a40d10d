-- The type of points inside the chain: whole points, as here, or DECIMAL(13, 6), which the loader
-- puts in place of INTEGER if the seeds have fractions of a point. They keep six decimals until the
-- total is rounded.
CREATE TYPE carried_points AS INTEGER;
