-- How many points did each competitor of a class score?
--     FROM chart_points('GT');
--     FROM chart_points('GT', in_championship := 'drivers');
-- The default is the teams' championship or, in a class without one, the first.
-- One row per competitor of the standings; the champion's bar is 36 characters long. For an unknown
-- class one row says so. Only for DuckDB.
CREATE MACRO chart_points(in_class, in_season := NULL, in_championship := NULL) AS TABLE
SELECT
    position, competitor, wins, points,
    bar(points, 0, MAX(points) OVER (), 36) AS bar_of_points
FROM standings
WHERE championship = COALESCE(in_championship, main_championship(in_class, in_season))
    AND LOWER(class) = LOWER(in_class)
    AND season = COALESCE(in_season, (SELECT MAX(season) FROM results))
UNION ALL
SELECT NULL, NULL, NULL, NULL, answer
FROM class_not_found(in_class, in_season, in_championship)
ORDER BY position, competitor;

COMMENT ON MACRO TABLE chart_points IS 'The standings of a class as bars: chart_points(''GT'').';
