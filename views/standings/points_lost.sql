-- How much did each competitor lose to each rule?
-- One row per season, class, championship, competitor and rule that stopped one of its cars.
-- A rule cost what the places of the cars that it stopped were worth, a decision what it took.
-- A car without a place lost no points that anybody could name: it counts, with 0 points.
CREATE VIEW points_lost AS
SELECT
    season, class, championship, competitor, reason,
    CAST(COUNT(*) AS INTEGER) AS times,
    CAST(
        SUM(CASE reason WHEN 'points adjustment' THEN 0 ELSE worth END - points) AS points
    ) AS points
FROM scenario_ledger
WHERE scenario = 'official'
    AND reason NOT IN ('scored', 'bonus')
    AND (entry IS NOT NULL OR points < 0)
GROUP BY season, class, championship, competitor, reason
ORDER BY season, class, championship, competitor, reason;

COMMENT ON VIEW points_lost IS 'Points that each competitor lost to each rule in a season, as far as its cars are known.';
COMMENT ON COLUMN points_lost.reason IS 'The rule, as the ledger names it.';
COMMENT ON COLUMN points_lost.times IS 'Cars that the rule stopped, or decisions that took points.';
COMMENT ON COLUMN points_lost.points IS 'What their places were worth; of decisions, what they took.';
