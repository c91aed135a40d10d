-- held round without results: events.status by class
-- It would count as a round in which nobody scored, and decide titles. For classes without any car
-- see championship of a class without cars; a round without any car is one finding.
SELECT DISTINCT
    events.season, event, events.status,
    CASE WHEN raced.round IS NOT NULL THEN contested.class END AS class,
    'results has no car of it' || CASE
        WHEN raced.round IS NULL THEN '' ELSE ' in ' || contested.class
    END AS detail
FROM events
JOIN (
    SELECT DISTINCT championships.season, championships.class
    FROM championships
    LEFT JOIN (SELECT DISTINCT season, class FROM class_results) AS raced USING (season)
    WHERE raced.class IS NULL OR raced.class = championships.class
) AS contested USING (season)
LEFT JOIN (SELECT DISTINCT season, round FROM results) AS raced
    ON raced.season = events.season AND raced.round = events.round
LEFT JOIN (
    SELECT DISTINCT season, round, class FROM class_results
) AS cars
    ON cars.season = events.season
    AND cars.round = events.round
    AND cars.class = contested.class
LEFT JOIN class_rounds AS own
    ON own.season = events.season
    AND own.round = events.round
    AND own.class = contested.class
WHERE events.status = 'held' AND cars.class IS NULL AND COALESCE(own.status, 'held') <> 'skipped';
