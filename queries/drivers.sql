-- What did the drivers of a class score, and for which cars in the points are they unknown?
-- A row without a driver is such a car: what it scored is missing from somebody's total.
SET VARIABLE season = 2003;
SET VARIABLE class = 'LMP900';
SELECT
    driver,
    CAST(SUM(points) AS INTEGER) AS points,
    COUNT(*) AS rounds,
    string_agg(DISTINCT team, ', ' ORDER BY team) AS team,
    NULL AS without_drivers
FROM driver_points_by_round
WHERE season = getvariable('season') AND class = getvariable('class')
GROUP BY driver
UNION ALL
SELECT
    NULL,
    ledger.points_available,
    1,
    ledger.team,
    'round ' || ledger.round || ', ' || ordinal(ledger.class_position)
FROM points_ledger AS ledger
LEFT JOIN car_drivers USING (season, round, entry)
WHERE ledger.official
    AND ledger.season = getvariable('season')
    AND ledger.class = getvariable('class')
    AND ledger.points_available > 0
    AND ledger.entry IS NOT NULL
    AND ledger.reason <> 'below minimum distance'
    AND car_drivers.drivers IS NULL
ORDER BY without_drivers NULLS FIRST, points DESC, driver;
