-- How fast was each race won?
-- Needs circuit_km and winner_time in events.
SET VARIABLE season = (SELECT MAX(season) FROM results);
SELECT
    round,
    COALESCE(short_name, circuit) AS circuit,
    events.format, laps,
    ROUND(laps * circuit_km, 1) AS km,
    winner_time,
    ROUND(laps * circuit_km * 3600 / epoch(CAST(winner_time AS INTERVAL)), 1) AS km_per_hour
FROM events
JOIN results USING (season, round)
LEFT JOIN circuits USING (circuit)
WHERE season = getvariable('season') AND overall_position = 1 AND winner_time IS NOT NULL
ORDER BY round;
