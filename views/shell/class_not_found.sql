-- Which classes are there, if a chart is asked for an unknown one?
--     FROM class_not_found('nope');
-- One row with the existing classes or championships; no row if the class is known. Only for
-- DuckDB.
CREATE MACRO class_not_found(in_class, in_season := NULL, in_championship := NULL) AS TABLE
SELECT
    CASE
        WHEN COUNT(*) = 0 THEN concat('there is no season ', in_season)
        ELSE concat(
            'no class of ', MAX(season), ' is called "', in_class, '": ',
            string_agg(class, ', ' ORDER BY rank, class)
        )
    END AS answer
FROM classes
WHERE season = COALESCE(in_season, (SELECT MAX(season) FROM results))
HAVING COUNT(*) FILTER (LOWER(class) = LOWER(in_class)) = 0
UNION ALL
SELECT
    concat(
        'no championship of ', MIN(class), ' is called "', in_championship, '": ',
        string_agg(championship, ', ' ORDER BY championship)
    )
FROM championships
WHERE LOWER(class) = LOWER(in_class)
    AND season = COALESCE(in_season, (SELECT MAX(season) FROM results))
HAVING COUNT(*) > 0 AND COUNT(*) FILTER (championship = COALESCE(in_championship, championship)) = 0;

COMMENT ON MACRO TABLE class_not_found IS 'The existing classes, if the one asked for is unknown; likewise the championships of a class.';
