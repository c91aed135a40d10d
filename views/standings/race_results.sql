-- How did a race end, how many points did each car score for its team and drivers, and why?
-- One row per season, round and car (entry).
CREATE VIEW race_results AS
WITH ranked AS (
    SELECT
        season, round, class, entry, competitors, points, why,
        ROW_NUMBER() OVER (
            PARTITION BY season, round, class, entry, competitors
            ORDER BY
                CASE championships.championship WHEN competitors THEN 0 ELSE 1 END, championship,
                points DESC, competitor
        ) AS nth
    FROM scenario_ledger
    JOIN championships USING (season, class, championship)
    WHERE scenario = 'official' AND entry IS NOT NULL AND award IS NULL
),
brought AS (
    SELECT
        season, round, class, entry,
        MAX(CASE competitors WHEN 'teams' THEN points END) AS team_points,
        MAX(CASE competitors WHEN 'drivers' THEN points END) AS driver_points,
        COALESCE(
            MAX(CASE competitors WHEN 'teams' THEN why END),
            MAX(CASE competitors WHEN 'drivers' THEN why END),
            MAX(why)
        ) AS why
    FROM ranked
    WHERE nth = 1
    GROUP BY season, round, class, entry
)
SELECT
    -- In a narrow terminal the shell leaves out the middle columns.
    season, round, entry, cars.overall_position,
    cars.overall_position
        - RANK() OVER (PARTITION BY season, round ORDER BY cars.overall_position NULLS LAST)
        AS unknown_ahead,
    cars.class, cars.class_position,
    cars.class_position
        - RANK() OVER (PARTITION BY season, round, cars.class ORDER BY cars.class_position NULLS LAST)
        AS class_unknown_ahead,
    COALESCE(cars.car_number, NULLIF(cars.entry, cars.team)) AS car_number,
    cars.team, events.event, events.circuit, events.kind, crews.drivers, crews.crew,
    models.chassis, models.chassis_from, models.engine, models.engine_from,
    cars.laps, cars.status, brought.team_points, brought.driver_points, brought.why
FROM results AS cars
JOIN events USING (season, round)
LEFT JOIN classes USING (season, class)
LEFT JOIN crews USING (season, round, entry)
LEFT JOIN entry_cars AS models USING (season, round, entry)
LEFT JOIN brought USING (season, round, class, entry)
ORDER BY
    season, round, cars.overall_position NULLS LAST, classes.rank, cars.class,
    cars.class_position NULLS LAST, cars.entry;

COMMENT ON VIEW race_results IS 'Every race: place, drivers, car, laps, points for the team and for the drivers, and why; for all known cars.';
COMMENT ON COLUMN race_results.car_number IS 'Number on the car; if the results have none, its entry, unless that is the team''s name.';
COMMENT ON COLUMN race_results.unknown_ahead IS 'Number of overall places ahead without a known car; if it is not 0, a list of the top places is incomplete.';
COMMENT ON COLUMN race_results.class_unknown_ahead IS 'The same within the class: number of places ahead without a known car.';
COMMENT ON COLUMN race_results.team_points IS 'Points of the car for its team in its class, without bonuses; empty if the class has no teams'' championship. Of several, the one named teams or the first.';
COMMENT ON COLUMN race_results.driver_points IS 'Points of the car for each of its drivers, without bonuses; if they got different points, the most (points_ledger has each); empty if no driver is known or the class has no drivers'' championship. Of several, the one named drivers or the first.';
COMMENT ON COLUMN race_results.why IS 'The reason in a sentence, for the team; without one, for its drivers or its maker.';
COMMENT ON COLUMN race_results.round IS 'Number of the championship round, from 1.';
COMMENT ON COLUMN race_results.status IS 'classified; dnf (with a place if it was classified all the same); nc (running, not classified); dns or dsq. Only for known cars; retirements counts all that stopped.';
COMMENT ON COLUMN race_results.entry IS 'Name of the car within its race; with season and round it is the key of results, result_drivers and entry_cars.';
COMMENT ON COLUMN race_results.chassis_from IS 'results: named by the result; team_cars: named only by the championship table, which prints one car for the team; empty: unknown.';
COMMENT ON COLUMN race_results.chassis IS 'Chassis of the car, in its standard spelling; empty if no source names it.';
COMMENT ON COLUMN race_results.engine IS 'Engine of the car, in its standard spelling; empty if no source names it.';
