-- A set of points rules. The official rules of a season are one row, every what-if is one more.
CREATE TABLE rulebooks (
    rulebook TEXT PRIMARY KEY,
    description TEXT NOT NULL,
    minimum_distance_percent INTEGER CHECK (minimum_distance_percent BETWEEN 1 AND 100),
    distance_basis TEXT NOT NULL CHECK (distance_basis IN ('overall winner', 'class winner')),
    cars_counted INTEGER CHECK (cars_counted >= 1),
    rounds_counted INTEGER CHECK (rounds_counted >= 1),
    source TEXT REFERENCES sources (source)
);

COMMENT ON TABLE rulebooks IS 'One row per set of points rules, official or what-if.';
COMMENT ON COLUMN rulebooks.rulebook IS 'Name of a set of points rules.';
COMMENT ON COLUMN rulebooks.description IS 'What the rulebook changes or where it held.';
COMMENT ON COLUMN rulebooks.minimum_distance_percent IS 'Percent of the winner''s laps that a car must complete to score; empty = no minimum.';
COMMENT ON COLUMN rulebooks.distance_basis IS 'Whose laps the minimum distance is a share of: overall winner or class winner.';
COMMENT ON COLUMN rulebooks.cars_counted IS 'How many cars of a team score in a race, the best ones; empty = every car.';
COMMENT ON COLUMN rulebooks.rounds_counted IS 'How many rounds of a team count in a season, its best ones; empty = every round.';
