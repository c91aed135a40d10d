-- overall place beyond the field: results.overall_position
-- Only if the number of cars entered is known for every class.
SELECT
    season, round, entry, overall_position,
    CAST(entered AS TEXT) || ' cars were entered in the race' AS detail
FROM results
JOIN (
    SELECT season, round, SUM(entered) AS entered
    FROM race_entries
    JOIN (SELECT season, COUNT(*) AS race_classes FROM race_classes GROUP BY season) AS numbers
        USING (season)
    GROUP BY season, round, race_classes
    HAVING COUNT(*) = race_classes
) AS fields USING (season, round)
WHERE overall_position > entered
    AND NOT EXISTS (
        SELECT 1
        FROM results AS cars
        LEFT JOIN race_entries AS counted
            ON counted.season = cars.season
            AND counted.round = cars.round
            AND counted.race_class = COALESCE(cars.race_class, cars.class)
        WHERE cars.season = results.season
            AND cars.round = results.round
            AND counted.entered IS NULL
    );
