-- Who won each class of each race, and which of them the race?
-- One row per race and class whose winner is known.
CREATE VIEW season_results AS
SELECT
    results.season,
    results.round,
    circuits.short_name AS circuit,
    results.class,
    results.car_number,
    results.team,
    car_drivers.drivers,
    results.laps,
    COALESCE(results.overall_position = 1, FALSE) AS overall_winner
FROM results
JOIN events
    ON events.season = results.season AND events.round = results.round
JOIN circuits
    ON circuits.circuit = events.circuit
JOIN classes
    ON classes.season = results.season AND classes.class = results.class
LEFT JOIN car_drivers
    ON car_drivers.season = results.season
    AND car_drivers.round = results.round
    AND car_drivers.entry = results.entry
WHERE results.class_position = 1
ORDER BY results.season, results.round, classes.rank;

COMMENT ON VIEW season_results IS 'Class winners of every race, and no other car: results has them all.';
COMMENT ON COLUMN season_results.overall_winner IS 'true: the car won the race overall.';
COMMENT ON COLUMN season_results.circuit IS 'Short name of the circuit (short_name in circuits); other tables and views have the long one.';
