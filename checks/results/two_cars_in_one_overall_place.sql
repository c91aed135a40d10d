-- two cars in one overall place: results.overall_position
-- Two cars of one class are found by the checks of the class.
SELECT
    cars.season, cars.round, cars.entry, cars.overall_position,
    'car ' || shared.entry || ' has that place overall, too' AS detail
FROM (
    SELECT season, round, overall_position, MIN(entry) AS entry
    FROM results
    WHERE overall_position IS NOT NULL
    GROUP BY season, round, overall_position
    HAVING COUNT(*) > 1
) AS shared
JOIN results AS other
    ON other.season = shared.season
    AND other.round = shared.round
    AND other.entry = shared.entry
JOIN results AS cars
    ON cars.season = shared.season
    AND cars.round = shared.round
    AND cars.overall_position = shared.overall_position
    AND cars.entry > shared.entry
WHERE cars.class <> other.class
    OR cars.class_position IS NULL
    OR other.class_position IS NULL;
