-- The championship tables of 2003 as the season article prints them, all classes in one.
-- One row per class and team. Thin and of this season only: nine rounds are nine columns.
-- For any season: team_standings, team_points_by_round and queries/season_grid.sql.
CREATE VIEW standings_2003 AS
WITH printed_cars AS (
    SELECT
        season,
        class,
        team,
        MAX(CASE WHEN car = 1 THEN chassis END)
            || COALESCE(' / ' || MAX(CASE WHEN car = 2 THEN chassis END), '')
            || COALESCE(' / ' || MAX(CASE WHEN car = 3 THEN chassis END), '') AS chassis,
        MAX(CASE WHEN car = 1 THEN engine END)
            || COALESCE(' / ' || MAX(CASE WHEN car = 2 THEN engine END), '')
            || COALESCE(' / ' || MAX(CASE WHEN car = 3 THEN engine END), '') AS engine
    FROM team_cars
    GROUP BY season, class, team
)
SELECT
    team_standings.class,
    team_standings.position,
    team_standings.team,
    printed_cars.chassis,
    printed_cars.engine,
    MAX(CASE WHEN team_points_by_round.round = 1 THEN team_points_by_round.points END) AS rd_1,
    MAX(CASE WHEN team_points_by_round.round = 2 THEN team_points_by_round.points END) AS rd_2,
    MAX(CASE WHEN team_points_by_round.round = 3 THEN team_points_by_round.points END) AS rd_3,
    MAX(CASE WHEN team_points_by_round.round = 4 THEN team_points_by_round.points END) AS rd_4,
    MAX(CASE WHEN team_points_by_round.round = 5 THEN team_points_by_round.points END) AS rd_5,
    MAX(CASE WHEN team_points_by_round.round = 6 THEN team_points_by_round.points END) AS rd_6,
    MAX(CASE WHEN team_points_by_round.round = 7 THEN team_points_by_round.points END) AS rd_7,
    MAX(CASE WHEN team_points_by_round.round = 8 THEN team_points_by_round.points END) AS rd_8,
    MAX(CASE WHEN team_points_by_round.round = 9 THEN team_points_by_round.points END) AS rd_9,
    team_standings.points AS total
FROM team_standings
LEFT JOIN printed_cars
    ON printed_cars.season = team_standings.season
    AND printed_cars.class = team_standings.class
    AND printed_cars.team = team_standings.team
LEFT JOIN team_points_by_round
    ON team_points_by_round.official
    AND team_points_by_round.season = team_standings.season
    AND team_points_by_round.class = team_standings.class
    AND team_points_by_round.team = team_standings.team
WHERE team_standings.season = 2003
GROUP BY
    team_standings.class, team_standings.position, team_standings.team, printed_cars.chassis,
    printed_cars.engine, team_standings.points
ORDER BY team_standings.class, team_standings.position, team_standings.team;

COMMENT ON VIEW standings_2003 IS 'The four championship tables of 2003 in one.';
COMMENT ON COLUMN standings_2003.chassis IS 'Chassis of the team as its table prints them.';
COMMENT ON COLUMN standings_2003.engine IS 'Engines of the team, in the order of the chassis.';
COMMENT ON COLUMN standings_2003.rd_1 IS 'Points in round 1; empty without points.';
COMMENT ON COLUMN standings_2003.rd_2 IS 'Points in round 2; empty without points.';
COMMENT ON COLUMN standings_2003.rd_3 IS 'Points in round 3; empty without points.';
COMMENT ON COLUMN standings_2003.rd_4 IS 'Points in round 4; empty without points.';
COMMENT ON COLUMN standings_2003.rd_5 IS 'Points in round 5; empty without points.';
COMMENT ON COLUMN standings_2003.rd_6 IS 'Points in round 6; empty without points.';
COMMENT ON COLUMN standings_2003.rd_7 IS 'Points in round 7; empty without points.';
COMMENT ON COLUMN standings_2003.rd_8 IS 'Points in round 8; empty without points.';
COMMENT ON COLUMN standings_2003.rd_9 IS 'Points in round 9; empty without points.';
COMMENT ON COLUMN standings_2003.total IS 'Points of the season.';
