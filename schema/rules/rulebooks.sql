-- The points rules of a championship, complete. Best rounds are in rulebook_segments, bonus points
-- in rulebook_bonuses; a what-if is in what_ifs.
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

COMMENT ON TABLE rulebooks IS 'One row per set of points rules.';
COMMENT ON COLUMN rulebooks.rulebook IS 'Name of a set of points rules.';
COMMENT ON COLUMN rulebooks.description IS 'Where the rulebook held.';
COMMENT ON COLUMN rulebooks.minimum_distance_percent IS 'Percent of the winner''s laps that a car must complete to score; 0 = no minimum.';
COMMENT ON COLUMN rulebooks.distance_basis IS 'Whose laps the minimum distance is a share of: overall winner or class winner.';
COMMENT ON COLUMN rulebooks.cars_counted IS 'How many cars of a competitor score in a race, the best ones; 99 = every car.';
COMMENT ON COLUMN rulebooks.shared_cars IS 'What drivers who share a car get: each the points of its place, equal shares of them (split), or nothing, and nor does its team or maker.';
COMMENT ON COLUMN rulebooks.ties IS 'Who is ahead of those level on points: shared = by countback, and level in that they share a place; earlier or later = then by the earlier or later best result; last round = then by the place in the latest round in which either was placed; no countback = they share a place at once.';
