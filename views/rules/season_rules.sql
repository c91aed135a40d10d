-- Which rules hold in which championship?
-- One row per scenario, season, class and championship: 'official' are the rules that held; a
-- what-if replaces the rules that it states and leaves the others as they were.
CREATE VIEW season_rules AS
WITH changes AS (
    SELECT
        'official' AS scenario, CAST(NULL AS TEXT) AS scale,
        CAST(NULL AS INTEGER) AS minimum_distance_percent, CAST(NULL AS TEXT) AS distance_basis,
        CAST(NULL AS INTEGER) AS cars_counted, CAST(NULL AS INTEGER) AS rounds_counted
    UNION ALL
    SELECT
        what_if, scale, minimum_distance_percent, distance_basis, cars_counted, rounds_counted
    FROM what_ifs
)
SELECT
    changes.scenario, season, class, championship, championships.competitors, own.rulebook,
    own.scale AS own_scale, changes.scale,
    COALESCE(changes.minimum_distance_percent, own.minimum_distance_percent)
        AS minimum_distance_percent,
    COALESCE(changes.distance_basis, own.distance_basis) AS distance_basis,
    COALESCE(changes.cars_counted, own.cars_counted) AS cars_counted,
    own.shared_cars, own.ties, changes.rounds_counted
FROM championships
JOIN rulebooks AS own ON own.rulebook = championships.rulebook
CROSS JOIN changes;

COMMENT ON VIEW season_rules IS 'The rules of every championship, as they held and under every what-if.';
COMMENT ON COLUMN season_rules.scenario IS 'official: the rules that held; or the name of a what-if.';
COMMENT ON COLUMN season_rules.rulebook IS 'The rulebook of the championship.';
COMMENT ON COLUMN season_rules.own_scale IS 'Points scale of the rulebook that held.';
COMMENT ON COLUMN season_rules.scale IS 'Points scale that a what-if asks for; empty = the own one.';
COMMENT ON COLUMN season_rules.minimum_distance_percent IS 'Percent of the winner''s laps that a car must complete to score; 0 = no minimum.';
COMMENT ON COLUMN season_rules.distance_basis IS 'Whose laps the minimum distance is a share of: overall winner or class winner.';
COMMENT ON COLUMN season_rules.cars_counted IS 'How many cars of a competitor score in a race, the best ones; 99 = every car.';
COMMENT ON COLUMN season_rules.rounds_counted IS 'Best rounds of the whole season that a what-if counts; empty = as the rulebook says.';
