-- Who competes for what, and with how many cars?
-- One row per season, class, championship and competitor with a car that may score; cars is the most
-- that it ever had in a race; of a driver, one.
CREATE VIEW competitors AS
WITH fielded AS (
    SELECT season, class, championship, competitors, competitor, round, COUNT(*) AS cars
    FROM scorers
    WHERE barred IS NULL
    GROUP BY season, class, championship, competitors, competitor, round
)
SELECT
    season, class, championship, competitor,
    CASE competitors WHEN 'drivers' THEN 1 ELSE MAX(cars) END AS cars
FROM fielded
GROUP BY season, class, championship, competitors, competitor;

COMMENT ON VIEW competitors IS 'Who competes for what, and with how many cars.';
COMMENT ON COLUMN competitors.cars IS 'The most cars that it ever had in a race; of a driver 1: who drove two did not plan it.';
