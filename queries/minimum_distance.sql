-- Did any car fail the minimum distance, how close was the closest, and for how many is it unknown?
-- A car whose laps no source shows is eligible as classified.
SET VARIABLE asked_season = asked_season();
SET VARIABLE asked_championship = asked_championship();
WITH known AS (
    SELECT
        class,
        COUNT(*) FILTER (reason = 'below minimum distance') AS failed,
        MIN(laps - required_laps) FILTER (points > 0) AS spare_laps,
        min_by(competitor || ', round ' || round, laps - required_laps) FILTER (points > 0)
            AS closest
    FROM points_ledger
    WHERE season = getvariable('asked_season') AND championship = getvariable('asked_championship')
    GROUP BY class
)
SELECT
    class, failed, spare_laps, closest,
    CAST(SUM(cars_in_points) AS INTEGER) AS cars_in_points,
    CAST(SUM(laps_unknown) AS INTEGER) AS laps_unknown
FROM known
JOIN unknown_laps USING (class)
WHERE season = getvariable('asked_season') AND championship = getvariable('asked_championship')
GROUP BY class, failed, spare_laps, closest
ORDER BY class;
