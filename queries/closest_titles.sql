-- Which title was the closest?
SELECT
    first.season,
    first.class,
    first.team AS champion,
    first.points,
    second.team AS runner_up,
    second.points AS behind_with,
    first.points - second.points AS margin
FROM team_standings AS first
JOIN team_standings AS second
    ON second.season = first.season AND second.class = first.class AND second.position = 2
WHERE first.position = 1
ORDER BY margin, first.season, first.class;
