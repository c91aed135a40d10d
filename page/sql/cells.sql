-- What does a cell of a grid say, and why? One row per scenario, championship, competitor and round
-- in which it has a row of the ledger.
CREATE OR REPLACE TEMP TABLE cells AS
WITH cars AS (
    SELECT
        ledger.*, basis, COALESCE(supposed, FALSE) AS supposed,
        CASE WHEN supposed THEN place ELSE finished.class_position END AS finish,
        CASE COALESCE(result_status, finished.status)
            WHEN 'nc' THEN 1 WHEN 'dnf' THEN 2 WHEN 'dsq' THEN 3 WHEN 'dns' THEN 4
        END AS end_of_race
    FROM scenario_ledger AS ledger
    LEFT JOIN (SELECT * FROM entry_points WHERE award IS NULL)
        USING (scenario, season, class, championship, competitor, round, entry)
    LEFT JOIN class_results AS finished USING (season, class, round, entry)
    LEFT JOIN (SELECT season, round, entry, basis FROM results) USING (season, round, entry)
    WHERE season = getvariable('season')
)
SELECT
    scenario, class, championship, competitor, round, scored,
    dropped OR rounds.points <> scored AS without_effect,
    COUNT(entry) > 0 AS raced,
    CASE
        WHEN bool_and(finish IS NULL AND end_of_race IS NOT NULL) FILTER (entry IS NOT NULL)
            THEN ['NC', 'Ret', 'DSQ', 'DNS'][MIN(end_of_race)]
    END AS status,
    MIN(finish) FILTER (finish <= 3) AS podium,
    SUM(cars.points) FILTER (reason = 'points adjustment') AS adjusted,
    COALESCE(bool_or(basis <> 'race') FILTER (reason = 'scored'), FALSE) AS unreported,
    list(
        {points: cars.points, car: car_number, why: why}
        ORDER BY class_position NULLS LAST, entry, why
    ) AS reasons
FROM cars
LEFT JOIN scenario_points_by_round AS rounds
    USING (scenario, season, class, championship, competitor, round)
GROUP BY scenario, class, championship, competitor, round, scored, dropped, rounds.points;
