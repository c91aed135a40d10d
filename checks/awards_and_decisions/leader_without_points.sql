-- leader without points: adjustments.points
-- Whoever takes all points from everybody has most likely taken too many.
SELECT
    season, class, championship, adjustments.competitor, round, reason, adjustments.points,
    leaders.competitor || ' leads with ' || CAST(leaders.points AS TEXT) AS detail
FROM adjustments
JOIN (
    SELECT season, class, championship, MIN(competitor) AS competitor, MAX(points) AS points
    FROM standings
    WHERE position = 1
    GROUP BY season, class, championship
) AS leaders USING (season, class, championship)
JOIN (
    -- Where no place brought any yet, one penalty is enough.
    SELECT DISTINCT season, class, championship
    FROM place_points
    WHERE scenario = 'official' AND stopped_by IS NULL AND points > 0
) AS scored USING (season, class, championship)
WHERE adjustments.points < 0 AND leaders.points <= 0;
