-- How fast was each race won?
-- Needs circuit_km and winner_time in events.
SET VARIABLE asked_season = asked_season();
SELECT
    round,
    circuit,
    events.format, laps,
    ROUND(laps * circuit_km, 1) AS km,
    winner_time,
    ROUND(laps * circuit_km * 3600 / epoch(CAST(winner_time AS INTERVAL)), 1) AS km_per_hour
FROM events
JOIN results USING (season, round)
WHERE season = getvariable('asked_season') AND overall_position = 1 AND winner_time IS NOT NULL
ORDER BY round;
