-- Which race decided each title?
WITH decided AS (
    SELECT
        season,
        class,
        team,
        MIN(round) AS round
    FROM title_race
    JOIN team_standings USING (season, class, team)
    WHERE clinched AND position = 1
    GROUP BY season, class, team
)
SELECT
    decided.season,
    decided.class,
    decided.team AS champion,
    decided.round,
    circuits.short_name AS circuit,
    events.date,
    race.points,
    race.points_available AS to_go
FROM decided
JOIN events USING (season, round)
JOIN circuits USING (circuit)
JOIN title_race AS race USING (season, class, team, round)
ORDER BY decided.season, decided.round, decided.class;
