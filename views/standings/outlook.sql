-- What is each competitor's score after each round, and its best possible final score?
-- One row per season, class, championship, held round, competitor not excluded by then, and
-- prospect: 'now' is its score so far, 'best' the score if it wins everything still possible under
-- the official rules. The columns are those by which scenario_standings sorts.
CREATE VIEW outlook AS
WITH moments AS (
    SELECT season, class, championship, round AS after_round, prospect
    FROM round_rules
    CROSS JOIN (SELECT 'now' AS prospect UNION ALL SELECT 'best') AS prospects
    WHERE scenario = 'official' AND status = 'held'
),
-- Rounds so far and, for 'best', rounds to come. A postponed round is still to come after a later
-- one.
calendar AS (
    SELECT
        season, class, championship, after_round, prospect, round, segment, weekend,
        rounds_counted, rounds_dropped,
        CASE WHEN status = 'held' AND round <= after_round THEN 0 ELSE 1 END AS ahead
    FROM moments
    JOIN round_rules USING (season, class, championship)
    WHERE scenario = 'official'
        AND scale IS NOT NULL
        AND (prospect = 'best' OR (status = 'held' AND round <= after_round))
),
-- Scores so far, and the maximum of each round to come with the most cars that the competitor
-- entered in any race. With rounds_counted here as in the calendar, the engine leaves out rounds
-- that cannot be dropped before it groups weekends.
outcomes AS (
    SELECT
        season, class, championship, competitor, round, possible.rounds_counted, ahead, points,
        places_1_to_10, places_11_to_20, place_weight + round * round_weight AS best_result
    FROM (
        SELECT
            season, class, championship, competitor, round, rounds_counted, 0 AS ahead, points,
            tie_place
        FROM best_entries
        WHERE scenario = 'official' AND competitor IS NOT NULL
        UNION ALL
        SELECT
            season, class, championship, competitor, round, rounds_counted, 1,
            points * (CASE WHEN cars < last_car THEN cars ELSE last_car END - first_car + 1),
            tie_place
        FROM prizes
        JOIN competitors USING (season, class, championship)
        WHERE first_car <= cars
    ) AS possible
    JOIN season_rules USING (season, class, championship)
    LEFT JOIN countback ON countback.ties = season_rules.ties AND place = tie_place
    WHERE scenario = 'official'
),
-- Where rounds are dropped: how many weekends of each part of the season count, and which round of
-- it is the next to come.
segments AS (
    SELECT
        season, class, championship, after_round, prospect, segment,
        MIN(CASE ahead WHEN 1 THEN round END) AS next_round,
        CASE
            WHEN rounds_dropped IS NULL THEN rounds_counted
            WHEN COUNT(DISTINCT weekend) > rounds_dropped
                THEN COUNT(DISTINCT weekend) - rounds_dropped
            ELSE 1
        END AS weekends_counted
    FROM calendar
    WHERE rounds_counted < 99
    GROUP BY
        season, class, championship, after_round, prospect, segment, rounds_counted, rounds_dropped
),
weekends AS (
    SELECT
        season, class, championship, competitor, after_round, prospect, segment,
        MIN(round) AS begins, MAX(ahead) AS ahead, SUM(points) AS points,
        COALESCE(SUM(places_1_to_10), 0) AS places_1_to_10,
        SUM(places_11_to_20) AS places_11_to_20, MIN(best_result) AS best_result
    FROM outcomes
    JOIN calendar USING (season, class, championship, round, rounds_counted, ahead)
    WHERE rounds_counted < 99
    GROUP BY season, class, championship, competitor, after_round, prospect, segment, weekend
),
-- Weekends are compared by their rounded points, as in best_rounds. Of two with equal points the
-- earlier counts, unless a round can still come before it: then a competitor can leave out one that
-- is to come for another with better places.
ranked AS (
    SELECT
        weekends.*, weekends_counted,
        ROW_NUMBER() OVER (
            PARTITION BY season, class, championship, competitor, after_round, prospect, segment
            ORDER BY
                CAST(points AS points) DESC,
                CASE WHEN ahead = 1 OR begins > next_round THEN places_1_to_10 END
                    DESC NULLS FIRST,
                begins
        ) AS nth_weekend
    FROM weekends
    JOIN segments USING (season, class, championship, after_round, prospect, segment)
),
-- Decisions are never dropped, and every competitor has a row, without points if it has none.
counted AS (
    SELECT
        season, class, championship, competitor, after_round, prospect, points,
        places_1_to_10, places_11_to_20, best_result
    FROM outcomes
    JOIN calendar USING (season, class, championship, round, rounds_counted, ahead)
    WHERE rounds_counted = 99
    UNION ALL
    SELECT
        season, class, championship, competitor, after_round, prospect, points,
        places_1_to_10, places_11_to_20, best_result
    FROM ranked
    WHERE nth_weekend <= weekends_counted
    UNION ALL
    SELECT
        season, class, championship, competitor, after_round, prospect, points, NULL, NULL, NULL
    FROM moments
    JOIN adjustments USING (season, class, championship)
    WHERE round <= after_round
    UNION ALL
    SELECT
        season, class, championship, competitor, after_round, prospect, NULL, NULL, NULL, NULL
    FROM moments
    JOIN competitors USING (season, class, championship)
)
SELECT
    season, class, championship, after_round AS round, competitor, prospect,
    CASE WHEN SUM(points) IS NULL THEN 0 ELSE 1 END AS listed,
    CAST(COALESCE(SUM(points), 0) AS points) AS points,
    CAST(COALESCE(SUM(places_1_to_10), 0) AS BIGINT) AS places_1_to_10,
    CAST(COALESCE(SUM(places_11_to_20), 0) AS BIGINT) AS places_11_to_20,
    MIN(best_result) AS best_result
FROM counted
LEFT JOIN exclusions USING (season, class, championship, competitor)
WHERE COALESCE(exclusions.since, after_round + 1) > after_round
GROUP BY season, class, championship, after_round, competitor, prospect;

COMMENT ON VIEW outlook IS 'Score of each competitor after each round of its class: now, and at best.';
COMMENT ON COLUMN outlook.round IS 'Round after which the row applies.';
COMMENT ON COLUMN outlook.prospect IS 'now: the score so far; best: the score with every point still available.';
COMMENT ON COLUMN outlook.listed IS '1: the competitor has scored, so the standings list it; 0: it has not.';
COMMENT ON COLUMN outlook.points IS 'Points so far, or at best.';
COMMENT ON COLUMN outlook.places_1_to_10 IS 'Finishes in places 1 to 10, 6 bits each, wins in the highest.';
COMMENT ON COLUMN outlook.places_11_to_20 IS 'Finishes in places 11 to 20, compared if places_1_to_10 is level.';
COMMENT ON COLUMN outlook.best_result IS 'Best result as a number; lower is better.';
COMMENT ON COLUMN outlook.competitor IS 'The team, driver or manufacturer.';
