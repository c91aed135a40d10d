-- held round without results: events.status
-- It would count as a round in which nobody scored, and decide titles. Classes without any car are
-- the fault of championships.
SELECT
    events.season, event, status,
    'results has no car of it' || CASE
        WHEN COUNT(cars.class) = 0 THEN ''
        ELSE ' in ' || MIN(CASE WHEN cars.class IS NULL THEN contested.class END)
    END || CASE
        WHEN COUNT(cars.class) IN (0, COUNT(*) - 1) THEN '' ELSE ' and other classes'
    END AS detail
FROM events
JOIN (
    SELECT DISTINCT championships.season, championships.class
    FROM championships
    LEFT JOIN (SELECT DISTINCT season, class FROM results) AS raced USING (season)
    WHERE raced.class IS NULL OR raced.class = championships.class
) AS contested USING (season)
LEFT JOIN (
    SELECT DISTINCT season, round, class FROM results
) AS cars
    ON cars.season = events.season
    AND cars.round = events.round
    AND cars.class = contested.class
WHERE events.status = 'held'
GROUP BY events.season, event, status
HAVING COUNT(*) > COUNT(cars.class);
