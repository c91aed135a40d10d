-- retired cars with places: results.status by class
-- A retired car can be classified; if all are, a program has most likely numbered the rows.
SELECT
    season, round, results.entry, status, class,
    'all ' || CAST(retired AS TEXT) || ' cars of ' || class || ' that retired have a place' AS detail
FROM results
JOIN (
    SELECT season, round, class, MIN(class_position) AS class_position, COUNT(*) AS retired
    FROM results
    WHERE status = 'dnf'
    GROUP BY season, round, class
    HAVING COUNT(*) >= 3 AND COUNT(class_position) = COUNT(*)
) AS stopped USING (season, round, class, class_position)
WHERE status = 'dnf';
