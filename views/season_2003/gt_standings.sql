-- The GT table of 2003, as the season article prints it. One row per team.
CREATE VIEW gt_standings AS
SELECT * EXCLUDE (class)
FROM standings_2003
WHERE class = 'GT'
ORDER BY position, team;

COMMENT ON VIEW gt_standings IS 'The championship of GT teams in 2003, laid out as printed.';
