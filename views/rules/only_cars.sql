-- Which car did a team race that raced one only?
-- One row per season, class and team of which the championship table prints one car.
CREATE VIEW only_cars AS
SELECT season, class, team, MIN(chassis) AS chassis, MIN(engine) AS engine
FROM team_cars
GROUP BY season, class, team
HAVING COUNT(*) = 1;

COMMENT ON VIEW only_cars IS 'The car of each team that raced one only, as its championship table prints it.';
COMMENT ON COLUMN only_cars.chassis IS 'Chassis, as the table spells it.';
COMMENT ON COLUMN only_cars.engine IS 'Engine, as the table spells it.';
