-- The GTS table of 2003, as the season article prints it. One row per team.
CREATE VIEW gts_standings AS
SELECT
    position,
    team,
    chassis,
    engine,
    rd_1,
    rd_2,
    rd_3,
    rd_4,
    rd_5,
    rd_6,
    rd_7,
    rd_8,
    rd_9,
    total
FROM standings_2003
WHERE class = 'GTS'
ORDER BY position, team;

COMMENT ON VIEW gts_standings IS 'The GTS championship of 2003.';
