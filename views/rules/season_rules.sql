-- Which rules apply in which championship?
-- One row per scenario, season, class and championship: 'official' are the rules in force; a
-- what-if replaces the rules that it states and keeps the others.
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

COMMENT ON VIEW season_rules IS 'The rules of every championship, official and under every what-if.';
COMMENT ON COLUMN season_rules.scenario IS 'official: the rules in force; otherwise the name of a what-if.';
COMMENT ON COLUMN season_rules.rulebook IS 'The rulebook of the championship.';
COMMENT ON COLUMN season_rules.own_scale IS 'Points scale of the rulebook in force.';
COMMENT ON COLUMN season_rules.scale IS 'Points scale of a what-if; empty = the season''s own.';
COMMENT ON COLUMN season_rules.minimum_distance_percent IS 'Percent of the winner''s laps that a car must complete to score; 0 = no minimum.';
COMMENT ON COLUMN season_rules.distance_basis IS 'Winner whose laps the minimum distance refers to: overall winner or class winner.';
COMMENT ON COLUMN season_rules.cars_counted IS 'Number of a competitor''s cars that score in a race, the best first; 99 = all.';
COMMENT ON COLUMN season_rules.rounds_counted IS 'Number of best rounds of the whole season that count under a what-if; empty = as in the rulebook.';
