-- Which rules hold in which championship?
-- One row per rulebook, season, class and championship: 'official' are the rules that held; a
-- what-if replaces the rules that it states and leaves the others as they were.
CREATE VIEW season_rules AS
WITH official AS (
    SELECT
        season, class, championship, rulebooks.rulebook AS own_rulebook,
        rulebooks.scale AS own_scale, rulebooks.minimum_distance_percent,
        rulebooks.distance_basis, rulebooks.cars_counted, rulebooks.shared_cars, rulebooks.ties
    FROM championships
    JOIN rulebooks USING (rulebook)
)
SELECT
    'official' AS rulebook, season, class, championship, own_rulebook, own_scale,
    CAST(NULL AS TEXT) AS scale, minimum_distance_percent, distance_basis, cars_counted,
    shared_cars, ties, CAST(NULL AS INTEGER) AS rounds_counted
FROM official
UNION ALL
SELECT
    what_ifs.what_if, season, class, championship, own_rulebook, own_scale,
    what_ifs.scale,
    COALESCE(what_ifs.minimum_distance_percent, official.minimum_distance_percent),
    COALESCE(what_ifs.distance_basis, official.distance_basis),
    COALESCE(what_ifs.cars_counted, official.cars_counted),
    shared_cars, ties, what_ifs.rounds_counted
FROM official
CROSS JOIN what_ifs;

COMMENT ON VIEW season_rules IS 'The rules of every championship, as they held and under every what-if.';
COMMENT ON COLUMN season_rules.rulebook IS 'official: the rules that held; or the name of a what-if.';
COMMENT ON COLUMN season_rules.own_rulebook IS 'The rulebook that held.';
COMMENT ON COLUMN season_rules.own_scale IS 'Points scale of the rulebook that held.';
COMMENT ON COLUMN season_rules.scale IS 'Points scale that a what-if asks for; empty = the own one.';
COMMENT ON COLUMN season_rules.minimum_distance_percent IS 'Percent of the winner''s laps that a car must complete to score; 0 = no minimum.';
COMMENT ON COLUMN season_rules.distance_basis IS 'Whose laps the minimum distance is a share of: overall winner or class winner.';
COMMENT ON COLUMN season_rules.cars_counted IS 'How many cars of a competitor score in a race, the best ones; 99 = every car.';
COMMENT ON COLUMN season_rules.rounds_counted IS 'Best rounds of the whole season that a what-if counts; empty = as the rulebook says.';
