-- class without a winner: results.class_position
SELECT season, round, results.entry, class_position, 'nobody is first in ' || class AS detail
FROM results
JOIN (
    SELECT season, round, class, MIN(class_position) AS class_position
    FROM results
    GROUP BY season, round, class
    HAVING MIN(class_position) > 1
) AS first_places USING (season, round, class, class_position);
