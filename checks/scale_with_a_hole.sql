-- scale with a hole: points_scales.position
SELECT
    scale, kind, position,
    'position ' || CAST(position_before + 1 AS TEXT) || ' is missing' AS detail
FROM (
    SELECT
        scale, kind, position,
        LAG(position, 1, 0) OVER (PARTITION BY scale, kind ORDER BY position) AS position_before
    FROM points_scales
) AS steps
WHERE position > position_before + 1;
