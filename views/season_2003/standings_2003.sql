-- The championship tables of 2003 as the season article prints them, all classes in one.
-- One row per class and team. For 2003 only: its nine rounds are nine columns.
CREATE VIEW standings_2003 AS
WITH cars AS (
    SELECT
        season, class, team AS competitor,
        MAX(CASE car WHEN 1 THEN chassis END)
            || COALESCE(' / ' || MAX(CASE car WHEN 2 THEN chassis END), '')
            || COALESCE(' / ' || MAX(CASE car WHEN 3 THEN chassis END), '') AS chassis,
        MAX(CASE car WHEN 1 THEN engine END)
            || COALESCE(' / ' || MAX(CASE car WHEN 2 THEN engine END), '')
            || COALESCE(' / ' || MAX(CASE car WHEN 3 THEN engine END), '') AS engine
    FROM team_cars
    GROUP BY season, class, team
)
SELECT
    class, position, competitor AS team, chassis, engine,
    MAX(CASE round WHEN 1 THEN scored.points END) AS rd_1,
    MAX(CASE round WHEN 2 THEN scored.points END) AS rd_2,
    MAX(CASE round WHEN 3 THEN scored.points END) AS rd_3,
    MAX(CASE round WHEN 4 THEN scored.points END) AS rd_4,
    MAX(CASE round WHEN 5 THEN scored.points END) AS rd_5,
    MAX(CASE round WHEN 6 THEN scored.points END) AS rd_6,
    MAX(CASE round WHEN 7 THEN scored.points END) AS rd_7,
    MAX(CASE round WHEN 8 THEN scored.points END) AS rd_8,
    MAX(CASE round WHEN 9 THEN scored.points END) AS rd_9,
    standings.points AS total
FROM standings
LEFT JOIN points_by_round AS scored USING (season, class, championship, competitor)
LEFT JOIN cars USING (season, class, competitor)
WHERE season = 2003 AND championship = 'teams' AND class IN ('LMP900', 'LMP675', 'GTS', 'GT')
GROUP BY class, position, competitor, chassis, engine, standings.points
ORDER BY class, position, team;

COMMENT ON VIEW standings_2003 IS 'The four championship tables of 2003 in one.';
COMMENT ON COLUMN standings_2003.chassis IS 'Chassis of the team as its table prints them.';
COMMENT ON COLUMN standings_2003.engine IS 'Engines of the team, in the order of the chassis.';
COMMENT ON COLUMN standings_2003.rd_1 IS 'Points in round 1; empty without a score.';
COMMENT ON COLUMN standings_2003.rd_2 IS 'Points in round 2; empty without a score.';
COMMENT ON COLUMN standings_2003.rd_3 IS 'Points in round 3; empty without a score.';
COMMENT ON COLUMN standings_2003.rd_4 IS 'Points in round 4; empty without a score.';
COMMENT ON COLUMN standings_2003.rd_5 IS 'Points in round 5; empty without a score.';
COMMENT ON COLUMN standings_2003.rd_6 IS 'Points in round 6; empty without a score.';
COMMENT ON COLUMN standings_2003.rd_7 IS 'Points in round 7; empty without a score.';
COMMENT ON COLUMN standings_2003.rd_8 IS 'Points in round 8; empty without a score.';
COMMENT ON COLUMN standings_2003.rd_9 IS 'Points in round 9; empty without a score.';
COMMENT ON COLUMN standings_2003.total IS 'Points of the season.';
