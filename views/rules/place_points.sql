-- What does each car's place bring, and what stops it?
-- One row per rulebook, championship, season, round, car and competitor.
-- A car whose laps no source shows has done enough of them when it was classified.
CREATE VIEW place_points AS
WITH cars AS (
    SELECT
        *,
        CASE WHEN shared_cars = 'split' AND championship = 'drivers' THEN sharers ELSE 1 END
            AS shares
    FROM scorers
    JOIN required_laps USING (season, class, championship, round)
)
SELECT
    rulebook, season, class, championship, competitor, round, entry, place,
    CASE
        WHEN scale IS NULL THEN 'round does not count'
        WHEN place IS NULL THEN
            CASE status
                WHEN 'dsq' THEN 'disqualified'
                WHEN 'dns' THEN 'did not start'
                WHEN 'dnf' THEN 'did not finish'
                ELSE 'not classified'
            END
        WHEN laps < required_laps THEN 'below minimum distance'
        WHEN barred IS NOT NULL THEN 'not eligible'
        WHEN worth.points IS NULL THEN 'outside the points'
        WHEN sharers > 1 AND shared_cars = 'nothing' THEN 'shared car'
    END AS stopped_by,
    barred, shares,
    CASE shares WHEN 1 THEN worth.points ELSE CAST(worth.points / shares AS points) END AS points,
    worth.wins, worth.countback_1, worth.countback_2,
    64 * place + tie_number AS best_result,
    cars_counted, shared_cars, rounds_counted
FROM cars
LEFT JOIN place_values AS worth USING (scale, kind, points_percent, ties, place);

COMMENT ON VIEW place_points IS 'What the place of each car is worth to each competitor, and the rule that leaves it without points.';
COMMENT ON COLUMN place_points.stopped_by IS 'The rule that leaves the car without points; empty when none does.';
COMMENT ON COLUMN place_points.shares IS 'Drivers between whom the points are split; 1 when they are not.';
COMMENT ON COLUMN place_points.points IS 'Points that the place is worth to the competitor; empty outside the points.';
COMMENT ON COLUMN place_points.best_result IS 'The result as a number, the lower the better, where the rules break ties by the best one.';
COMMENT ON COLUMN place_points.place IS 'Place that counts: in class as finished, less the ineligible cars ahead that let others move up.';
