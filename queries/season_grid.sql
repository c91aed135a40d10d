-- What does the table of a class look like, in any season with any number of rounds?
-- Its cells are points, which with decisions add up to the total; or the best places, with:
-- SET VARIABLE cells = 'places';
SET VARIABLE asked_season = asked_season();
SET VARIABLE asked_class = asked_class();
SET VARIABLE asked_championship = asked_championship(getvariable('asked_class'));
SET VARIABLE asked_cells = COALESCE(getvariable('cells'), 'points');
-- Sixteen letters of a name leave room for nine rounds at 100 columns.
SELECT * EXCLUDE (position) REPLACE (left(competitor, 16) AS competitor)
FROM (
    PIVOT (
        SELECT
            standings.position, standings.competitor, standings.points AS total,
            -- PIVOT orders its columns as text: '10' is before '9', ' 9' is not.
            lpad(
                CAST(cars.round AS TEXT),
                CASE WHEN MAX(cars.round) OVER () > 9 THEN 2 ELSE 1 END,
                ' '
            ) AS round,
            CASE getvariable('asked_cells')
                WHEN 'places' THEN MIN(cars.class_position)
                ELSE CAST(SUM(cars.points) AS points)
            END AS cell
        FROM standings
        JOIN points_ledger AS cars USING (season, class, championship, competitor)
        WHERE season = getvariable('asked_season')
            AND class = getvariable('asked_class')
            AND championship = getvariable('asked_championship')
            AND cars.entry IS NOT NULL
        GROUP BY standings.position, standings.competitor, standings.points, cars.round
    )
    ON round
    USING MAX(cell)
    GROUP BY position, competitor, total
)
ORDER BY position, competitor;
