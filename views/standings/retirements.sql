-- How many cars stopped in each race, and how many of them are known?
-- One row per season, round and class with a known size of the field.
CREATE VIEW retirements AS
WITH fields AS (
    SELECT
        season, round, class,
        CAST(SUM(entered) AS INTEGER) AS entered, CAST(SUM(running) AS INTEGER) AS running
    FROM race_entries
    JOIN race_classes USING (season, race_class)
    GROUP BY season, round, class
),
named AS (
    SELECT season, round, class, CAST(COUNT(*) AS INTEGER) AS cars
    FROM results
    WHERE status IN ('dnf', 'dns', 'dsq')
    GROUP BY season, round, class
)
SELECT
    season, round, class, entered, running,
    entered - running AS stopped,
    COALESCE(named.cars, 0) AS stopped_named
FROM fields
LEFT JOIN named USING (season, round, class)
ORDER BY season, round, class;

COMMENT ON VIEW retirements IS 'Number of cars that stopped in each race, by class, and how many of them are known; race_results has only these.';
COMMENT ON COLUMN retirements.stopped IS 'Cars entered that were not running at the finish.';
COMMENT ON COLUMN retirements.stopped_named IS 'Cars in results that did not start, did not finish or were disqualified.';
