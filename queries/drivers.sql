-- What did the drivers of a class do: starts, wins, podiums, best finish, points, teams?
-- Only cars whose drivers a source names: unknown_scorers has those in the points that this leaves
-- out. A sprint is no start. For poles and fastest laps: season_statistics.
SET VARIABLE asked_season = COALESCE(getvariable('season'), (SELECT MAX(season) FROM results));
SET VARIABLE asked_class = COALESCE(
    getvariable('class'),
    (
        SELECT class FROM classes WHERE season = getvariable('asked_season')
        ORDER BY rank, class LIMIT 1
    )
);
WITH entered AS (
    SELECT driver AS competitor, string_agg(DISTINCT team, ', ' ORDER BY team) AS teams
    FROM result_drivers
    JOIN results USING (season, round, entry)
    WHERE season = getvariable('asked_season') AND class = getvariable('asked_class')
    GROUP BY driver
)
SELECT
    position, competitor AS driver, starts, wins, podiums, best_finish AS best, points, teams
FROM season_statistics
LEFT JOIN entered USING (competitor)
WHERE season = getvariable('asked_season')
    AND class = getvariable('asked_class')
    AND championship = 'drivers'
ORDER BY points DESC, position, driver
LIMIT 40;
