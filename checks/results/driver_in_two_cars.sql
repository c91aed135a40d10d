-- driver in two cars: result_drivers.driver
-- True for a driver who changed cars during the race; more often a name is in the wrong row.
SELECT
    season, round, crew.entry, driver, 'car ' || first_entry || ' of the race names the driver, too' AS detail
FROM result_drivers AS crew
JOIN (
    SELECT season, round, driver, MIN(entry) AS first_entry
    FROM result_drivers
    GROUP BY season, round, driver
    HAVING COUNT(*) > 1
) AS shared USING (season, round, driver)
WHERE crew.entry <> first_entry;
