-- What did each rule cost over the season, and whom the most?
-- Only cars that a source names: field_sizes.sql has how many there were.
SET VARIABLE season = (SELECT MAX(season) FROM results);
SET VARIABLE championship = (
    SELECT MAX(championship) FROM championships WHERE season = getvariable('season')
);
SELECT
    reason,
    CAST(SUM(times) AS INTEGER) AS times,
    CAST(SUM(points) AS points) AS points,
    max_by(competitor, points ORDER BY competitor) FILTER (points > 0) AS costliest_to,
    MAX(points) FILTER (points > 0) AS its_points
FROM points_lost
WHERE season = getvariable('season') AND championship = getvariable('championship')
GROUP BY reason
ORDER BY points DESC, times DESC, reason;
