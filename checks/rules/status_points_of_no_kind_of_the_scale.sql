-- status points of no kind of the scale: status_points.kind
SELECT
    scale, status_points.kind, status,
    'points_scales has no place of that kind, so such a race does not count' AS detail
FROM status_points
LEFT JOIN (SELECT DISTINCT scale, kind FROM points_scales) AS rewarded USING (scale, kind)
WHERE rewarded.kind IS NULL;
