-- two drivers in one name: drivers.driver
-- A comma in most names separates family and first name.
SELECT driver, 'each has a row of result_drivers' AS detail
FROM drivers
CROSS JOIN (
    SELECT SUM(CASE WHEN driver LIKE '%, %' THEN 1 ELSE 0 END) AS names, COUNT(*) AS drivers
    FROM drivers
) AS commas
WHERE driver LIKE '%/%' OR driver LIKE '%;%' OR driver LIKE '% & %' OR driver LIKE '% + %'
    OR (
        driver LIKE '%, %' AND driver NOT LIKE '%, Jr%' AND driver NOT LIKE '%, Sr%'
        AND (names < 3 OR 2 * names <= drivers)
    );
