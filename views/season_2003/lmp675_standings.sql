-- The LMP675 table of 2003, as the season article prints it. One row per team.
CREATE VIEW lmp675_standings AS
SELECT * EXCLUDE (class)
FROM standings_2003
WHERE class = 'LMP675'
ORDER BY position, team;

COMMENT ON VIEW lmp675_standings IS 'The championship of LMP675 teams in 2003, laid out as printed.';
