-- Who won the championships?
-- Of a season that is not over, whoever has won already.
SELECT
    season,
    class,
    team AS champion,
    standings.points,
    standings.wins,
    string_agg(chassis, ' / ' ORDER BY car) AS chassis
FROM team_standings AS standings
JOIN classes USING (season, class)
LEFT JOIN team_cars USING (season, class, team)
WHERE standings.position = 1
    AND (
        season NOT IN (SELECT season FROM events WHERE status = 'scheduled')
        OR (season, class, team) IN (SELECT (season, class, team) FROM title_race WHERE clinched)
    )
GROUP BY season, rank, class, team, standings.points, standings.wins
ORDER BY season, rank, team;
