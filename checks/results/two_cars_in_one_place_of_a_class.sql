-- two cars in one place of a class: results.class_position
-- True for a dead heat.
SELECT
    season, round, results.entry, class_position,
    'car ' || first_entry || ' has that place in ' || class || ', too' AS detail
FROM results
JOIN (
    SELECT season, round, class, class_position, MIN(entry) AS first_entry
    FROM results
    WHERE class_position IS NOT NULL
    GROUP BY season, round, class, class_position
    HAVING COUNT(*) > 1
) AS shared USING (season, round, class, class_position)
WHERE results.entry <> first_entry;
