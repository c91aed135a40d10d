-- scale without points: scales.scale
SELECT scale, 'points_scales has no place of it' AS detail
FROM scales
LEFT JOIN points_scales USING (scale)
WHERE points_scales.kind IS NULL;
