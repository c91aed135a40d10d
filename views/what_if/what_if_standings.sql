-- What are the standings under every rulebook?
-- One row per rulebook, season, class, championship and competitor with a score.
-- Level on points, most wins decide, then most second places, and so on (place_values); then, where
-- the rulebook says so, the best result; level in all, they share a place. Whoever is excluded is
-- listed without a place and without points.
CREATE VIEW what_if_standings AS
WITH counted AS (
    SELECT
        rulebook, season, class, championship, competitor,
        points, wins, countback_1, countback_2, best_result
    FROM scores
    WHERE rounds_counted = 99
    UNION ALL
    SELECT
        rulebook, season, class, championship, competitor,
        points, wins, countback_1, countback_2, best_result
    FROM best_rounds
    WHERE NOT dropped
    UNION ALL
    SELECT rulebook, season, class, championship, competitor, points, 0, 0, 0, NULL
    FROM adjustments
    JOIN season_rules USING (season, class, championship)
),
totals AS (
    SELECT
        rulebook, season, class, championship, competitor,
        CAST(SUM(points) AS points) AS points,
        CAST(SUM(wins) AS INTEGER) AS wins,
        CAST(SUM(countback_1) AS BIGINT) AS countback_1,
        CAST(SUM(countback_2) AS BIGINT) AS countback_2,
        MIN(best_result) AS best_result
    FROM counted
    GROUP BY rulebook, season, class, championship, competitor
)
SELECT
    rulebook, season, class, championship,
    CASE
        WHEN exclusions.reason IS NULL THEN RANK() OVER (
            PARTITION BY rulebook, season, class, championship
            ORDER BY
                CASE WHEN exclusions.reason IS NULL THEN 0 ELSE 1 END,
                points DESC, countback_1 DESC, countback_2 DESC, best_result NULLS LAST
        )
    END AS position,
    competitor,
    CASE WHEN exclusions.reason IS NULL THEN points ELSE 0 END AS points,
    CASE WHEN exclusions.reason IS NULL THEN wins ELSE 0 END AS wins
FROM totals
LEFT JOIN exclusions USING (season, class, championship, competitor);

COMMENT ON VIEW what_if_standings IS 'The standings of every championship under every rulebook, the official ones included.';
COMMENT ON COLUMN what_if_standings.position IS 'Place in the standings, shared by those whom nothing separates; empty for an excluded competitor.';
COMMENT ON COLUMN what_if_standings.points IS 'Total of the rounds that count, of bonuses and of adjustments.';
COMMENT ON COLUMN what_if_standings.wins IS 'Wins in class of cars that count, in rounds that count; a race that brings points only (event_kinds) has none.';
COMMENT ON COLUMN what_if_standings.rulebook IS 'official: the rules that held; or the name of a what-if.';
