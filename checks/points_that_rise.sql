-- points that rise: points_scales.points
SELECT
    scale, kind, position, points,
    'the position before is worth ' || CAST(points_before AS TEXT) AS detail
FROM (
    SELECT
        scale, kind, position, points,
        LAG(points) OVER (PARTITION BY scale, kind ORDER BY position) AS points_before
    FROM points_scales
) AS steps
WHERE points > points_before;
