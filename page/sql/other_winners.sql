-- Who would have won a race in a what-if that changes results? One row per what-if, round, class and
-- winner, of the races that somebody else wins.
WITH firsts AS (
    SELECT DISTINCT scenario, season, round, class, entry
    FROM entry_points
    WHERE place = 1 AND supposed AND season = getvariable('season')
)
SELECT
    scenario, round, firsts.class,
    COALESCE(car_number, NULLIF(entry, team)) AS car_number, team, drivers
FROM firsts
JOIN results USING (season, round, entry)
LEFT JOIN crews USING (season, round, entry);
