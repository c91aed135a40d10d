-- How many scoring cars have no known laps?
-- One row per season, class, championship and round. Such a car scores because it was classified:
-- it passes any minimum distance of a what-if.
CREATE VIEW unknown_laps AS
SELECT
    season, best.class, championship, round,
    CAST(COUNT(DISTINCT entry) AS INTEGER) AS cars_in_points,
    CAST(COUNT(DISTINCT CASE WHEN cars.laps IS NULL THEN entry END) AS INTEGER) AS laps_unknown
FROM best_entries AS best
JOIN results AS cars USING (season, round, entry)
WHERE best.scenario = 'official' AND award IS NULL AND competitor IS NOT NULL
GROUP BY season, best.class, championship, round
ORDER BY season, best.class, championship, round;

COMMENT ON VIEW unknown_laps IS 'Number of scoring cars without known laps.';
COMMENT ON COLUMN unknown_laps.cars_in_points IS 'Cars that scored for a competitor.';
COMMENT ON COLUMN unknown_laps.laps_unknown IS 'Those without known laps.';
