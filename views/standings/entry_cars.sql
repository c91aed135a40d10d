-- Which chassis and engine did a car have, and how is that known?
-- One row per car of a race. If its result names no chassis or engine, they are those of the
-- championship table, provided that it prints a single car for the team.
CREATE VIEW entry_cars AS
SELECT
    results.season, results.round, results.entry,
    COALESCE(chassis.standard_name, chassis.chassis) AS chassis,
    results.chassis AS printed_chassis,
    CASE
        WHEN results.chassis IS NOT NULL THEN 'results'
        WHEN only_cars.chassis IS NOT NULL THEN 'team_cars'
    END AS chassis_from,
    chassis.manufacturer,
    COALESCE(engines.standard_name, engines.engine) AS engine,
    results.engine AS printed_engine,
    CASE
        WHEN results.engine IS NOT NULL THEN 'results'
        WHEN only_cars.engine IS NOT NULL THEN 'team_cars'
    END AS engine_from
FROM results
LEFT JOIN only_cars
    ON only_cars.season = results.season
    AND only_cars.class = results.class
    AND only_cars.team = results.team
LEFT JOIN chassis
    ON chassis.chassis = COALESCE(results.chassis, only_cars.chassis)
LEFT JOIN engines
    ON engines.engine = COALESCE(results.engine, only_cars.engine)
ORDER BY results.season, results.round, results.entry;

COMMENT ON VIEW entry_cars IS 'Chassis, engine and maker of every car of a race, in one spelling, and how each is known.';
COMMENT ON COLUMN entry_cars.chassis IS 'Chassis of the car, in its standard spelling; empty if no source names it.';
COMMENT ON COLUMN entry_cars.printed_chassis IS 'Chassis as the source of the result spells it; empty if it names none.';
COMMENT ON COLUMN entry_cars.chassis_from IS 'results: named by the result; team_cars: named only by the championship table, which prints one car for the team; empty: unknown.';
COMMENT ON COLUMN entry_cars.engine IS 'Engine of the car, in its standard spelling; empty if no source names it.';
COMMENT ON COLUMN entry_cars.printed_engine IS 'Engine as the source of the result spells it; empty if it names none.';
COMMENT ON COLUMN entry_cars.engine_from IS 'results, team_cars or empty, as for chassis_from.';
