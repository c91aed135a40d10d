-- The best rounds: where only so many of them count, which are dropped?
-- One row per scenario, season, class, championship, competitor, round and score, if not every round
-- counts; where every round does, nobody needs to rank them.
-- Of two rounds worth the same, the earlier counts; the rounds of a weekend go together.
CREATE VIEW best_rounds AS
WITH weekends AS (
    SELECT
        scores.*,
        rules.segment,
        SUM(points) OVER one_weekend AS weekend_points,
        MIN(round) OVER one_weekend AS weekend_begins
    FROM scores
    JOIN round_rules AS rules USING (scenario, season, class, championship, round)
    WHERE scores.rounds_counted < 99
    WINDOW one_weekend AS (
        PARTITION BY scenario, season, class, championship, competitor, segment, weekend
    )
)
SELECT
    scenario, season, class, championship, competitor, round, points, tie_place,
    DENSE_RANK() OVER (
        PARTITION BY scenario, season, class, championship, competitor, segment
        ORDER BY weekend_points DESC, weekend_begins
    ) > rounds_counted AS dropped
FROM weekends;

COMMENT ON VIEW best_rounds IS 'Where not every round counts: what each competitor brought from each, and whether it counts. For every round: points_by_round.';
COMMENT ON COLUMN best_rounds.dropped IS 'true: only the best rounds count, and this is none of them.';
