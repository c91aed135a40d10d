-- What did each team score in each round?
-- One row per rulebook, season, class, team and round in which a car of the team counted.
CREATE VIEW team_points_by_round AS
SELECT
    rulebook,
    season,
    official,
    class,
    team,
    round,
    dropped,
    CAST(SUM(points) AS INTEGER) AS points,
    CAST(SUM(wins) AS INTEGER) AS wins,
    CAST(SUM(countback_1) AS BIGINT) AS countback_1,
    CAST(SUM(countback_2) AS BIGINT) AS countback_2,
    CAST(SUM(countback_3) AS BIGINT) AS countback_3,
    CAST(SUM(countback_4) AS BIGINT) AS countback_4
FROM entry_scores
GROUP BY rulebook, season, official, class, team, round, dropped;

COMMENT ON VIEW team_points_by_round IS 'Points of each team in each round under every rulebook (WHERE official: the season''s own).';
COMMENT ON COLUMN team_points_by_round.points IS 'Points of the team''s cars that counted.';
COMMENT ON COLUMN team_points_by_round.wins IS 'Class wins of cars that counted.';
COMMENT ON COLUMN team_points_by_round.countback_1 IS 'Sum of weight_1 of the cars that counted.';
COMMENT ON COLUMN team_points_by_round.countback_2 IS 'Sum of weight_2 of the cars that counted.';
COMMENT ON COLUMN team_points_by_round.countback_3 IS 'Sum of weight_3 of the cars that counted.';
COMMENT ON COLUMN team_points_by_round.countback_4 IS 'Sum of weight_4 of the cars that counted.';
