-- After each round, what does a competitor have, and what could it still have at the end?
-- One row per season, class, championship, held round, competitor not excluded by then, and prospect:
-- 'now' is its score so far, 'best' its score with all that is still to be won, by the rules that
-- held, in the columns that scenario_standings puts in order.
CREATE VIEW outlook AS
WITH moments AS (
    SELECT season, round AS after_round, prospect
    FROM events
    CROSS JOIN (SELECT 'now' AS prospect UNION ALL SELECT 'best') AS prospects
    WHERE status = 'held'
),
rules AS (
    SELECT * FROM round_rules WHERE scenario = 'official'
),
-- What was scored, and the most to be had in a round: the best places, for as many cars as count,
-- and every bonus. As many cars as a competitor ever had can take a place in a round to come, which
-- may be worth half in the end and is not beforehand.
-- Decisions, and the nothing with which everybody begins, are never dropped.
pieces AS (
    SELECT
        season, class, championship, competitor, round, 0 AS ahead, 1 AS droppable, 1 AS listed,
        points, tie_place
    FROM scores
    WHERE scenario = 'official'
    UNION ALL
    SELECT
        season, class, championship, competitor, round, 1, 1, 1,
        CASE
            WHEN points_percent <= 100 THEN worth.points
            ELSE CAST(worth.points * points_percent * 0.01 AS points)
        END,
        CASE WHEN NOT points_only THEN worth.place END
    FROM competitors
    JOIN rules USING (season, class, championship)
    JOIN points_scales AS worth USING (scale, kind)
    WHERE worth.place <= cars_counted AND worth.place <= cars
    UNION ALL
    SELECT season, class, championship, competitor, round, 1, 1, 1, bonuses.points, NULL
    FROM competitors
    JOIN rules USING (season, class, championship)
    JOIN rulebook_bonuses AS bonuses
        ON bonuses.rulebook = rules.rulebook AND bonuses.kind = rules.kind
    WHERE rules.scale IS NOT NULL
    UNION ALL
    SELECT season, class, championship, competitor, round, 0, 0, 1, points, NULL
    FROM adjustments
    UNION ALL
    SELECT season, class, championship, competitor, 0, 0, 0, 0, 0, NULL
    FROM competitors
),
outcomes AS (
    SELECT
        pieces.*, after_round, prospect, rules.rounds_counted, rules.segment, rules.weekend,
        COALESCE(places_1_to_10, 0) AS places_1_to_10,
        COALESCE(places_11_to_20, 0) AS places_11_to_20
    FROM pieces
    JOIN moments USING (season)
    LEFT JOIN rules USING (season, class, championship, round)
    LEFT JOIN countback ON place = tie_place
    -- A postponed round is still to come after a later one.
    LEFT JOIN events AS awaited
        ON awaited.season = pieces.season
        AND awaited.round = pieces.round
        AND awaited.status = 'scheduled'
    WHERE (ahead = 0 AND pieces.round <= after_round)
        OR (
            ahead = 1 AND prospect = 'best'
            AND (pieces.round > after_round OR awaited.round IS NOT NULL)
        )
),
weekends AS (
    SELECT
        season, class, championship, competitor, after_round, prospect,
        segment, rounds_counted, weekend,
        SUM(points) AS points,
        SUM(places_1_to_10) AS places_1_to_10, SUM(places_11_to_20) AS places_11_to_20,
        MIN(64 * tie_place + round) AS earlier_result,
        MIN(64 * tie_place - round) AS later_result,
        MIN(round) AS weekend_begins, MAX(ahead) AS ahead
    FROM outcomes
    WHERE droppable = 1 AND rounds_counted < 99
    GROUP BY
        season, class, championship, competitor, after_round, prospect,
        segment, rounds_counted, weekend
),
-- The best rounds, as in best_rounds; but of those ahead a competitor can leave out one for
-- another with better places.
ranked AS (
    SELECT
        weekends.*,
        ROW_NUMBER() OVER (
            PARTITION BY season, class, championship, competitor, after_round, prospect, segment
            ORDER BY points DESC, ahead, ahead * places_1_to_10 DESC, weekend_begins
        ) AS nth_weekend
    FROM weekends
),
counted AS (
    SELECT
        season, class, championship, competitor, after_round, prospect, listed,
        points, places_1_to_10, places_11_to_20,
        64 * tie_place + round AS earlier_result, 64 * tie_place - round AS later_result
    FROM outcomes
    WHERE droppable = 0 OR rounds_counted = 99
    UNION ALL
    SELECT
        season, class, championship, competitor, after_round, prospect, 1,
        points, places_1_to_10, places_11_to_20, earlier_result, later_result
    FROM ranked
    WHERE nth_weekend <= rounds_counted
),
totals AS (
    SELECT
        season, class, championship, competitor, after_round, prospect,
        MAX(listed) AS listed,
        CAST(SUM(points) AS points) AS points,
        CAST(SUM(places_1_to_10) AS BIGINT) AS places_1_to_10,
        CAST(SUM(places_11_to_20) AS BIGINT) AS places_11_to_20,
        MIN(earlier_result) AS earlier_result,
        MIN(later_result) AS later_result
    FROM counted
    GROUP BY season, class, championship, competitor, after_round, prospect
)
SELECT
    season, class, championship, after_round AS round, competitor, prospect, listed, points,
    CASE WHEN ties <> 'no countback' THEN places_1_to_10 ELSE 0 END AS places_1_to_10,
    CASE WHEN ties <> 'no countback' THEN places_11_to_20 ELSE 0 END AS places_11_to_20,
    CASE ties WHEN 'earlier' THEN earlier_result WHEN 'later' THEN later_result END AS best_result
FROM totals
JOIN season_rules USING (season, class, championship)
LEFT JOIN exclusions USING (season, class, championship, competitor)
WHERE season_rules.scenario = 'official' AND COALESCE(exclusions.since, after_round + 1) > after_round;

COMMENT ON VIEW outlook IS 'Score of each competitor after each round, now and at best.';
COMMENT ON COLUMN outlook.round IS 'The round after which this holds.';
COMMENT ON COLUMN outlook.prospect IS 'now: the score so far; best: with every point still to be won.';
COMMENT ON COLUMN outlook.listed IS '1: the competitor has a score of its own, so the standings list it; 0: it does not.';
COMMENT ON COLUMN outlook.points IS 'Points so far, or at best.';
COMMENT ON COLUMN outlook.places_1_to_10 IS 'Finishes in places 1 to 10, 6 bits each, wins in the highest.';
COMMENT ON COLUMN outlook.places_11_to_20 IS 'Finishes in places 11 to 20, compared when places_1_to_10 is level.';
COMMENT ON COLUMN outlook.best_result IS 'The best result as a number, the lower the better.';
