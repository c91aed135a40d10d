-- scale with a hole: points_scales.place
SELECT
    scale, kind, place,
    'place ' || CAST(place_before + 1 AS TEXT) || ' is missing' AS detail
FROM (
    SELECT
        scale, kind, place,
        LAG(place, 1, 0) OVER (PARTITION BY scale, kind ORDER BY place) AS place_before
    FROM points_scales
) AS steps
WHERE place > place_before + 1;
