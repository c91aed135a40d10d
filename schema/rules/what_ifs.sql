-- Questions: only the rules that one changes. An empty cell leaves the season's own rule. Results and
-- rounds that a question changes are in what_if_results and what_if_rounds.
CREATE TABLE what_ifs (
    what_if TEXT PRIMARY KEY CHECK (what_if <> 'official'),
    question TEXT,
    scale TEXT REFERENCES scales (scale),
    minimum_distance_percent INTEGER CHECK (minimum_distance_percent BETWEEN 0 AND 100),
    distance_basis TEXT CHECK (distance_basis IN ('overall winner', 'class winner')),
    cars_counted INTEGER CHECK (cars_counted BETWEEN 1 AND 99),
    rounds_counted INTEGER CHECK (rounds_counted BETWEEN 1 AND 99)
);

COMMENT ON TABLE what_ifs IS 'One row per question of what another rule would have changed; an empty cell is the season''s own rule.';
COMMENT ON COLUMN what_ifs.what_if IS 'Name of the what-if: the rulebook of its rows in the what-if views.';
COMMENT ON COLUMN what_ifs.question IS 'What is asked.';
COMMENT ON COLUMN what_ifs.scale IS 'Name of a points scale; for a kind of race that it does not have, the season''s own one stays.';
COMMENT ON COLUMN what_ifs.minimum_distance_percent IS 'Percent of the winner''s laps that a car must complete to score; 0 = no minimum.';
COMMENT ON COLUMN what_ifs.distance_basis IS 'Whose laps the minimum distance is a share of: overall winner or class winner.';
COMMENT ON COLUMN what_ifs.cars_counted IS 'How many cars of a competitor score in a race, the best ones; 99 = every car.';
COMMENT ON COLUMN what_ifs.rounds_counted IS 'How many rounds of the whole season count, the best ones; 99 = every round.';
