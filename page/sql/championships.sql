-- What is competed for, and how far is it known who scored? One row per championship, the table that
-- people look for first: of each class the drivers, unless more is known of others.
SELECT
    class, championship, competitors, cars_in_points,
    COALESCE(cars_unknown, 0) AS cars_unknown
FROM championships
JOIN classes USING (season, class)
LEFT JOIN unknown_competitors USING (season, class, championship)
WHERE season = getvariable('season')
ORDER BY
    rank NULLS LAST, class, COALESCE(cars_unknown, 0) > 0,
    list_position(['drivers', 'teams', 'manufacturers'], championship) NULLS LAST,
    list_position(['drivers', 'teams', 'manufacturers'], competitors), championship;
