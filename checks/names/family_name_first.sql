-- family name first: drivers.driver
-- If most names have a comma, they are not lists of drivers.
SELECT
    driver,
    'as in ' || CAST(names AS TEXT) || ' of ' || CAST(drivers AS TEXT)
        || ' names; expected as in Jan Magnussen, without a comma' AS detail
FROM (
    SELECT
        MIN(CASE WHEN driver LIKE '%, %' THEN driver END) AS driver,
        SUM(CASE WHEN driver LIKE '%, %' THEN 1 ELSE 0 END) AS names,
        COUNT(*) AS drivers
    FROM drivers
) AS commas
WHERE names >= 3 AND 2 * names > drivers;
