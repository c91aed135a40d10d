-- Which car did a team race, if it raced only one model?
-- One row per season, class and team for which the championship table prints one car.
CREATE VIEW only_cars AS
SELECT season, class, team, MIN(chassis) AS chassis, MIN(engine) AS engine
FROM team_cars
GROUP BY season, class, team
HAVING COUNT(*) = 1;

COMMENT ON VIEW only_cars IS 'The car of each team that raced only one model, as the championship table prints it.';
COMMENT ON COLUMN only_cars.chassis IS 'Chassis, as the table spells it.';
COMMENT ON COLUMN only_cars.engine IS 'Engine, as the table spells it.';
