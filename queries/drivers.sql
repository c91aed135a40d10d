-- What did the drivers of a class do: starts, podiums, points, teams?
-- Only cars whose drivers a source names: unknown_competitors has how many that leaves out. A
-- place in a sprint is no podium.
SET VARIABLE season = (SELECT MAX(season) FROM results);
SET VARIABLE class = (
    SELECT class FROM classes WHERE season = getvariable('season') ORDER BY rank, class LIMIT 1
);
WITH starts AS (
    SELECT
        season, class, competitor AS driver,
        COUNT(DISTINCT (round, entry)) AS starts,
        COUNT(*) FILTER (class_position <= 3 AND NOT points_only) AS podiums
    FROM points_ledger
    JOIN events USING (season, round)
    JOIN event_kinds USING (kind)
    WHERE championship = 'drivers'
        AND season = getvariable('season')
        AND class = getvariable('class')
        AND entry IS NOT NULL
        AND award IS NULL
        AND reason <> 'did not start'
    GROUP BY season, class, competitor
),
entered AS (
    SELECT driver, string_agg(DISTINCT team, ', ' ORDER BY team) AS teams
    FROM result_drivers
    JOIN results USING (season, round, entry)
    WHERE season = getvariable('season') AND class = getvariable('class')
    GROUP BY driver
)
SELECT
    driver, starts, podiums,
    COALESCE(points, 0) AS points,
    ROUND(COALESCE(points, 0) / starts, 1) AS per_start,
    teams
FROM starts
LEFT JOIN driver_standings USING (season, class, driver)
LEFT JOIN entered USING (driver)
ORDER BY points DESC, position, driver
LIMIT 40;
