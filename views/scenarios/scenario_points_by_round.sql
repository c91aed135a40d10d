-- What did each competitor score in each round, under every scenario?
-- One row per scenario, season, class, championship, competitor and round with a score.
-- Fractions of a point are rounded so that the rounds of a season add up to its rounded total.
CREATE VIEW scenario_points_by_round AS
WITH rounds AS (
    SELECT
        scenario, season, class, championship, competitor, round, dropped,
        CAST(SUM(points) AS carried_points) AS points
    FROM best_rounds
    WHERE competitor IS NOT NULL
    GROUP BY scenario, season, class, championship, competitor, round, dropped
),
counted AS (
    SELECT
        rounds.*,
        CASE WHEN dropped OR exclusions.reason IS NOT NULL THEN 0 ELSE points END AS counts
    FROM rounds
    LEFT JOIN exclusions USING (season, class, championship, competitor)
),
running AS (
    SELECT
        counted.*,
        CAST(
            SUM(counts) OVER (
                PARTITION BY scenario, season, class, championship, competitor ORDER BY round
            ) AS carried_points
        ) AS so_far
    FROM counted
)
SELECT
    scenario, season, class, championship, competitor, round,
    CAST(CAST(so_far AS points) - CAST(so_far - counts AS points) AS points) AS points,
    CAST(points AS points) AS scored,
    dropped
FROM running;

COMMENT ON VIEW scenario_points_by_round IS 'Points of each competitor in each round under every scenario, the official one included.';
COMMENT ON COLUMN scenario_points_by_round.points IS 'Points of the round that count: 0 if it is dropped or the competitor is excluded. Including bonuses, without decisions: scenario_standings has the total.';
COMMENT ON COLUMN scenario_points_by_round.scored IS 'Points scored in the round, whether they count or not.';
COMMENT ON COLUMN scenario_points_by_round.competitor IS 'The team, driver or manufacturer.';
