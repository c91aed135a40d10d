-- Which championship of a class is the default?
--     SELECT main_championship('GT');
-- The teams' or, in a class without one, the first. Only for DuckDB.
CREATE MACRO main_championship(in_class, in_season := NULL) AS (
    SELECT
        COALESCE(MIN(CASE championship WHEN 'teams' THEN championship END), MIN(championship))
    FROM championships
    WHERE LOWER(class) = LOWER(in_class)
        AND season = COALESCE(in_season, (SELECT MAX(season) FROM results))
);

COMMENT ON MACRO main_championship IS 'The default championship of a class: main_championship(''GT'').';
