-- What to say when the class that a chart was asked for is not there?
--     FROM class_not_found('nope');
-- One row with the classes that there are, or none when the season has the class. DuckDB's own.
CREATE MACRO class_not_found(in_class, in_season := NULL) AS TABLE
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
HAVING COUNT(*) FILTER (LOWER(class) = LOWER(in_class)) = 0;

COMMENT ON MACRO TABLE class_not_found IS 'Which classes there are, unless the class asked for is one of them.';
