-- Who competes in each championship, and with how many cars?
-- One row per season, class, championship and competitor with a car that may score; cars is the
-- most that it entered in any race; for a driver, 1.
CREATE VIEW competitors AS
WITH fielded AS (
    SELECT season, class, championship, competitors, competitor, round, COUNT(*) AS cars
    FROM scorers
    WHERE competitor IS NOT NULL AND award IS NULL AND ineligible_because IS NULL
    GROUP BY season, class, championship, competitors, competitor, round
)
SELECT
    season, class, championship, competitor,
    CASE competitors WHEN 'drivers' THEN 1 ELSE MAX(cars) END AS cars
FROM fielded
GROUP BY season, class, championship, competitors, competitor;

COMMENT ON VIEW competitors IS 'Competitors of each championship, and the most cars each entered in a race.';
COMMENT ON COLUMN competitors.cars IS 'Most cars that it entered in any race; for a driver always 1, even if one drove two.';
