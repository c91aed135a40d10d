-- place beyond the field: results.class_position
-- For example after a disqualification, if the cars behind did not move up.
SELECT
    season, round, results.entry, results.class_position,
    CAST(entered AS TEXT) || ' cars were entered in ' || class || ', and '
        || CAST(cars - places AS TEXT) || ' of them have no place' AS detail
FROM results
JOIN (
    -- Only if the number of entries is known for every race class that scores in the class.
    SELECT season, round, class, SUM(entered) AS entered
    FROM (
        SELECT
            season, class, race_class,
            COUNT(*) OVER (PARTITION BY season, class) AS race_classes
        FROM race_classes
    ) AS scoring
    JOIN race_entries USING (season, race_class)
    GROUP BY season, round, class, race_classes
    HAVING COUNT(*) = race_classes
        AND COUNT(CASE WHEN scoring.race_class = class THEN 1 END) = 1
) AS numbers USING (season, round, class)
JOIN (
    SELECT season, round, class, COUNT(*) AS cars, COUNT(class_position) AS places
    FROM results
    GROUP BY season, round, class
) AS fields USING (season, round, class)
-- More cars than entered are a fault of their own.
WHERE cars <= entered AND class_position > entered - (cars - places);
