-- What are the official standings of the drivers?
-- One row per season, class, championship of drivers and driver with a score.
CREATE VIEW driver_standings AS
SELECT season, class, championship, position, competitor AS driver, points, wins, complete
FROM standings
JOIN championships USING (season, class, championship)
WHERE competitors = 'drivers'
ORDER BY
    season, class, CASE standings.championship WHEN competitors THEN 0 ELSE 1 END, championship,
    position, driver;

COMMENT ON VIEW driver_standings IS 'The official standings of the drivers, then those of cups for drivers.';
COMMENT ON COLUMN driver_standings.driver IS 'Name of the driver.';
