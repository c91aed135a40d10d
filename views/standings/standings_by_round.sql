-- What were the standings after each round?
-- One row per season, class, championship, held round and competitor that has scored by then. Whoever
-- is excluded by then is listed without a place and without points.
CREATE VIEW standings_by_round AS
WITH placed AS (
    SELECT
        season, class, championship, round,
        RANK() OVER (
            PARTITION BY season, class, championship, round
            ORDER BY points DESC, places_1_to_10 DESC, places_11_to_20 DESC, best_result NULLS LAST
        ) AS position,
        competitor, points
    FROM outlook
    WHERE prospect = 'now' AND listed = 1
    UNION ALL
    SELECT season, class, championship, round, NULL, competitor, 0
    FROM exclusions
    JOIN round_rules USING (season, class, championship)
    WHERE scenario = 'official' AND status = 'held' AND round >= since
)
SELECT
    season, class, championship, round, position, competitor, points,
    MAX(CASE WHEN position IS NOT NULL THEN points END)
        OVER (PARTITION BY season, class, championship, round) - points AS gap_to_leader,
    LAG(position) OVER (PARTITION BY season, class, championship, competitor ORDER BY round)
        - position AS places_won,
    COALESCE(round < incomplete.since, TRUE) AS complete
FROM placed
LEFT JOIN (
    SELECT season, class, championship, MIN(round) AS since
    FROM unknown_scorers
    GROUP BY season, class, championship
) AS incomplete USING (season, class, championship)
ORDER BY season, class, championship, round, position NULLS LAST, competitor;

COMMENT ON VIEW standings_by_round IS 'The official standings after each round.';
COMMENT ON COLUMN standings_by_round.position IS 'Place in the standings after the round; empty for an excluded competitor.';
COMMENT ON COLUMN standings_by_round.points IS 'Total after the round.';
COMMENT ON COLUMN standings_by_round.gap_to_leader IS 'Points behind the most that anybody has.';
COMMENT ON COLUMN standings_by_round.places_won IS 'Places won since the round before, lost when negative; empty when not placed then or now.';
COMMENT ON COLUMN standings_by_round.complete IS 'false: points are missing here, as of some cars in the points so far no source names the team, driver or maker (unknown_scorers).';
COMMENT ON COLUMN standings_by_round.round IS 'The round after which this holds.';
