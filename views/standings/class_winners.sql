-- Who won each class of each race, and who won overall?
-- One row per race and class whose winner is known.
CREATE VIEW class_winners AS
SELECT
    results.season,
    results.round,
    results.entry,
    events.event,
    events.kind,
    events.circuit,
    circuits.short_name,
    results.class,
    COALESCE(results.car_number, NULLIF(results.entry, results.team)) AS car_number,
    results.team,
    crews.drivers,
    crews.crew,
    results.laps,
    COALESCE(results.overall_position = 1, FALSE) AS overall_winner
FROM results
JOIN events
    ON events.season = results.season AND events.round = results.round
LEFT JOIN circuits
    ON circuits.circuit = events.circuit
JOIN classes
    ON classes.season = results.season AND classes.class = results.class
LEFT JOIN crews
    ON crews.season = results.season
    AND crews.round = results.round
    AND crews.entry = results.entry
WHERE results.class_position = 1
ORDER BY results.season, results.round, classes.rank, results.class, results.entry;

COMMENT ON VIEW class_winners IS 'Class winners of every race; race_results has all cars.';
COMMENT ON COLUMN class_winners.car_number IS 'Number on the car; if the results have none, its entry, unless that is the team''s name.';
COMMENT ON COLUMN class_winners.overall_winner IS 'true: the car won the race overall.';
