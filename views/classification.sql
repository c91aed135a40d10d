-- Which cars can score, and what is their position worth?
-- One row per rulebook, season, round and car. A car whose laps no source shows is eligible when
-- it was classified.
-- "Points are awarded to the top 10 finishers in the following order: 20-16-13-10-8-6-4-3-2-1.
-- Exceptions being for the 12 Hours of Sebring and Petit Le Mans [...] 26-22-19-16-14-12-10-9-8-7."
CREATE VIEW classification AS
SELECT
    required_laps.rulebook,
    required_laps.season,
    required_laps.official,
    required_laps.round,
    results.entry,
    required_laps.class,
    results.team,
    results.car_number,
    results.class_position,
    results.laps,
    required_laps.required_laps,
    results.status,
    results.status = 'classified'
        AND COALESCE(results.laps >= required_laps.required_laps, TRUE) AS eligible,
    points_scales.points AS points_available,
    required_laps.cars_counted,
    required_laps.rounds_counted
FROM results
JOIN required_laps
    ON required_laps.season = results.season
    AND required_laps.round = results.round
    AND required_laps.class = results.class
LEFT JOIN points_scales
    ON points_scales.scale = required_laps.scale
    AND points_scales.position = results.class_position;

COMMENT ON VIEW classification IS 'Every car of every race under every rulebook: eligible for points or not, and what its position is worth.';
COMMENT ON COLUMN classification.eligible IS 'true: classified, and not known to be below the minimum distance.';
COMMENT ON COLUMN classification.points_available IS 'Points that the car''s position is worth; empty outside the points.';
