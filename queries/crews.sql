-- Which pairing of drivers scored most?
-- A pairing is all who shared a car, in whatever order they are named. It scored what each of them
-- got with that car.
SET VARIABLE asked_season = COALESCE(getvariable('season'), (SELECT MAX(season) FROM results));
WITH scored AS (
    SELECT season, round, entry, class, competitor, SUM(points) AS points
    FROM points_ledger
    WHERE championship = 'drivers' AND season = getvariable('asked_season') AND entry IS NOT NULL
    GROUP BY season, round, entry, class, competitor
),
cars AS (
    SELECT season, round, entry, class, MAX(points) AS points
    FROM scored
    GROUP BY season, round, entry, class
)
SELECT crew, class, COUNT(*) AS races, CAST(SUM(points) AS points) AS points
FROM cars
JOIN crews USING (season, round, entry)
GROUP BY crew, class
ORDER BY points DESC, class, crew
LIMIT 20;
