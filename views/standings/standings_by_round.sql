-- What were the standings after each round?
-- One row per season, class, championship, held round and competitor that has scored by then. A
-- competitor excluded by then is listed without place and points.
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
COMMENT ON COLUMN standings_by_round.gap_to_leader IS 'Points behind the highest total.';
COMMENT ON COLUMN standings_by_round.places_won IS 'Places gained since the round before; negative = lost; empty if not placed then or now.';
COMMENT ON COLUMN standings_by_round.complete IS 'false: some scoring cars so far have no known team, driver or maker, so points are missing here (unknown_scorers).';
COMMENT ON COLUMN standings_by_round.round IS 'Round after which the row applies.';
