-- winner without laps: results.laps
-- If other laps are known: the minimum distance is a percentage of the winner's.
WITH winners AS (
    SELECT season, round, entry, laps, '' AS class, MAX(laps) OVER race AS known
    FROM results
    WHERE overall_position = 1
    WINDOW race AS (PARTITION BY season, round)
    UNION ALL
    SELECT season, round, entry, laps, class, MAX(laps) OVER class_race
    FROM results
    JOIN (
        SELECT DISTINCT season, class
        FROM championships
        JOIN rulebooks USING (rulebook)
        WHERE minimum_distance_percent > 0 AND distance_basis = 'class winner'
    ) AS measured USING (season, class)
    WHERE class_position = 1 AND COALESCE(overall_position, 2) > 1
    WINDOW class_race AS (PARTITION BY season, round, class)
)
SELECT
    winners.season, winners.round, winners.entry, MIN(winners.laps) AS laps,
    'the laps of ' || CAST(COUNT(*) AS TEXT) || ' cars behind it are known' AS detail
FROM winners
JOIN results AS cars
    ON cars.season = winners.season
    AND cars.round = winners.round
    AND winners.class IN ('', cars.class)
WHERE winners.known IS NULL AND cars.laps IS NOT NULL
GROUP BY winners.season, winners.round, winners.entry;
