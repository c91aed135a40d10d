-- barred driver of another car: ineligible_entries.driver
SELECT
    season, round, entry, championship, driver,
    'result_drivers names no such driver of the car' AS detail
FROM ineligible_entries
LEFT JOIN result_drivers USING (season, round, entry, driver)
WHERE ineligible_entries.driver IS NOT NULL AND result_drivers.driver IS NULL;
