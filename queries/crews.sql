-- Which crew scored most?
-- A crew is all who shared a car, in whatever order they are named: two drivers and the
-- same two with a third are two crews. It scored what each of them got with that car.
SET VARIABLE asked_season = asked_season();
WITH scored AS (
    SELECT season, round, entry, class, championship, competitor, SUM(points) AS points
    FROM points_ledger
    JOIN championships USING (season, class, championship)
    WHERE competitors = 'drivers'
        AND season = getvariable('asked_season')
        AND class = asked_class(otherwise := class)
        AND entry IS NOT NULL
    GROUP BY season, round, entry, class, championship, competitor
),
cars AS (
    SELECT season, round, entry, class, championship, MAX(points) AS points
    FROM scored
    GROUP BY season, round, entry, class, championship
)
SELECT crew, class, championship, COUNT(*) AS races, CAST(SUM(points) AS points) AS points
FROM cars
JOIN crews USING (season, round, entry)
GROUP BY crew, class, championship
ORDER BY points DESC, class, championship, crew
LIMIT 20;
