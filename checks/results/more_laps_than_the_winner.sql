-- more laps than the winner: results.laps
-- A car that lost its place, because it stopped or was disqualified, can have completed more laps;
-- a car with an overall place is compared with the car ahead.
SELECT
    cars.season, cars.round, cars.entry, cars.laps,
    'the winner has ' || CAST(winners.laps AS TEXT) || ' laps' AS detail
FROM results AS cars
JOIN (
    SELECT season, round, MAX(laps) AS laps
    FROM results
    WHERE overall_position = 1
    GROUP BY season, round
) AS winners
    ON winners.season = cars.season AND winners.round = cars.round
WHERE cars.laps > winners.laps
    AND cars.class_position IS NOT NULL
    AND cars.overall_position IS NULL;
