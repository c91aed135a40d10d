-- What did the drivers of a class do: starts, wins, podiums, best finish, points, teams?
-- Only cars whose drivers a source names: unknown_scorers has those in the points that this leaves
-- out. A sprint is no start. For poles and fastest laps: season_statistics.
SET VARIABLE asked_season = asked_season();
SET VARIABLE asked_class = asked_class();
SET VARIABLE asked_championship = COALESCE(
    getvariable('championship'),
    (
        SELECT championship FROM championships
        WHERE season = getvariable('asked_season')
            AND class = getvariable('asked_class')
            AND competitors = 'drivers'
        ORDER BY championship <> 'drivers', championship LIMIT 1
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
    AND championship = getvariable('asked_championship')
ORDER BY points DESC, position, driver
LIMIT 40;
