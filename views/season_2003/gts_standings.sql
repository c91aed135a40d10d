-- The GTS table of 2003, as the season article prints it. One row per team.
CREATE VIEW gts_standings AS
SELECT * EXCLUDE (class)
FROM standings_2003
WHERE class = 'GTS'
ORDER BY position, team;

COMMENT ON VIEW gts_standings IS 'The championship of GTS teams in 2003, laid out as printed.';
