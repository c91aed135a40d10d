-- Did any car fail the minimum distance, how close was the closest, and for how many is it unknown?
-- Needs minimum_distance_percent in rulebooks.
-- percent_of_required: the laps of the closest car. A car whose laps no source shows is
-- eligible as classified.
SET VARIABLE asked_season = asked_season();
SET VARIABLE asked_championship = asked_championship();
WITH known AS (
    SELECT
        class,
        COUNT(*) FILTER (reason = 'below minimum distance') AS failed,
        min_by(competitor || ', round ' || round, laps / required_laps) FILTER (points > 0)
            AS closest,
        CAST(100 * MIN(laps / required_laps) FILTER (points > 0) AS INTEGER)
            AS percent_of_required
    FROM points_ledger
    WHERE season = getvariable('asked_season')
        AND championship = getvariable('asked_championship')
        AND required_laps > 0
    GROUP BY class
)
SELECT
    class, failed, closest, percent_of_required,
    CAST(SUM(cars_in_points) AS INTEGER) AS cars_in_points,
    CAST(SUM(laps_unknown) AS INTEGER) AS laps_unknown
FROM known
JOIN unknown_laps USING (class)
WHERE season = getvariable('asked_season') AND championship = getvariable('asked_championship')
GROUP BY class, failed, closest, percent_of_required
ORDER BY class;
