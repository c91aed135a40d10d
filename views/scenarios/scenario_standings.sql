-- What are the standings under every scenario?
-- One row per scenario, season, class, championship and competitor with a score.
-- Between competitors level on points, countback decides; then, if the rulebook says so, the
-- earlier or later best result or the latest result; otherwise they share a place. An excluded
-- competitor is listed without place and points.
CREATE VIEW scenario_standings AS
WITH counted AS (
    SELECT scenario, season, class, championship, competitor, round, points, ties, tie_place
    FROM best_rounds
    WHERE NOT dropped
    UNION ALL
    SELECT scenario, season, class, championship, competitor, NULL, points, ties, NULL
    FROM adjustments
    JOIN season_rules USING (season, class, championship)
),
totals AS (
    SELECT
        scenario, season, class, championship, competitor,
        CAST(SUM(points) AS points) AS points,
        CAST(COALESCE(SUM(wins), 0) AS INTEGER) AS wins,
        CAST(COALESCE(SUM(places_1_to_10), 0) AS BIGINT) AS places_1_to_10,
        CAST(COALESCE(SUM(places_11_to_20), 0) AS BIGINT) AS places_11_to_20,
        MIN(place_weight + round * round_weight) AS best_result
    FROM counted
    LEFT JOIN countback ON countback.ties = counted.ties AND place = tie_place
    GROUP BY scenario, season, class, championship, competitor
),
placed AS (
    -- All cars without a known competitor are one row: where there is one, points are missing.
    SELECT
        totals.*, exclusions.reason IS NOT NULL AS excluded,
        RANK() OVER (
            PARTITION BY scenario, season, class, championship
            ORDER BY
                CASE WHEN competitor IS NULL OR exclusions.reason IS NOT NULL THEN 1 ELSE 0 END,
                points DESC, places_1_to_10 DESC, places_11_to_20 DESC, best_result NULLS LAST
        ) AS position,
        COUNT(*) OVER in_championship = COUNT(competitor) OVER in_championship AS complete
    FROM totals
    LEFT JOIN exclusions USING (season, class, championship, competitor)
    WINDOW in_championship AS (PARTITION BY scenario, season, class, championship)
)
SELECT
    scenario, season, class, championship,
    CASE WHEN NOT excluded THEN position END AS position,
    competitor,
    CASE WHEN excluded THEN 0 ELSE points END AS points,
    CASE WHEN excluded THEN 0 ELSE wins END AS wins,
    complete
FROM placed
WHERE competitor IS NOT NULL;

COMMENT ON VIEW scenario_standings IS 'The standings of every championship under every scenario, including the official ones.';
COMMENT ON COLUMN scenario_standings.position IS 'Place in the standings, shared if nothing separates competitors; empty for an excluded competitor.';
COMMENT ON COLUMN scenario_standings.points IS 'Total of the rounds that count, bonuses and adjustments.';
COMMENT ON COLUMN scenario_standings.wins IS 'Wins in class, by cars and in rounds that count; winning a race that brings only points (event_kinds) is no win.';
COMMENT ON COLUMN scenario_standings.scenario IS 'official: the rules in force; otherwise the name of a what-if.';
COMMENT ON COLUMN scenario_standings.competitor IS 'The team, driver or manufacturer.';
COMMENT ON COLUMN scenario_standings.complete IS 'false: some scoring cars have no known team, driver or maker, so points are missing here and the order may be wrong (unknown_scorers). It does not tell of an unknown second driver, nor of unknown laps (unknown_laps).';
