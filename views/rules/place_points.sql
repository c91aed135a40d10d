-- What does each car's place bring, and what stops it?
-- One row per scenario, championship, season, round, car and competitor.
-- "Points are awarded to the top 10 finishers in the following order: 20-16-13-10-8-6-4-3-2-1.
-- Exceptions being for the 12 Hours of Sebring and Petit Le Mans [...] 26-22-19-16-14-12-10-9-8-7."
-- A car whose laps no source shows has done enough of them when it was classified.
CREATE VIEW place_points AS
SELECT
    rules.scenario, season, class, championship, competitor, round, entry, scorers.place,
    CASE
        WHEN rules.scale IS NULL THEN 'round does not count'
        WHEN scorers.place IS NULL THEN
            CASE status
                WHEN 'dsq' THEN 'disqualified'
                WHEN 'dns' THEN 'did not start'
                WHEN 'dnf' THEN 'did not finish'
                ELSE 'not classified'
            END
        WHEN laps < rules.required_laps THEN 'below minimum distance'
        WHEN barred IS NOT NULL THEN 'not eligible'
        WHEN worth.points IS NULL THEN 'outside the points'
        WHEN sharers > 1 AND rules.shared_cars = 'nothing' THEN 'shared car'
    END AS stopped_by,
    barred,
    CASE
        WHEN rules.shared_cars = 'split' AND championship = 'drivers' THEN sharers ELSE 1
    END AS shares,
    CASE
        WHEN rules.shared_cars = 'split' AND championship = 'drivers'
            THEN CAST(worth.points * rules.points_percent * 0.01 / sharers AS points)
        WHEN rules.points_percent = 100 THEN worth.points
        ELSE CAST(worth.points * rules.points_percent * 0.01 AS points)
    END AS points,
    CASE WHEN NOT rules.points_only THEN scorers.place END AS tie_place,
    rules.cars_counted, rules.shared_cars, rules.rounds_counted
FROM scorers
JOIN round_rules AS rules USING (season, class, championship, round)
LEFT JOIN points_scales AS worth
    ON worth.scale = rules.scale
    AND worth.kind = rules.kind
    AND worth.place = scorers.place;

COMMENT ON VIEW place_points IS 'What the place of each car is worth to each competitor, and the rule that leaves it without points.';
COMMENT ON COLUMN place_points.stopped_by IS 'The rule that leaves the car without points; empty when none does.';
COMMENT ON COLUMN place_points.shares IS 'Drivers between whom the points are split; 1 when they are not.';
COMMENT ON COLUMN place_points.points IS 'Points that the place is worth to the competitor; empty outside the points.';
COMMENT ON COLUMN place_points.tie_place IS 'The place against those level on points; empty in a race that brings points only.';
COMMENT ON COLUMN place_points.place IS 'Place that counts: in class as finished, less the ineligible cars ahead that let others move up.';
