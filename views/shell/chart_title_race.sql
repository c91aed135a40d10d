-- How did the title race of a class go, round by round?
--     FROM chart_title_race('GTS');
--     FROM chart_title_race('GTS', in_championship := 'manufacturers');
-- One row per held round and competitor that ended in the first three; the champion's last bar is
-- 30 characters long. For an unknown class one row says so. Only for DuckDB.
CREATE MACRO chart_title_race(in_class, in_season := NULL, in_championship := NULL) AS TABLE
WITH race AS (
    SELECT *, MAX(points) OVER (PARTITION BY season, class, round) - points AS behind
    FROM title_race
    WHERE championship = COALESCE(in_championship, main_championship(in_class, in_season))
),
answers AS (
    SELECT
        race.round, final.position, competitor, race.points, race.behind,
        bar(race.points, 0, MAX(race.points) OVER (), 30) AS points_so_far,
        CASE
            WHEN race.clinched THEN 'champion'
            WHEN race.can_still_win THEN 'can win'
            ELSE 'out'
        END AS title
    FROM race
    JOIN standings AS final USING (season, class, championship, competitor)
    WHERE LOWER(class) = LOWER(in_class)
        AND season = COALESCE(in_season, (SELECT MAX(season) FROM results))
        AND final.position <= 3
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, NULL, answer, NULL
    FROM class_not_found(in_class, in_season, in_championship)
)
SELECT round, competitor, points, behind, points_so_far, title
FROM answers
ORDER BY round, position, competitor;

COMMENT ON MACRO TABLE chart_title_race IS 'The title race, round by round, as bars: chart_title_race(''GTS'').';
