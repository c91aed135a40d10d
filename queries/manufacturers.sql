-- What did the manufacturers of a class score?
-- A row without a manufacturer is a car in the points whose make no source shows.
SET VARIABLE season = 2003;
SET VARIABLE class = 'GTS';
SELECT
    manufacturer,
    CAST(SUM(points) AS INTEGER) AS points,
    COUNT(*) AS rounds,
    NULL AS car_of_unknown_make
FROM manufacturer_points_by_round
WHERE season = getvariable('season') AND class = getvariable('class')
GROUP BY manufacturer
UNION ALL
SELECT
    NULL,
    ledger.points_available,
    1,
    ledger.team || ', round ' || ledger.round
FROM points_ledger AS ledger
JOIN results USING (season, round, entry)
WHERE ledger.official
    AND ledger.season = getvariable('season')
    AND ledger.class = getvariable('class')
    AND ledger.points_available > 0
    AND ledger.reason <> 'below minimum distance'
    AND results.chassis IS NULL
ORDER BY car_of_unknown_make NULLS FIRST, points DESC, manufacturer;
