-- unknown laps behind the minimum distance: results.laps
-- A car without known laps passes the minimum distance, so it would score even behind a car that
-- failed it.
SELECT
    cars.season, cars.round, cars.entry, MIN(cars.laps) AS laps,
    'car ' || MIN(short_cars.entry) || ' ahead of it is below the minimum distance, and place '
        || CAST(cars.class_position AS TEXT) || ' of ' || cars.class || ' would score' AS detail
FROM results AS cars
JOIN round_rules AS rules
    ON rules.season = cars.season AND rules.round = cars.round AND rules.class = cars.class
JOIN points_scales
    ON points_scales.scale = rules.scale
    AND points_scales.kind = rules.kind
    AND points_scales.place = cars.class_position
JOIN required_laps AS distance
    ON distance.scenario = rules.scenario
    AND distance.season = rules.season
    AND distance.class = rules.class
    AND distance.championship = rules.championship
    AND distance.round = rules.round
JOIN results AS short_cars
    ON short_cars.season = cars.season
    AND short_cars.round = cars.round
    AND (
        short_cars.overall_position < cars.overall_position
        OR (
            short_cars.class = cars.class AND short_cars.class_position < cars.class_position
        )
    )
    AND short_cars.laps < distance.required_laps
LEFT JOIN ineligible_entries AS ineligible
    ON ineligible.season = cars.season
    AND ineligible.round = cars.round
    AND ineligible.entry = cars.entry
    AND COALESCE(ineligible.championship, rules.championship) = rules.championship
    AND ineligible.driver IS NULL
WHERE cars.laps IS NULL AND rules.scenario = 'official' AND ineligible.reason IS NULL
GROUP BY cars.season, cars.round, cars.entry, cars.class, cars.class_position;
