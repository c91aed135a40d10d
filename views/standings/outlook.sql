-- After each round, what does a competitor have, and what could it still have at the end?
-- One row per season, class, championship, held round, competitor not excluded by then, and prospect:
-- 'now' is its score so far, 'best' its score with all that is still to be won, by the rules that
-- held, in the columns that what_if_standings puts in order.
CREATE VIEW outlook AS
WITH moments AS (
    SELECT season, round AS after_round, prospect
    FROM events
    CROSS JOIN (SELECT 'now' AS prospect UNION ALL SELECT 'best') AS prospects
    WHERE status = 'held'
),
-- What was scored, and the most to be had in a round: the best places, for as many cars as count,
-- and every bonus. As many cars as a competitor ever had can take a place in a round to come, which
-- may be worth half in the end and is not beforehand.
-- Decisions, and the nothing with which everybody begins, count in any case: 99.
pieces AS (
    SELECT
        season, class, championship, competitor, round, 0 AS ahead, rounds_counted, 1 AS listed,
        points, countback_1, countback_2, best_result
    FROM scores
    WHERE rulebook = 'official'
    UNION ALL
    SELECT
        season, class, championship, competitor, rules.round, 1, rules.rounds_counted, 1,
        worth.points, worth.countback_1, worth.countback_2, 64 * worth.place + rules.tie_number
    FROM competitors
    JOIN round_rules AS rules USING (season, class, championship)
    JOIN place_values AS worth
        ON worth.scale = rules.scale
        AND worth.kind = rules.kind
        AND worth.points_percent
            = CASE WHEN rules.points_percent < 100 THEN 100 ELSE rules.points_percent END
        AND worth.ties = rules.ties
    WHERE rules.rulebook = 'official'
        AND worth.place <= rules.cars_counted AND worth.place <= cars
    UNION ALL
    SELECT
        season, class, championship, competitor, rules.round, 1, rules.rounds_counted, 1,
        bonuses.points, 0, 0, NULL
    FROM competitors
    JOIN round_rules AS rules USING (season, class, championship)
    JOIN rulebook_bonuses AS bonuses
        ON bonuses.rulebook = rules.own_rulebook AND bonuses.kind = rules.kind
    WHERE rules.rulebook = 'official' AND rules.scale IS NOT NULL
    UNION ALL
    SELECT season, class, championship, competitor, round, 0, 99, 1, points, 0, 0, NULL
    FROM adjustments
    UNION ALL
    SELECT season, class, championship, competitor, 0, 0, 99, 0, 0, 0, 0, NULL
    FROM competitors
),
outcomes AS (
    SELECT pieces.*, after_round, prospect
    FROM pieces
    JOIN moments USING (season)
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
        rules.segment, rules.rounds_counted, rules.weekend,
        SUM(points) AS points, SUM(countback_1) AS countback_1, SUM(countback_2) AS countback_2,
        MIN(best_result) AS best_result, MIN(round) AS weekend_begins, MAX(ahead) AS ahead
    FROM outcomes
    JOIN round_rules AS rules USING (season, class, championship, round)
    WHERE rules.rulebook = 'official' AND outcomes.rounds_counted < 99
    GROUP BY
        season, class, championship, competitor, after_round, prospect,
        rules.segment, rules.rounds_counted, rules.weekend
),
-- The best rounds, as in best_rounds; but of those ahead a competitor can leave out one for
-- another with better places.
ranked AS (
    SELECT
        weekends.*,
        ROW_NUMBER() OVER (
            PARTITION BY season, class, championship, competitor, after_round, prospect, segment
            ORDER BY
                points DESC, ahead, ahead * countback_1 DESC, weekend_begins
        ) AS nth_weekend
    FROM weekends
),
counted AS (
    SELECT
        season, class, championship, competitor, after_round, prospect, listed,
        points, countback_1, countback_2, best_result
    FROM outcomes
    WHERE rounds_counted = 99
    UNION ALL
    SELECT
        season, class, championship, competitor, after_round, prospect, 1,
        points, countback_1, countback_2, best_result
    FROM ranked
    WHERE nth_weekend <= rounds_counted
),
totals AS (
    SELECT
        season, class, championship, competitor, after_round, prospect,
        MAX(listed) AS listed,
        CAST(SUM(points) AS points) AS points,
        CAST(SUM(countback_1) AS BIGINT) AS countback_1,
        CAST(SUM(countback_2) AS BIGINT) AS countback_2,
        MIN(best_result) AS best_result
    FROM counted
    GROUP BY season, class, championship, competitor, after_round, prospect
)
SELECT
    season, class, championship, after_round AS round, competitor, prospect, listed, points,
    countback_1, countback_2, best_result
FROM totals
LEFT JOIN exclusions USING (season, class, championship, competitor)
WHERE COALESCE(exclusions.since, after_round + 1) > after_round;

COMMENT ON VIEW outlook IS 'Score of each competitor after each round, now and at best.';
COMMENT ON COLUMN outlook.round IS 'The round after which this holds.';
COMMENT ON COLUMN outlook.prospect IS 'now: the score so far; best: with every point still to be won.';
COMMENT ON COLUMN outlook.listed IS '1: the competitor has a score of its own, so the standings list it; 0: it does not.';
COMMENT ON COLUMN outlook.points IS 'Points so far, or at best.';
COMMENT ON COLUMN outlook.countback_1 IS 'Finishes in places 1 to 10, 6 bits each, wins in the highest.';
COMMENT ON COLUMN outlook.countback_2 IS 'Finishes in places 11 to 20, compared when countback_1 is level.';
COMMENT ON COLUMN outlook.best_result IS 'The best result as a number, the lower the better.';
