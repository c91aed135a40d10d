-- How many printed points cells are confirmed by something other than the table itself?
-- Needs published_points.
-- The row without a class is the season's.
SET VARIABLE asked_season = asked_season();
SELECT
    class,
    CAST(SUM(printed) AS INTEGER) AS printed,
    CAST(SUM(by_race_report) AS INTEGER) AS race_report,
    CAST(SUM(by_inference) AS INTEGER) AS inference,
    CAST(SUM(by_table_alone) AS INTEGER) AS table_alone,
    CAST(SUM(not_reproduced) AS INTEGER) AS wrong,
    CAST(SUM(unnamed_places) AS INTEGER) AS unnamed_places
FROM coverage
WHERE season = getvariable('asked_season')
GROUP BY GROUPING SETS ((season, class), (season))
ORDER BY class NULLS LAST;
