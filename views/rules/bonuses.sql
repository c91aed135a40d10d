-- Who gets points for something other than a place?
-- One row per scenario, season, class, championship, competitor, round, car and award.
-- Those who share an award share its points; drivers who share a car, as the rulebook says.
CREATE VIEW bonuses AS
WITH holders AS (
    SELECT season, round, class, award, COUNT(*) AS holders
    FROM awards
    JOIN results USING (season, round, entry)
    GROUP BY season, round, class, award
),
won AS (
    SELECT
        rules.scenario, rules.season, rules.class, rules.championship, cars.competitor, rules.round,
        rules.rounds_counted, cars.entry, awards.award, worth.points,
        holders.holders * CASE
            WHEN rules.shared_cars = 'split' AND rules.championship = 'drivers'
                AND awards.driver IS NULL THEN cars.sharers
            ELSE 1
        END AS shares
    FROM awards
    JOIN scorers AS cars
        ON cars.season = awards.season
        AND cars.round = awards.round
        AND cars.entry = awards.entry
        AND (
            cars.championship <> 'drivers' OR COALESCE(awards.driver, cars.competitor) = cars.competitor
        )
    JOIN holders
        ON holders.season = awards.season
        AND holders.round = awards.round
        AND holders.class = cars.class
        AND holders.award = awards.award
    JOIN round_rules AS rules
        ON rules.season = cars.season
        AND rules.class = cars.class
        AND rules.championship = cars.championship
        AND rules.round = cars.round
    JOIN rulebook_bonuses AS worth
        ON worth.rulebook = rules.rulebook
        AND worth.kind = rules.kind
        AND worth.award = awards.award
    WHERE cars.barred IS NULL
        AND rules.scale IS NOT NULL
        AND (worth.last_place IS NULL OR cars.place <= worth.last_place)
        AND (
            cars.sharers = 1 OR rules.shared_cars <> 'nothing' OR awards.driver IS NOT NULL
        )
)
SELECT
    scenario, season, class, championship, competitor, round, rounds_counted, entry, award, shares,
    CAST(points / shares AS points) AS points
FROM won;

COMMENT ON VIEW bonuses IS 'Bonus points of every round: pole, fastest lap, and what else a rulebook rewards.';
COMMENT ON COLUMN bonuses.shares IS 'How many share the points of the award.';
COMMENT ON COLUMN bonuses.points IS 'Share of the award''s points.';
COMMENT ON COLUMN bonuses.scenario IS 'official: the rules that held; or the name of a what-if.';
