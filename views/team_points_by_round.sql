-- What did each team score in each round?
-- One row per rulebook, season, class, team and round in which a car of the team counted.
CREATE VIEW team_points_by_round AS
SELECT
    best_entries.rulebook,
    best_entries.season,
    best_entries.official,
    best_entries.class,
    best_entries.team,
    best_entries.round,
    best_entries.dropped,
    CAST(SUM(best_entries.points) AS INTEGER) AS points,
    CAST(SUM(CASE WHEN best_entries.class_position = 1 THEN 1 ELSE 0 END) AS INTEGER) AS wins,
    CAST(SUM(countback_weights.weight_1) AS BIGINT) AS countback_1,
    CAST(SUM(countback_weights.weight_2) AS BIGINT) AS countback_2,
    CAST(SUM(countback_weights.weight_3) AS BIGINT) AS countback_3,
    CAST(SUM(countback_weights.weight_4) AS BIGINT) AS countback_4
FROM best_entries
JOIN countback_weights
    ON countback_weights.position = best_entries.class_position
GROUP BY
    best_entries.rulebook, best_entries.season, best_entries.official, best_entries.class,
    best_entries.team, best_entries.round, best_entries.dropped;

COMMENT ON VIEW team_points_by_round IS 'Points of each team in each round under every rulebook.';
COMMENT ON COLUMN team_points_by_round.points IS 'Points of the team''s cars that counted.';
COMMENT ON COLUMN team_points_by_round.wins IS 'Class wins of cars that counted.';
COMMENT ON COLUMN team_points_by_round.countback_1 IS 'Sum of weight_1 of the cars that counted.';
COMMENT ON COLUMN team_points_by_round.countback_2 IS 'Sum of weight_2 of the cars that counted.';
COMMENT ON COLUMN team_points_by_round.countback_3 IS 'Sum of weight_3 of the cars that counted.';
COMMENT ON COLUMN team_points_by_round.countback_4 IS 'Sum of weight_4 of the cars that counted.';
