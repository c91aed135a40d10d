-- How many points is each car's place worth, and which rule keeps the car from scoring them?
-- One row per scenario, season, class, championship, competitor, round and car.
-- "Points are awarded to the top 10 finishers in the following order: 20-16-13-10-8-6-4-3-2-1.
-- Exceptions being for the 12 Hours of Sebring and Petit Le Mans [...] 26-22-19-16-14-12-10-9-8-7."
-- If no source gives a car's laps, being classified is enough. A car that is stopped keeps its
-- points in this view: best_entries leaves it out.
CREATE VIEW place_points AS
WITH worth AS (
    SELECT
        cars.*, distance.required_laps, scaled.points IS NOT NULL AS by_place,
        COALESCE(scaled.points, unplaced.points) AS scale_points,
        CASE WHEN shared_cars = 'split' AND competitors = 'drivers' THEN sharers ELSE 1 END AS shares
    FROM scenario_entries AS cars
    LEFT JOIN required_laps AS distance USING (scenario, season, class, championship, round)
    LEFT JOIN points_scales AS scaled
        ON scaled.scale = cars.scale
        AND scaled.kind = cars.kind
        AND scaled.place = cars.place
    LEFT JOIN status_points AS unplaced
        ON unplaced.scale = cars.scale
        AND unplaced.kind = cars.kind
        AND unplaced.status = cars.result_status
)
SELECT
    scenario, season, class, championship, competitor, round, entry, place, result_status, supposed,
    CASE
        WHEN scale IS NULL THEN 'round does not count'
        WHEN place IS NULL AND scale_points IS NULL THEN
            CASE result_status
                WHEN 'dsq' THEN 'disqualified'
                WHEN 'dns' THEN 'did not start'
                WHEN 'dnf' THEN 'did not finish'
                ELSE 'not classified'
            END
        WHEN laps < required_laps AND place IS NOT NULL THEN 'below minimum distance'
        WHEN ineligible_because IS NOT NULL THEN 'not eligible'
        WHEN scale_points IS NULL THEN 'outside the points'
        WHEN sharers > 1 AND shared_cars = 'nothing' THEN 'shared car'
    END AS stopped_by,
    ineligible_because, shares,
    CASE
        WHEN points_percent = 100 AND shares = 1 THEN scale_points
        -- A percent of a point is 10,000 millionths. Rounded up, so that the shares never add up to
        -- less than the whole. carried_points has six decimals where there are fractions.
        ELSE CAST(
            CAST(CEIL(scale_points * points_percent * 10000.0 / shares) AS BIGINT) * 0.000001
            AS carried_points
        )
    END AS points,
    CASE WHEN by_place AND NOT points_only THEN place END AS tie_place,
    -- The rules of the next steps: best_entries and best_rounds.
    cars_counted, rounds_counted
FROM worth;

COMMENT ON VIEW place_points IS 'Points of each car''s place for each competitor, and the rule that leaves it without points.';
COMMENT ON COLUMN place_points.stopped_by IS 'The rule that leaves the car without points; empty if none does.';
COMMENT ON COLUMN place_points.shares IS 'Number of drivers who split the points; 1 if they are not split.';
COMMENT ON COLUMN place_points.points IS 'Points of the place, or of the status if there is no place, for the competitor, whether or not the car counts; fractions keep six decimals; empty outside the points.';
COMMENT ON COLUMN place_points.tie_place IS 'Place for the countback; empty in a race that brings only points (a sprint) and for points of a status.';
COMMENT ON COLUMN place_points.place IS 'Place that counts: the place in class as finished, less the cars ahead that let others move up.';
