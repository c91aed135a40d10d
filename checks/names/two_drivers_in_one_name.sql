-- two drivers in one name: drivers.driver
SELECT driver, 'each has a row of result_drivers' AS detail
FROM drivers
WHERE driver LIKE '%/%' OR driver LIKE '%;%' OR driver LIKE '% & %' OR driver LIKE '% + %'
    OR (driver LIKE '%, %' AND driver NOT LIKE '%, Jr%' AND driver NOT LIKE '%, Sr%');
