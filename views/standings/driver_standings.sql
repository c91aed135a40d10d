-- What are the official standings of the drivers?
-- One row per season, class and driver with a score.
CREATE VIEW driver_standings AS
SELECT season, class, position, competitor AS driver, points, wins, complete
FROM standings
WHERE championship = 'drivers'
ORDER BY season, class, position, driver;

COMMENT ON VIEW driver_standings IS 'The official standings of the drivers.';
COMMENT ON COLUMN driver_standings.driver IS 'Name of the driver.';
