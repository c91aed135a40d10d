-- Who made each car?
-- One row per car of a race whose maker is known. If its result names no chassis, it is the one of
-- the championship table, provided that it prints a single car for the team.
CREATE VIEW makers AS
SELECT results.season, results.round, results.entry, chassis.manufacturer
FROM results
LEFT JOIN only_cars
    ON only_cars.season = results.season
    AND only_cars.class = results.class
    AND only_cars.team = results.team
JOIN chassis
    ON chassis.chassis = COALESCE(results.chassis, only_cars.chassis)
WHERE chassis.manufacturer IS NOT NULL;

COMMENT ON VIEW makers IS 'The maker of each car of a race, if it is known.';
