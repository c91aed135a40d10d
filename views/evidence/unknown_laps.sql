-- For how many of the cars that scored are the laps unknown?
-- One row per season, class, championship and round. Such a car is eligible as classified: it passes
-- every minimum distance that anybody may ask about.
CREATE VIEW unknown_laps AS
SELECT
    season, best.class, championship, round,
    CAST(COUNT(DISTINCT entry) AS INTEGER) AS cars_in_points,
    CAST(COUNT(DISTINCT CASE WHEN cars.laps IS NULL THEN entry END) AS INTEGER) AS laps_unknown
FROM best_entries AS best
JOIN results AS cars USING (season, round, entry)
WHERE best.scenario = 'official'
GROUP BY season, best.class, championship, round
ORDER BY season, best.class, championship, round;

COMMENT ON VIEW unknown_laps IS 'For how many of the cars that scored the laps are unknown.';
COMMENT ON COLUMN unknown_laps.cars_in_points IS 'Cars that scored for a competitor.';
COMMENT ON COLUMN unknown_laps.laps_unknown IS 'Those of them whose laps no source shows.';
