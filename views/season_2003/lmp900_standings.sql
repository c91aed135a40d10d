-- The LMP900 table of 2003, as the season article prints it. One row per team.
CREATE VIEW lmp900_standings AS
SELECT * EXCLUDE (class)
FROM standings_2003
WHERE class = 'LMP900'
ORDER BY position, team;

COMMENT ON VIEW lmp900_standings IS 'The championship of LMP900 teams in 2003, laid out as printed.';
