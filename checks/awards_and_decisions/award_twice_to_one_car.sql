-- award twice to one car: awards.award, never true
-- Drivers of a car can share an award, but an award of all its drivers cannot be given again.
SELECT
    season, round, award, entry, driver,
    'another row gives it to ' || COALESCE(other_driver, 'all drivers of the car') AS detail
FROM (
    SELECT
        season, round, award, entry, driver,
        ROW_NUMBER() OVER given AS number,
        COUNT(driver) OVER car AS drivers,
        COUNT(*) OVER car AS awards,
        LAG(driver) OVER given AS other_driver
    FROM awards
    WINDOW
        car AS (PARTITION BY season, round, award, entry),
        given AS (PARTITION BY season, round, award, entry ORDER BY COALESCE(driver, ''))
) AS given
WHERE number > 1 AND drivers < awards;
