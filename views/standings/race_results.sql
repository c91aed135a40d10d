-- How did a race end, what did each car bring its team, and why?
-- One row per season, round and car.
CREATE VIEW race_results AS
WITH ledger AS (
    SELECT season, round, entry, why, points
    FROM scenario_ledger
    WHERE scenario = 'official' AND championship = 'teams' AND award IS NULL
)
SELECT
    -- The shell leaves out the middle where the terminal is narrow.
    season, round, cars.overall_position, cars.class, cars.class_position,
    COALESCE(cars.car_number, NULLIF(cars.entry, cars.team)) AS car_number,
    cars.team, events.event, events.kind, car_drivers.drivers,
    COALESCE(chassis.standard_name, cars.chassis) AS chassis,
    COALESCE(engines.standard_name, cars.engine) AS engine,
    cars.laps, cars.status, ledger.points, ledger.why
FROM results AS cars
JOIN events USING (season, round)
LEFT JOIN classes USING (season, class)
LEFT JOIN car_drivers USING (season, round, entry)
LEFT JOIN chassis USING (chassis)
LEFT JOIN engines USING (engine)
LEFT JOIN ledger USING (season, round, entry)
ORDER BY
    season, round, cars.overall_position NULLS LAST, classes.rank, cars.class,
    cars.class_position NULLS LAST, cars.entry;

COMMENT ON VIEW race_results IS 'Every race: place, drivers, car, laps, points for the team, and why.';
COMMENT ON COLUMN race_results.car_number IS 'Number on the car; where the results have none its entry, unless that is the team''s name.';
COMMENT ON COLUMN race_results.chassis IS 'Chassis of the car, in its standard spelling.';
COMMENT ON COLUMN race_results.engine IS 'Engine of the car, in its standard spelling.';
COMMENT ON COLUMN race_results.points IS 'Points that the car brought its team, bonuses aside; empty where no teams'' championship is held.';
COMMENT ON COLUMN race_results.why IS 'Why, in a sentence.';
COMMENT ON COLUMN race_results.round IS 'Number of the championship round, from 1.';
COMMENT ON COLUMN race_results.status IS 'classified; dnf (with a place when it was classified all the same); nc (running, not classified); dns or dsq.';
