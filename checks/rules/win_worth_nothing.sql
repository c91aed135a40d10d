-- win worth nothing: points_scales.points
-- The champion would have 0 points.
SELECT scale, kind, place, points, 'nobody can score' AS detail
FROM points_scales
WHERE place = 1 AND points = 0;
