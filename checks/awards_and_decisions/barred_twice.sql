-- barred twice: ineligible_entries.entry, never true
-- A row without a championship applies to all of them, a row without a driver to all drivers. A
-- driver can be barred only from a championship of drivers.
WITH barred AS (
    SELECT
        season, round, entry, championship, driver,
        COALESCE(championship, CASE WHEN driver IS NOT NULL THEN 'drivers' END) AS concerned,
        ROW_NUMBER() OVER (
            PARTITION BY season, round, entry ORDER BY driver, championship, reason
        ) AS number
    FROM ineligible_entries
)
SELECT DISTINCT
    barred.season, barred.round, barred.entry, barred.championship, barred.driver,
    'another row bars ' || COALESCE(other.driver, 'the car') || ' from '
        || COALESCE('the championship of ' || other.concerned, 'every championship') AS detail
FROM barred
JOIN barred AS other
    ON other.season = barred.season
    AND other.round = barred.round
    AND other.entry = barred.entry
    AND other.number < barred.number
    AND COALESCE(other.concerned, barred.concerned, '')
        = COALESCE(barred.concerned, other.concerned, '')
    AND COALESCE(other.driver, barred.driver, '') = COALESCE(barred.driver, other.driver, '');
