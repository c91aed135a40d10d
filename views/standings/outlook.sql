-- After each round, what does a competitor have, and what could it still have at the end?
-- One row per season, class, championship, held round, competitor not excluded by then, and prospect:
-- 'now' is its score so far, 'best' its score with all that is still to be won, by the rules that
-- held. The position is among both prospects of all, in the order of what_if_standings.
CREATE VIEW outlook AS
WITH held AS (
    SELECT season, round AS after_round FROM events WHERE status = 'held'
),
prospects AS (
    SELECT 'now' AS prospect UNION ALL SELECT 'best'
),
-- As many cars as a competitor ever had in a race can take a place in one to come.
competitors AS (
    SELECT season, class, championship, competitor, MAX(cars) AS cars
    FROM (
        SELECT season, class, championship, competitor, round, COUNT(*) AS cars
        FROM scorers
        WHERE barred IS NULL
        GROUP BY season, class, championship, competitor, round
    ) AS fielded
    JOIN championships USING (season, class, championship)
    GROUP BY season, class, championship, competitor
),
field AS (
    SELECT season, class, championship, competitor, after_round, prospect
    FROM competitors
    JOIN held USING (season)
    CROSS JOIN prospects
),
-- The most to be had in a round: the best places, for as many cars as count, and every bonus.
to_be_had AS (
    SELECT
        season, class, championship, competitor, rules.round, worth.points, worth.wins,
        worth.countback_1, worth.countback_2, 64 * worth.place + rules.tie_number AS best_result
    FROM competitors
    JOIN round_rules AS rules USING (season, class, championship)
    JOIN place_values AS worth USING (scale, kind, points_percent, ties)
    WHERE rules.rulebook = 'official'
        AND worth.place <= rules.cars_counted AND worth.place <= cars
    UNION ALL
    SELECT
        season, class, championship, competitor, rules.round, bonuses.points, 0, 0, 0, NULL
    FROM competitors
    JOIN round_rules AS rules USING (season, class, championship)
    JOIN rulebook_bonuses AS bonuses
        ON bonuses.rulebook = rules.own_rulebook AND bonuses.kind = rules.kind
    WHERE rules.rulebook = 'official' AND rules.scale IS NOT NULL
),
rounds AS (
    SELECT
        season, class, championship, competitor, after_round, prospect, round,
        scores.points, scores.countback_1, scores.countback_2, scores.best_result, 0 AS ahead
    FROM field
    JOIN round_scores AS scores USING (season, class, championship, competitor)
    WHERE scores.rulebook = 'official' AND scores.round <= after_round
    UNION ALL
    SELECT
        season, class, championship, competitor, after_round, prospect, round,
        SUM(most.points), SUM(most.countback_1), SUM(most.countback_2), MIN(most.best_result), 1
    FROM field
    JOIN to_be_had AS most USING (season, class, championship, competitor)
    WHERE prospect = 'best' AND most.round > after_round
    GROUP BY season, class, championship, competitor, after_round, prospect, round
),
weekends AS (
    SELECT
        season, class, championship, competitor, after_round, prospect,
        rules.segment, rules.rounds_counted, rules.weekend,
        SUM(points) AS points, SUM(countback_1) AS countback_1, SUM(countback_2) AS countback_2,
        MIN(best_result) AS best_result, MIN(round) AS weekend_begins, MAX(ahead) AS ahead
    FROM rounds
    JOIN round_rules AS rules USING (season, class, championship, round)
    WHERE rules.rulebook = 'official'
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
                points DESC, ahead,
                ahead * countback_1 DESC, ahead * countback_2 DESC, weekend_begins
        ) AS nth_weekend
    FROM weekends
),
counted AS (
    SELECT
        season, class, championship, competitor, after_round, prospect, 1 AS listed,
        points, countback_1, countback_2, best_result
    FROM ranked
    WHERE nth_weekend <= rounds_counted
    UNION ALL
    SELECT
        season, class, championship, competitor, after_round, prospect, 1,
        adjustments.points, 0, 0, NULL
    FROM field
    JOIN adjustments USING (season, class, championship, competitor)
    WHERE adjustments.round <= after_round
    UNION ALL
    -- Who has not scored yet has nothing, and can still win.
    SELECT
        season, class, championship, competitor, after_round, prospect, 0, 0, 0, 0, NULL
    FROM field
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
    RANK() OVER (
        PARTITION BY season, class, championship, after_round
        ORDER BY points DESC, countback_1 DESC, countback_2 DESC, best_result NULLS LAST
    ) AS position
FROM totals
LEFT JOIN exclusions USING (season, class, championship, competitor)
WHERE COALESCE(exclusions.since, after_round + 1) > after_round;

COMMENT ON VIEW outlook IS 'Score of each competitor after each round, now and at best.';
COMMENT ON COLUMN outlook.round IS 'The round after which this holds.';
COMMENT ON COLUMN outlook.prospect IS 'now: the score so far; best: with every point still to be won.';
COMMENT ON COLUMN outlook.listed IS '1: the competitor has a score of its own, so the standings list it; 0: it does not.';
COMMENT ON COLUMN outlook.points IS 'Points so far, or at best.';
COMMENT ON COLUMN outlook.position IS 'Place among both prospects of all competitors.';
