-- place inside a dead heat: results.class_position
-- After two cars in first place there is no second place.
SELECT
    cars.season, cars.round, cars.entry, cars.class_position,
    CAST(cars_there AS TEXT) || ' cars share place ' || CAST(shared.class_position AS TEXT) || ' of '
        || cars.class || ', so the next place is '
        || CAST(shared.class_position + cars_there AS TEXT) AS detail
FROM results AS cars
JOIN (
    SELECT season, round, class, class_position, COUNT(*) AS cars_there
    FROM results
    WHERE class_position IS NOT NULL
    GROUP BY season, round, class, class_position
    HAVING COUNT(*) > 1
) AS shared
    ON shared.season = cars.season
    AND shared.round = cars.round
    AND shared.class = cars.class
    AND cars.class_position > shared.class_position
    AND cars.class_position < shared.class_position + cars_there;
