-- award to a driver of another car: awards.driver
SELECT
    season, round, award, entry, driver,
    'result_drivers names no such driver of the car' AS detail
FROM awards
LEFT JOIN result_drivers USING (season, round, entry, driver)
WHERE awards.driver IS NOT NULL AND result_drivers.driver IS NULL;
