-- The best rounds: which rounds are dropped if only some count?
-- One row per scenario, season, class, championship, competitor, round and car that counts, and one
-- per bonus.
-- Of two rounds with equal points, the earlier counts; the rounds of a weekend are dropped
-- together. Rounds are ranked only where some are dropped.
CREATE VIEW best_rounds AS
WITH scored AS (
    SELECT * FROM best_entries -- which is read twice, and so computed once
),
rules AS (
    SELECT * FROM round_rules WHERE rounds_counted < 99
),
held AS (
    SELECT
        scenario, season, class, championship, segment,
        CAST(COUNT(DISTINCT weekend) AS INTEGER) AS weekends
    FROM rules
    WHERE rounds_dropped > 0 AND status = 'held' AND scale IS NOT NULL
    GROUP BY scenario, season, class, championship, segment
),
weekends AS (
    SELECT
        scored.*, rules.segment,
        CASE
            WHEN rounds_dropped IS NULL THEN scored.rounds_counted
            WHEN held.weekends > rounds_dropped THEN held.weekends - rounds_dropped
            ELSE 1
        END AS weekends_counted,
        CAST(SUM(points) OVER one_weekend AS points) AS weekend_points,
        MIN(round) OVER one_weekend AS weekend_begins
    FROM scored
    JOIN rules USING (scenario, season, class, championship, round)
    LEFT JOIN held USING (scenario, season, class, championship, segment)
    WHERE scored.rounds_counted < 99 -- as in rules: with both, the engine plans faster
    WINDOW one_weekend AS (
        PARTITION BY scenario, season, class, championship, competitor, segment, weekend
    )
),
ranked AS (
    -- A step of its own: SQLite takes no filter on the season into a UNION with a rank in it.
    SELECT
        weekends.*,
        DENSE_RANK() OVER (
            PARTITION BY scenario, season, class, championship, competitor, segment
            ORDER BY weekend_points DESC, weekend_begins
        ) > weekends_counted AS dropped
    FROM weekends
)
SELECT
    scenario, season, class, championship, competitor, round, entry, award, points, ties, tie_place,
    rounds_counted AS weekends_counted, FALSE AS dropped
FROM scored
WHERE rounds_counted = 99
UNION ALL
SELECT
    scenario, season, class, championship, competitor, round, entry, award, points, ties, tie_place,
    weekends_counted, dropped
FROM ranked;

COMMENT ON VIEW best_rounds IS 'The scores of each competitor in each round, and whether they count, under every scenario. points_by_round has a row per round.';
COMMENT ON COLUMN best_rounds.points IS 'Points of the car or the bonus, in dropped rounds, too; fractions keep six decimals.';
COMMENT ON COLUMN best_rounds.weekends_counted IS 'Number of rounds of this part of the season that count; 99 = all. A weekend counts as one round.';
COMMENT ON COLUMN best_rounds.dropped IS 'true: only the best rounds count, and this is not one of them.';
