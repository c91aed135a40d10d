-- How many points are a car's place and awards worth, and which rule keeps it from scoring them?
-- One row per scenario, season, class, championship, competitor, round, car and claim: its place, or
-- an award.
-- "Points are awarded to the top 10 finishers in the following order: 20-16-13-10-8-6-4-3-2-1.
-- Exceptions being for the 12 Hours of Sebring and Petit Le Mans [...] 26-22-19-16-14-12-10-9-8-7."
-- If no source gives a car's laps, being classified is enough. A car that is stopped keeps its
-- points in this view: best_entries leaves it out. The rulebook says whether the winners of an
-- award share its points or each get all of them.
CREATE VIEW entry_points AS
WITH worth AS (
    SELECT
        cars.*, scaled.points IS NOT NULL AS by_place,
        COALESCE(scaled.points, unplaced.points, bonuses.points) AS scale_points,
        -- The percentage of a race applies to places and statuses, not to awards.
        CASE WHEN cars.award IS NULL THEN cars.points_percent ELSE 100 END AS percent,
        CASE WHEN bonuses.shared = 'split' THEN cars.holders ELSE 1 END
        * CASE
            WHEN cars.shared_cars = 'split' AND cars.competitors = 'drivers' THEN cars.sharers
            ELSE 1
        END AS shares
    FROM scenario_entries AS cars
    LEFT JOIN points_scales AS scaled
        ON scaled.scale = cars.scale
        AND scaled.kind = cars.kind
        AND scaled.place = cars.place
        AND cars.award IS NULL
    LEFT JOIN status_points AS unplaced
        ON unplaced.scale = cars.scale
        AND unplaced.kind = cars.kind
        AND unplaced.status = cars.result_status
        AND cars.award IS NULL
    LEFT JOIN rulebook_bonuses AS bonuses
        ON bonuses.rulebook = cars.rulebook
        AND bonuses.kind = cars.kind
        AND bonuses.award = cars.award
        AND (bonuses.last_place IS NULL OR cars.place <= bonuses.last_place)
)
SELECT
    scenario, season, class, championship, competitor, round, entry, award,
    CASE WHEN award IS NULL THEN place END AS place, result_status,
    supposed AND award IS NULL AS supposed,
    CASE
        WHEN scale IS NULL THEN 'round does not count'
        WHEN place IS NULL AND scale_points IS NULL THEN
            CASE result_status
                WHEN 'dsq' THEN 'disqualified'
                WHEN 'dns' THEN 'did not start'
                WHEN 'dnf' THEN 'did not finish'
                ELSE 'not classified'
            END
        WHEN laps < required_laps AND place IS NOT NULL AND award IS NULL
            THEN 'below minimum distance'
        WHEN ineligible_because IS NOT NULL THEN 'not eligible'
        WHEN scale_points IS NULL THEN 'outside the points'
        WHEN sharers > 1 AND shared_cars = 'nothing' THEN 'shared car'
    END AS stopped_by,
    required_laps, ineligible_because, shares,
    CASE
        WHEN percent = 100 AND shares = 1 THEN scale_points
        -- A percent of a point is 10,000 millionths. Rounded up, so that the shares never add up to
        -- less than the whole. carried_points has six decimals where there are fractions.
        ELSE CAST(
            CAST(CEIL(scale_points * percent * 10000.0 / shares) AS BIGINT) * 0.000001
            AS carried_points
        )
    END AS points,
    CASE WHEN by_place AND NOT points_only THEN place END AS tie_place,
    -- The rules of the next steps: best_entries, best_rounds and the standings.
    cars_counted, rounds_counted, ties
FROM worth;

COMMENT ON VIEW entry_points IS 'Points of each car''s place and awards for each competitor, and the rule that leaves it without them, under every scenario.';
COMMENT ON COLUMN entry_points.competitor IS 'The team, driver or manufacturer; empty if no source names it.';
COMMENT ON COLUMN entry_points.award IS 'Award of a bonus; empty in the row of the place.';
COMMENT ON COLUMN entry_points.stopped_by IS 'The rule that leaves the car, or the award, without points; empty if none does.';
COMMENT ON COLUMN entry_points.shares IS 'Number of competitors who split the points; 1 if they are not split.';
COMMENT ON COLUMN entry_points.points IS 'Points of the award or the place, or of the status if there is no place, for the competitor, whether or not the car counts; fractions keep six decimals; empty if it brings none.';
COMMENT ON COLUMN entry_points.tie_place IS 'Place for the countback; empty in a race that brings only points (a sprint), for points of a status and for a bonus.';
COMMENT ON COLUMN entry_points.place IS 'Place that counts: the place in class as finished, less the cars ahead that let others move up; empty in the row of an award.';
