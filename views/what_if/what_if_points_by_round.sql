-- What did each competitor score in each round, under every rulebook?
-- One row per rulebook, season, class, championship, competitor and round that brought a score.
CREATE VIEW what_if_points_by_round AS
WITH rounds AS (
    SELECT rulebook, season, class, championship, competitor, round, points, FALSE AS dropped
    FROM round_scores
    WHERE rounds_counted = 99
    UNION ALL
    SELECT rulebook, season, class, championship, competitor, round, points, dropped
    FROM best_rounds
)
SELECT
    rulebook, season, class, championship, competitor, round,
    CASE WHEN dropped OR exclusions.reason IS NOT NULL THEN 0 ELSE points END AS points,
    points AS scored,
    dropped
FROM rounds
LEFT JOIN exclusions USING (season, class, championship, competitor);

COMMENT ON VIEW what_if_points_by_round IS 'Points of each competitor in each round under every rulebook, the official one included.';
COMMENT ON COLUMN what_if_points_by_round.points IS 'Points of the round that count: 0 when it is dropped or the competitor is excluded. Bonuses are in, decisions are not: what_if_standings has the total.';
COMMENT ON COLUMN what_if_points_by_round.scored IS 'Points that the round brought, whether they count or not.';
