-- What does the points table of a class look like, in any season with any number of rounds?
SET VARIABLE season = 2003;
SET VARIABLE class = 'GT';
-- Sixteen letters of a name leave room for nine rounds at 100 columns.
SELECT * EXCLUDE (position) REPLACE (left(team, 16) AS team)
FROM (
    PIVOT (
        SELECT
            standings.position,
            standings.team,
            standings.points AS total,
            -- PIVOT orders its columns as text: '10' is before '9', ' 9' is not.
            lpad(
                scored.round::TEXT, CASE WHEN MAX(scored.round) OVER () > 9 THEN 2 ELSE 1 END, ' '
            ) AS round,
            scored.points
        FROM team_standings AS standings
        LEFT JOIN team_points_by_round AS scored
            ON scored.official
            AND scored.season = standings.season
            AND scored.class = standings.class
            AND scored.team = standings.team
        WHERE standings.season = getvariable('season')
            AND standings.class = getvariable('class')
    )
    ON round
    USING MAX(points)
    GROUP BY position, team, total
)
ORDER BY position, team;
