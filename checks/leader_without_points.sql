-- leader without points: adjustments.points
-- Whoever takes points from everybody has most likely taken too many.
SELECT
    season, class, championship, adjustments.competitor, round, reason, adjustments.points,
    leader.competitor || ' leads with ' || CAST(leader.points AS TEXT) AS detail
FROM adjustments
JOIN standings AS leader USING (season, class, championship)
WHERE adjustments.points < 0 AND leader.position = 1 AND leader.points <= 0;
