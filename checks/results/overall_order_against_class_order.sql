-- overall order against class order: results.overall_position
-- Between two cars of a class there are at least as many cars overall as in the class. If that is
-- true for neighbours, it is true for any two.
SELECT
    season, round, entry, overall_position,
    'place ' || CAST(class_position_ahead AS TEXT) || ' of ' || class || ' is '
        || CAST(overall_position_ahead AS TEXT) || ' overall, so place '
        || CAST(class_position AS TEXT) || ' is at least '
        || CAST(overall_position_ahead + class_position - class_position_ahead AS TEXT) AS detail
FROM (
    SELECT
        season, round, entry, class, class_position, overall_position,
        LAG(class_position) OVER class_order AS class_position_ahead,
        LAG(overall_position) OVER class_order AS overall_position_ahead
    FROM results
    WHERE class_position IS NOT NULL AND overall_position IS NOT NULL
    WINDOW class_order AS (
        PARTITION BY season, round, class ORDER BY class_position, overall_position
    )
) AS cars
WHERE overall_position - class_position < overall_position_ahead - class_position_ahead;
