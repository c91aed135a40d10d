-- What-ifs: only the rules that each changes. An empty cell keeps the season's own rule. Changed
-- results and rounds are in what_if_results and what_if_rounds.
CREATE TABLE what_ifs (
    what_if TEXT PRIMARY KEY CHECK (what_if <> 'official'),
    question TEXT,
    scale TEXT REFERENCES scales (scale),
    minimum_distance_percent INTEGER CHECK (minimum_distance_percent BETWEEN 0 AND 100),
    distance_basis TEXT CHECK (distance_basis IN ('overall winner', 'class winner')),
    cars_counted INTEGER CHECK (cars_counted BETWEEN 1 AND 99),
    rounds_counted INTEGER CHECK (rounds_counted BETWEEN 1 AND 99)
);

COMMENT ON TABLE what_ifs IS 'One row per what-if; an empty cell keeps the season''s own rule.';
COMMENT ON COLUMN what_ifs.what_if IS 'Name of the what-if; in the views it is the scenario.';
COMMENT ON COLUMN what_ifs.question IS 'The question in words.';
COMMENT ON COLUMN what_ifs.scale IS 'Points scale; if it lacks a kind of race, the season''s own scale applies there.';
COMMENT ON COLUMN what_ifs.minimum_distance_percent IS 'Percent of the winner''s laps that a car must complete to score; 0 = no minimum.';
COMMENT ON COLUMN what_ifs.distance_basis IS 'Winner whose laps the minimum distance refers to: overall winner or class winner.';
COMMENT ON COLUMN what_ifs.cars_counted IS 'Number of a competitor''s cars that score in a race, the best first; 99 = all.';
COMMENT ON COLUMN what_ifs.rounds_counted IS 'Number of best rounds of the whole season that count; 99 = all.';
