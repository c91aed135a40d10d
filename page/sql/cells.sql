-- What does a cell of a grid say, and why? One row per scenario, championship, competitor and round
-- in which it has a row of the ledger.
CREATE OR REPLACE TEMP TABLE cells AS
WITH cars AS (
    SELECT
        ledger.*, basis,
        -- What became of a car that has no place.
        CASE
            WHEN reason = 'not classified' OR (unplaced AND status = 'nc') THEN 1
            WHEN reason = 'did not finish' OR (unplaced AND status = 'dnf') THEN 2
            WHEN reason = 'disqualified' OR (unplaced AND status = 'dsq') THEN 3
            WHEN reason = 'did not start' OR (unplaced AND status = 'dns') THEN 4
        END AS end_of_race
    FROM scenario_ledger AS ledger
    LEFT JOIN (
        SELECT season, round, entry, basis, status, class_position IS NULL AS unplaced FROM results
    ) USING (season, round, entry)
    WHERE season = getvariable('season')
)
SELECT
    scenario, class, championship, competitor, round, scored,
    dropped OR rounds.points <> scored AS without_effect,
    COUNT(entry) > 0 AS raced,
    CASE
        WHEN bool_and(end_of_race IS NOT NULL) FILTER (entry IS NOT NULL)
            THEN ['NC', 'Ret', 'DSQ', 'DNS'][MIN(end_of_race)]
    END AS status,
    MIN(class_position) FILTER (class_position <= 3 AND end_of_race IS NULL) AS podium,
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
