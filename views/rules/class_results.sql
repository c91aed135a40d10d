-- In which classes does a car score, and with which place?
-- One row per car and class: its own class and, with its overall place, each class of all cars.
CREATE VIEW class_results AS
SELECT
    season, round, class, entry, FALSE AS overall, team, class_position, status, laps
FROM results
UNION ALL
SELECT
    season, round, classes.class, entry, TRUE, team, overall_position, status, laps
FROM classes
JOIN results USING (season)
WHERE classes.overall;

COMMENT ON VIEW class_results IS 'The results of every class, including classes for all cars.';
COMMENT ON COLUMN class_results.overall IS 'true: the class is for all cars.';
COMMENT ON COLUMN class_results.class_position IS 'Place in the class as finished; empty for a car without a place.';
COMMENT ON COLUMN class_results.class IS 'Class in which a car scores.';
