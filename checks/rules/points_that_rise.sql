-- points that rise: points_scales.points, never true
SELECT
    scale, kind, place, points,
    'the place before is worth ' || CAST(points_before AS TEXT) AS detail
FROM (
    SELECT
        scale, kind, place, points,
        LAG(points) OVER (PARTITION BY scale, kind ORDER BY place) AS points_before
    FROM points_scales
) AS steps
WHERE points > points_before;
