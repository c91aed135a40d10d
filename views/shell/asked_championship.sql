-- Which championship do the queries answer for?
--     SET VARIABLE championship = 'drivers'; SET VARIABLE asked_championship = asked_championship();
-- The one of the variable `championship` or, without it, the teams', the drivers' or the first of
-- the season or class; for an unknown one an error. Only for DuckDB, for the files of queries/.
CREATE MACRO asked_championship(in_class := NULL) AS (
    SELECT CASE
        WHEN COUNT(*) FILTER (named) > 0
            THEN FIRST(championship ORDER BY championship <> 'teams', championship <> 'drivers', championship)
                FILTER (named)
        WHEN getvariable('championship') IS NOT NULL THEN error(concat(
            'no championship of ', concat_ws(' ', getvariable('asked_season'), MAX(within)),
            ' is called "', getvariable('championship'), '": ',
            string_agg(DISTINCT championship, ', ' ORDER BY championship)
        ))
    END
    FROM (
        SELECT
            championship, in_class AS within,
            LOWER(championship) = LOWER(COALESCE(getvariable('championship'), championship)) AS named
        FROM championships
        WHERE season = getvariable('asked_season') AND class = COALESCE(in_class, class)
    )
);

COMMENT ON MACRO asked_championship IS 'The championship that the queries answer for: SET VARIABLE championship = ''drivers'', or the teams''.';
