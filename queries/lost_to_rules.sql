-- How many points did each rule cost over the season, and who lost most?
-- Over all classes, or in the one of SET VARIABLE class = 'GT'. The loss of cars without a place is
-- unknown. Only cars that a source names: field_sizes.sql has how many there were.
SET VARIABLE asked_season = asked_season();
SET VARIABLE asked_championship = asked_championship();
SELECT
    reason,
    CAST(SUM(times) AS INTEGER) AS times,
    CAST(SUM(points) AS points) AS points,
    max_by(competitor, points ORDER BY competitor) FILTER (points > 0) AS costliest_to,
    MAX(points) FILTER (points > 0) AS its_points
FROM points_lost
WHERE season = getvariable('asked_season')
    AND championship = getvariable('asked_championship')
    AND class = asked_class(otherwise := class)
GROUP BY reason
ORDER BY points DESC, times DESC, reason;
