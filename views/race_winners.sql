-- Who won each race overall, over what distance and in what time?
-- One row per race with a known winner.
CREATE VIEW race_winners AS
SELECT
    results.season,
    results.round,
    events.event,
    results.class,
    results.car_number,
    results.team,
    car_drivers.drivers,
    results.laps,
    races.format,
    races.circuit_km,
    CAST(results.laps * races.circuit_km AS DECIMAL(9, 3)) AS distance_km,
    races.winner_time
FROM results
JOIN events
    ON events.season = results.season AND events.round = results.round
LEFT JOIN races
    ON races.season = results.season AND races.round = results.round
LEFT JOIN car_drivers
    ON car_drivers.season = results.season
    AND car_drivers.round = results.round
    AND car_drivers.entry = results.entry
WHERE results.overall_position = 1
ORDER BY results.season, results.round;

COMMENT ON VIEW race_winners IS 'The overall winner of every race.';
COMMENT ON COLUMN race_winners.distance_km IS 'Laps times the length of a lap, in kilometres.';
