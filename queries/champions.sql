-- Who won the championships?
SELECT
    season,
    class,
    team AS champion,
    points,
    wins,
    string_agg(chassis, ' / ' ORDER BY car) AS chassis
FROM team_standings
JOIN classes USING (season, class)
LEFT JOIN team_cars USING (season, class, team)
WHERE position = 1
GROUP BY season, rank, class, team, points, wins
ORDER BY season, rank, team;
