-- Who competes for what, and with how many cars?
-- One row per season, class, championship and competitor with a car that may score; cars is the most
-- that it ever had in a race.
CREATE VIEW competitors AS
WITH fielded AS (
    SELECT season, class, championship, competitor, round, COUNT(*) AS cars
    FROM scorers
    WHERE barred IS NULL
    GROUP BY season, class, championship, competitor, round
)
SELECT season, class, championship, competitor, MAX(cars) AS cars
FROM fielded
JOIN championships USING (season, class, championship)
GROUP BY season, class, championship, competitor;

COMMENT ON VIEW competitors IS 'Who competes for what, and with how many cars.';
COMMENT ON COLUMN competitors.cars IS 'The most cars that it ever had in a race.';
