-- How many scoring cars have no known team, driver or maker?
-- One row per season, class and championship with a car in the points.
CREATE VIEW unknown_competitors AS
WITH in_points AS (
    SELECT
        season, class, championship, round, entry,
        SUM(CASE WHEN competitor IS NULL THEN points END) AS unknown_points
    FROM entry_points
    WHERE scenario = 'official' AND COALESCE(stopped_by, 'shared car') = 'shared car'
    GROUP BY season, class, championship, round, entry
)
SELECT
    season, class, championship,
    CAST(COUNT(*) AS INTEGER) AS cars_in_points,
    CAST(COUNT(unknown_points) AS INTEGER) AS cars_unknown,
    CAST(COALESCE(SUM(unknown_points), 0) AS points) AS points_unknown
FROM in_points
GROUP BY season, class, championship
ORDER BY season, class, championship;

COMMENT ON VIEW unknown_competitors IS 'Number of scoring cars that are missing in the standings because no source names the team, the driver or the chassis.';
COMMENT ON COLUMN unknown_competitors.championship IS 'Name of the championship in its class: teams, drivers, manufacturers, or the name of a cup.';
COMMENT ON COLUMN unknown_competitors.class IS 'Class in which a car scores.';
COMMENT ON COLUMN unknown_competitors.cars_in_points IS 'Eligible cars with a place, a status or an award that brings points.';
COMMENT ON COLUMN unknown_competitors.cars_unknown IS 'Those without a known team, driver or maker.';
COMMENT ON COLUMN unknown_competitors.points_unknown IS 'Points of their places and awards.';
