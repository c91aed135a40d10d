-- order of another round: events.round by class
-- The same order of eight or more cars, down to the last, means that a round was copied.
WITH orders AS (
    SELECT
        season, round, class,
        STRING_AGG(
            entry || ' ' || COALESCE(CAST(class_position AS TEXT), status), ' | '
            ORDER BY class_position, status, entry
        ) AS cars
    FROM results
    GROUP BY season, round, class
    HAVING COUNT(*) >= 8
),
copies AS (
    SELECT season, round, class, MIN(round) OVER (PARTITION BY season, class, cars) AS first_round
    FROM orders
)
SELECT
    season, event, round, class,
    'every car of ' || class || ' is where it was in round ' || CAST(first_round AS TEXT) AS detail
FROM events
JOIN copies USING (season, round)
WHERE round > first_round;
