-- laps rise down the order: results.laps
SELECT
    season, round, entry, laps,
    CASE
        WHEN laps > laps_ahead THEN
            'the car ahead of place ' || CAST(class_position AS TEXT) || ' in ' || class
            || ' has ' || CAST(laps_ahead AS TEXT) || ' laps'
        ELSE
            'the car ahead of place ' || CAST(overall_position AS TEXT) || ' overall has '
            || CAST(laps_ahead_overall AS TEXT) || ' laps'
    END AS detail
FROM (
    SELECT
        season, round, entry, class, class_position, overall_position, laps,
        LAG(laps) OVER (
            PARTITION BY season, round, class ORDER BY class_position, laps DESC
        ) AS laps_ahead,
        LAG(laps) OVER (
            -- A car without an overall place is not compared.
            PARTITION BY season, round, CASE WHEN overall_position IS NULL THEN entry END
            ORDER BY overall_position, laps DESC
        ) AS laps_ahead_overall
    FROM results
    WHERE class_position IS NOT NULL AND laps IS NOT NULL
) AS cars
WHERE laps > laps_ahead OR laps > laps_ahead_overall;
