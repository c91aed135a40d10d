-- All points rules of a championship, except best rounds (rulebook_segments) and bonus points
-- (rulebook_bonuses). What-ifs are in what_ifs.
CREATE TABLE rulebooks (
    rulebook TEXT PRIMARY KEY,
    description TEXT,
    scale TEXT NOT NULL REFERENCES scales (scale),
    minimum_distance_percent INTEGER NOT NULL DEFAULT 0
        CHECK (minimum_distance_percent BETWEEN 0 AND 100),
    distance_basis TEXT NOT NULL DEFAULT 'overall winner'
        CHECK (distance_basis IN ('overall winner', 'class winner')),
    cars_counted INTEGER NOT NULL DEFAULT 99 CHECK (cars_counted BETWEEN 1 AND 99),
    shared_cars TEXT NOT NULL DEFAULT 'each' CHECK (shared_cars IN ('each', 'split', 'nothing')),
    ties TEXT NOT NULL DEFAULT 'shared'
        CHECK (ties IN ('shared', 'earlier', 'later', 'last round', 'no countback')),
    source TEXT REFERENCES sources (source)
);

COMMENT ON TABLE rulebooks IS 'One row per rulebook: a set of points rules.';
COMMENT ON COLUMN rulebooks.rulebook IS 'Name of the rulebook.';
COMMENT ON COLUMN rulebooks.description IS 'Where the rulebook was in force.';
COMMENT ON COLUMN rulebooks.minimum_distance_percent IS 'Percent of the winner''s laps that a car must complete to score; 0 = no minimum.';
COMMENT ON COLUMN rulebooks.distance_basis IS 'Winner whose laps the minimum distance refers to: overall winner or class winner.';
COMMENT ON COLUMN rulebooks.cars_counted IS 'Number of a competitor''s cars that score in a race, the best first; 99 = all.';
COMMENT ON COLUMN rulebooks.shared_cars IS 'Points of drivers who share a car: each = all points to each, split = equal shares, nothing = none, and none for its team and maker either.';
COMMENT ON COLUMN rulebooks.ties IS 'Order of competitors level on points: shared = countback, and if still level they share the place; earlier or later = countback, then the earlier or later best result; last round = countback, then the better place in the latest round in which either was placed; no countback = they share the place.';
