-- How many scoring cars have no known team, driver or maker?
-- One row per season, class and championship. Ineligible cars are left out; a car that moves up
-- counts with its place as finished.
CREATE VIEW unknown_competitors AS
WITH placed AS (
    SELECT season, class, rules.championship, round, cars.entry
    FROM class_results AS cars
    JOIN round_rules AS rules USING (season, round, class)
    JOIN points_scales AS worth
        ON worth.scale = rules.scale
        AND worth.kind = rules.kind
        AND worth.place = cars.class_position
    LEFT JOIN ineligible_entries AS barred
        ON barred.season = cars.season
        AND barred.round = cars.round
        AND barred.entry = cars.entry
        AND COALESCE(barred.championship, rules.championship) = rules.championship
        AND barred.driver IS NULL
    WHERE rules.scenario = 'official'
        AND barred.reason IS NULL
        AND COALESCE(cars.laps >= rules.required_laps, TRUE)
)
SELECT
    season, class, championship,
    CAST(COUNT(*) AS INTEGER) AS cars_in_points,
    CAST(COUNT(unknown.worth) AS INTEGER) AS cars_unknown,
    CAST(COALESCE(SUM(unknown.worth), 0) AS points) AS points_unknown
FROM placed
LEFT JOIN unknown_scorers AS unknown USING (season, class, championship, round, entry)
GROUP BY season, class, championship
ORDER BY season, class, championship;

COMMENT ON VIEW unknown_competitors IS 'Number of scoring cars that are missing in the standings because no source names the team, the driver or the chassis.';
COMMENT ON COLUMN unknown_competitors.championship IS 'Name of the championship in its class: teams, drivers, manufacturers, or the name of a cup.';
COMMENT ON COLUMN unknown_competitors.class IS 'Class in which a car scores.';
COMMENT ON COLUMN unknown_competitors.cars_in_points IS 'Eligible cars in a place with points.';
COMMENT ON COLUMN unknown_competitors.cars_unknown IS 'Those without a known team, driver or maker.';
COMMENT ON COLUMN unknown_competitors.points_unknown IS 'Points of their places.';
