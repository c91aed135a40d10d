-- What are the standings?
-- One row per season, class and team that scored, under the season's official rulebook.
CREATE VIEW team_standings AS
SELECT
    season,
    class,
    position,
    team,
    points,
    wins
FROM what_if_standings
WHERE official
ORDER BY season, class, position, team;

COMMENT ON VIEW team_standings IS 'The official standings of every season and class.';
