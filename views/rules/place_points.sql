-- What does each car's place bring, and what stops it?
-- One row per rulebook, championship, season, round, car and competitor.
-- A car whose laps no source shows has done enough of them when it was classified.
CREATE VIEW place_points AS
SELECT
    rules.rulebook, rules.season, rules.class, rules.championship, cars.competitor, rules.round,
    cars.entry, cars.place,
    CASE
        WHEN rules.scale IS NULL THEN 'round does not count'
        WHEN cars.place IS NULL THEN
            CASE cars.status
                WHEN 'dsq' THEN 'disqualified'
                WHEN 'dns' THEN 'did not start'
                WHEN 'dnf' THEN 'did not finish'
                ELSE 'not classified'
            END
        WHEN cars.laps < rules.required_laps THEN 'below minimum distance'
        WHEN cars.barred IS NOT NULL THEN 'not eligible'
        WHEN worth.points IS NULL THEN 'outside the points'
        WHEN cars.sharers > 1 AND rules.shared_cars = 'nothing' THEN 'shared car'
    END AS stopped_by,
    cars.barred,
    CASE
        WHEN rules.shared_cars = 'split' AND rules.championship = 'drivers'
            THEN CAST(worth.points / cars.sharers AS points)
        ELSE worth.points
    END AS points,
    worth.wins, worth.countback_1, worth.countback_2,
    64 * cars.place + rules.tie_number AS best_result,
    rules.cars_counted, rules.shared_cars, rules.rounds_counted
FROM scorers AS cars
JOIN required_laps AS rules USING (season, class, championship, round)
LEFT JOIN place_values AS worth USING (scale, kind, points_percent, ties, place);

COMMENT ON VIEW place_points IS 'What the place of each car is worth to each competitor, and the rule that leaves it without points.';
COMMENT ON COLUMN place_points.stopped_by IS 'The rule that leaves the car without points; empty when none does.';
COMMENT ON COLUMN place_points.points IS 'Points that the place is worth to the competitor; empty outside the points.';
COMMENT ON COLUMN place_points.best_result IS 'The result as a number, the lower the better, where the rules break ties by the best one.';
COMMENT ON COLUMN place_points.place IS 'Place that counts: in class as finished, less the ineligible cars ahead that let others move up.';
