-- What did each competitor score in each round?
-- One row per season, class, championship, competitor and round with a score.
CREATE VIEW points_by_round AS
SELECT season, class, championship, competitor, round, points, scored, dropped
FROM scenario_points_by_round
WHERE scenario = 'official'
ORDER BY season, class, championship, competitor, round;

COMMENT ON VIEW points_by_round IS 'Points of each competitor in each round, under the official rules.';
