-- Which class do the queries answer for?
--     SET VARIABLE class = 'GTS'; SET VARIABLE asked_class = asked_class();
-- The one of the variable `class`, in whatever case, or, without it, `otherwise` or the first of the
-- season; for an unknown one an error. Only for DuckDB, for the files of queries/.
CREATE MACRO asked_class(otherwise := NULL) AS
CASE
    WHEN getvariable('class') IS NULL AND otherwise IS NOT NULL THEN otherwise
    ELSE (
        SELECT CASE
            WHEN COUNT(*) FILTER (named) > 0 THEN FIRST(class ORDER BY rank, class) FILTER (named)
            WHEN getvariable('class') IS NOT NULL THEN error(concat(
                'no class of ', getvariable('asked_season'), ' is called "',
                getvariable('class'), '": ', string_agg(class, ', ' ORDER BY rank, class)
            ))
        END
        FROM (
            SELECT
                class, rank, LOWER(class) = LOWER(COALESCE(getvariable('class'), class)) AS named
            FROM classes
            WHERE season = getvariable('asked_season')
        )
    )
END;

COMMENT ON MACRO asked_class IS 'The class that the queries answer for: SET VARIABLE class = ''GTS'', or the first.';
