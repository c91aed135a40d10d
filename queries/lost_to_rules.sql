-- What did each rule cost over the season, and whom the most?
-- Only cars that a source names: field_sizes.sql has how many there were.
SELECT
    season,
    reason,
    CAST(SUM(times) AS INTEGER) AS times,
    CAST(SUM(points) AS INTEGER) AS points,
    arg_max(team, points ORDER BY team) FILTER (points > 0) AS costliest_to,
    MAX(points) FILTER (points > 0) AS its_points
FROM points_lost
GROUP BY season, reason
ORDER BY season, points DESC, times DESC, reason;
