-- Which scoring cars have no known team, driver or maker?
-- One row per season, class, championship, round and car whose team, drivers or maker is unknown.
-- Ineligible cars are left out; a car that moves up counts with its place as finished.
CREATE VIEW unknown_scorers AS
WITH cars AS (
    SELECT
        'teams' AS competitors, season, round, class, entry, class_position, status, laps
    FROM class_results
    WHERE team IS NULL
    UNION ALL
    SELECT 'drivers', season, round, class, entry, class_position, status, laps
    FROM class_results
    LEFT JOIN result_drivers USING (season, round, entry)
    WHERE driver IS NULL
    UNION ALL
    SELECT
        'manufacturers', season, round, class, entry, class_position, status, laps
    FROM class_results
    LEFT JOIN makers USING (season, round, entry)
    WHERE manufacturer IS NULL
)
SELECT
    season, class, rules.championship, round, cars.entry, cars.class_position,
    CAST(
        COALESCE(scaled.points, unplaced.points) * rules.points_percent * 0.01 AS points
    ) AS worth
FROM cars
JOIN round_rules AS rules USING (season, class, competitors, round)
LEFT JOIN required_laps AS distance
    ON distance.scenario = rules.scenario
    AND distance.season = rules.season
    AND distance.class = rules.class
    AND distance.championship = rules.championship
    AND distance.round = rules.round
LEFT JOIN points_scales AS scaled
    ON scaled.scale = rules.scale
    AND scaled.kind = rules.kind
    AND scaled.place = cars.class_position
LEFT JOIN status_points AS unplaced
    ON unplaced.scale = rules.scale
    AND unplaced.kind = rules.kind
    AND unplaced.status = cars.status
LEFT JOIN ineligible_entries AS ineligible
    ON ineligible.season = cars.season
    AND ineligible.round = cars.round
    AND ineligible.entry = cars.entry
    AND COALESCE(ineligible.championship, rules.championship) = rules.championship
    AND ineligible.driver IS NULL
WHERE rules.scenario = 'official'
    AND ineligible.reason IS NULL
    AND COALESCE(scaled.points, unplaced.points) IS NOT NULL
    AND (cars.class_position IS NULL OR COALESCE(cars.laps >= distance.required_laps, TRUE));

COMMENT ON VIEW unknown_scorers IS 'Scoring cars that are missing in the standings because no source names the team, the drivers or the chassis.';
COMMENT ON COLUMN unknown_scorers.championship IS 'Name of the championship in its class: teams, drivers, manufacturers, or the name of a cup.';
COMMENT ON COLUMN unknown_scorers.class IS 'Class in which a car scores.';
COMMENT ON COLUMN unknown_scorers.worth IS 'Points of its place or status.';
