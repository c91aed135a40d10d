-- Who gets points for something other than a place?
-- One row per scenario, season, class, championship, competitor, round, car and award.
-- The rulebook says whether winners of one award share its points or each get all of them, and the
-- same for drivers who share a car.
CREATE VIEW bonuses AS
WITH holders AS (
    SELECT season, round, class, award, COUNT(*) AS holders
    FROM awards
    JOIN class_results USING (season, round, entry)
    GROUP BY season, round, class, award
),
won AS (
    SELECT
        cars.scenario, cars.season, cars.class, cars.championship, cars.competitor, cars.round,
        cars.rounds_counted, cars.entry, awards.award, worth.points,
        CASE worth.shared WHEN 'each' THEN 1 ELSE holders.holders END
        * CASE
            WHEN cars.shared_cars = 'split' AND cars.competitors = 'drivers'
                AND awards.driver IS NULL THEN cars.sharers
            ELSE 1
        END AS shares
    FROM awards
    JOIN scenario_entries AS cars
        ON cars.season = awards.season
        AND cars.round = awards.round
        AND cars.entry = awards.entry
        AND (
            cars.competitors <> 'drivers' OR COALESCE(awards.driver, cars.competitor) = cars.competitor
        )
    JOIN holders
        ON holders.season = awards.season
        AND holders.round = awards.round
        AND holders.class = cars.class
        AND holders.award = awards.award
    JOIN rulebook_bonuses AS worth
        ON worth.rulebook = cars.rulebook
        AND worth.kind = cars.kind
        AND worth.award = awards.award
    WHERE cars.ineligible_because IS NULL
        AND cars.scale IS NOT NULL
        AND (worth.last_place IS NULL OR cars.place <= worth.last_place)
        AND (
            cars.sharers = 1 OR cars.shared_cars <> 'nothing' OR awards.driver IS NOT NULL
        )
)
SELECT
    scenario, season, class, championship, competitor, round, rounds_counted, entry, award, shares,
    CASE
        WHEN shares = 1 THEN points
        ELSE CAST(CAST(CEIL(points * 1000000.0 / shares) AS BIGINT) * 0.000001 AS carried_points)
    END AS points
FROM won;

COMMENT ON VIEW bonuses IS 'Bonus points of every round: pole, fastest lap, and other awards of the rulebook.';
COMMENT ON COLUMN bonuses.shares IS 'Number of competitors who share the points of the award.';
COMMENT ON COLUMN bonuses.points IS 'Points for the award; fractions keep six decimals.';
