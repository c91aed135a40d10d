-- How much did each competitor lose to each rule?
-- One row per season, class, championship, competitor and rule that cost one of its cars the
-- points. The loss is the worth of the places of these cars; for a decision, the points deducted.
-- The loss of a car without a place is unknown: it adds nothing.
CREATE VIEW points_lost AS
SELECT
    season, class, championship, competitor, reason,
    CAST(COUNT(*) AS INTEGER) AS times,
    CAST(
        SUM(
            CASE
                WHEN reason = 'points adjustment' THEN -points
                WHEN class_position IS NOT NULL OR worth > 0 THEN worth - points
            END
        ) AS points
    ) AS points
FROM scenario_ledger
WHERE scenario = 'official'
    AND reason NOT IN ('scored', 'bonus')
    AND (entry IS NOT NULL OR points < 0)
GROUP BY season, class, championship, competitor, reason
ORDER BY season, class, championship, competitor, reason;

COMMENT ON VIEW points_lost IS 'Points that each competitor lost to each rule in a season, for cars that are known.';
COMMENT ON COLUMN points_lost.reason IS 'The rule, as named in the ledger.';
COMMENT ON COLUMN points_lost.times IS 'Number of cars that the rule cost the points, or of decisions that deducted points.';
COMMENT ON COLUMN points_lost.points IS 'Points of their places; for decisions, the points deducted; empty if the loss is unknown, because none of the cars has a place.';
