-- How did the title race of a class go, round by round?
--     FROM chart_title_race('GTS');
-- One row per held round and team that ended in the first three; the champion's last bar is 30
-- characters long. A class that the season does not have gets one row that says so.
-- DuckDB's own.
CREATE MACRO chart_title_race(in_class, in_season := NULL) AS TABLE
WITH first_three AS (
    SELECT season, class, team, position
    FROM team_standings
    WHERE LOWER(class) = LOWER(in_class)
        AND season = COALESCE(in_season, (SELECT MAX(season) FROM results))
        AND position <= 3
),
race AS (
    SELECT
        *,
        competitor AS team,
        MAX(points) OVER (PARTITION BY season, class, round) - points AS behind
    FROM title_race
    WHERE championship = 'teams'
),
answers AS (
    SELECT
        race.round,
        first_three.position,
        race.team,
        race.points,
        race.behind,
        bar(race.points, 0, MAX(race.points) OVER (), 30) AS points_so_far,
        CASE
            WHEN race.clinched THEN 'champion'
            WHEN race.can_still_win THEN 'can win'
            ELSE 'out'
        END AS title
    FROM race
    JOIN first_three USING (season, class, team)
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, NULL, answer, NULL
    FROM unknown_class(in_class, in_season)
)
SELECT round, team, points, behind, points_so_far, title
FROM answers
ORDER BY round, position, team;

COMMENT ON MACRO TABLE chart_title_race IS 'Points after each round of the teams that ended in the first three, as bars, and whether they could still win the title.';
