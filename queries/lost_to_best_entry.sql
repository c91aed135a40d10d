-- How many points did the best-entry rule cost each team?
SELECT
    lost.season,
    lost.class,
    lost.team,
    lost.times AS cars,
    lost.points AS lost,
    standings.points AS kept,
    standings.position
FROM points_lost AS lost
JOIN team_standings AS standings USING (season, class, team)
WHERE lost.reason = 'not the team''s best car'
ORDER BY lost.points DESC, lost.season, lost.class, lost.team;
