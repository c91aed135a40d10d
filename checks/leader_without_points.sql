-- leader without points: adjustments.points
-- Whoever takes points from everybody has most likely taken too many.
SELECT
    season, class, championship, adjustments.competitor, round, reason, adjustments.points,
    leader.competitor || ' leads with ' || CAST(leader.points AS TEXT) AS detail
FROM adjustments
JOIN championships USING (season, class, championship)
JOIN rulebooks USING (rulebook)
JOIN standings AS leader USING (season, class, championship)
WHERE adjustments.points < 0
    AND leader.position = 1
    AND leader.points <= 0
    -- Of a scale without points another check tells.
    AND rulebooks.scale IN (SELECT scale FROM points_scales);
