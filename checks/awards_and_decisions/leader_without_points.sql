-- leader without points: adjustments.points
-- Penalties that leave nobody with points are most likely too high. Before the first points, one
-- penalty is enough.
WITH brought AS (
    SELECT season, class, championship, competitor, points, points AS scored
    FROM best_entries
    WHERE scenario = 'official' AND competitor IS NOT NULL
    UNION ALL
    SELECT season, class, championship, competitor, points, 0
    FROM adjustments
    WHERE points IS NOT NULL
),
totals AS (
    SELECT
        season, class, championship, competitor, SUM(points) AS points, MAX(scored) AS scored
    FROM brought
    WHERE season IN (SELECT season FROM adjustments WHERE points < 0)
    GROUP BY season, class, championship, competitor
)
SELECT
    season, class, championship, adjustments.competitor, round, reason, adjustments.points,
    'nobody has more than ' || CAST(leaders.points AS TEXT) || ' points' AS detail
FROM adjustments
JOIN (
    SELECT season, class, championship, MAX(points) AS points
    FROM totals
    GROUP BY season, class, championship
    HAVING MAX(points) <= 0 AND MAX(scored) > 0
) AS leaders USING (season, class, championship)
WHERE adjustments.points < 0;
