-- Which championship of a class is meant if none is named?
--     SELECT main_championship('GT');
-- That of the teams or, in a class without one, the first there is. DuckDB's own.
CREATE MACRO main_championship(in_class, in_season := NULL) AS (
    SELECT
        COALESCE(MIN(CASE championship WHEN 'teams' THEN championship END), MIN(championship))
    FROM championships
    WHERE LOWER(class) = LOWER(in_class)
        AND season = COALESCE(in_season, (SELECT MAX(season) FROM results))
);

COMMENT ON MACRO main_championship IS 'The championship of a class that is meant if none is named: main_championship(''GT'').';
