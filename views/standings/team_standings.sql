-- What are the official standings of the teams?
-- One row per season, class, championship of teams and team with a score.
CREATE VIEW team_standings AS
SELECT season, class, championship, position, competitor AS team, points, wins, complete
FROM standings
JOIN championships USING (season, class, championship)
WHERE competitors = 'teams'
ORDER BY
    season, class, CASE standings.championship WHEN competitors THEN 0 ELSE 1 END, championship,
    position, team;

COMMENT ON VIEW team_standings IS 'The official standings of the teams, then those of cups for teams.';
COMMENT ON COLUMN team_standings.team IS 'Name of the team as its championship table prints it.';
