-- Which season do the queries answer for?
--     SET VARIABLE season = 2002; SET VARIABLE asked_season = asked_season();
-- The one of the variable `season` or, without it, the latest with results; for an unknown one an
-- error. Only for DuckDB, for the files of queries/.
CREATE MACRO asked_season() AS (
    SELECT CASE
        WHEN getvariable('season') IS NULL THEN (SELECT MAX(season) FROM results)
        WHEN COUNT(*) > 0 THEN MAX(season)
        ELSE error(concat('there is no season ', getvariable('season')))
    END
    FROM seasons
    WHERE season = getvariable('season')
);

COMMENT ON MACRO asked_season IS 'The season that the queries answer for: SET VARIABLE season = 2002, or the latest with results.';
