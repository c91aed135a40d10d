-- Where did the teams of a class finish, round by round?
--     FROM chart_places('GTS');
-- One row per team of the standings under one with the rounds: the place of the team's best car,
-- with a block that is the taller the better it is (full for a win, the lowest from eighth on),
-- x when no known car of the team was classified, - when no car of the team is known. A class that
-- the season does not have gets one row that says so. DuckDB's own.
CREATE MACRO chart_places(in_class, in_season := NULL) AS TABLE
WITH listed AS (
    SELECT season, class, position, team, points
    FROM team_standings
    WHERE LOWER(class) = LOWER(in_class)
        AND season = COALESCE(in_season, (SELECT MAX(season) FROM results))
),
held AS (
    SELECT season, round
    FROM events
    WHERE status = 'held' AND season IN (SELECT season FROM listed)
),
best_places AS (
    SELECT
        season,
        class,
        team,
        round,
        MIN(class_position) AS place
    FROM results
    GROUP BY season, class, team, round
)
SELECT
    NULL AS position,
    'round' AS team,
    string_agg(LPAD(round::TEXT, 4, ' '), '' ORDER BY round) AS places,
    NULL AS points
FROM held
HAVING COUNT(*) > 0
UNION ALL
SELECT
    listed.position,
    listed.team,
    string_agg(
        CASE
            WHEN best_places.team IS NULL THEN '   -'
            WHEN best_places.place IS NULL THEN '   x'
            ELSE LPAD(
                SUBSTR('█▇▆▅▄▃▂▁', LEAST(best_places.place, 8), 1) || best_places.place, 4, ' '
            )
        END,
        '' ORDER BY held.round
    ),
    listed.points
FROM listed
JOIN held USING (season)
LEFT JOIN best_places USING (season, class, team, round)
GROUP BY listed.position, listed.team, listed.points
UNION ALL
SELECT NULL, NULL, answer, NULL
FROM unknown_class(in_class, in_season)
ORDER BY position NULLS FIRST, team;

COMMENT ON MACRO TABLE chart_places IS 'Places of each team of a class by round, with a block that is the taller the better the place; x = not classified, - = no car known.';
