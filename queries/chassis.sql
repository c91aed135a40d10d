-- Which teams raced more than one chassis?
-- Spellings of one chassis are one, by standard_name in the table chassis.
SET VARIABLE season = (SELECT MAX(season) FROM results);
SELECT
    class, team,
    COUNT(DISTINCT chassis) AS chassis,
    string_agg(DISTINCT chassis, ', ' ORDER BY chassis) AS names,
    string_agg(DISTINCT engine, ', ' ORDER BY engine) AS engines
FROM race_results
WHERE season = getvariable('season')
GROUP BY class, team
HAVING COUNT(DISTINCT chassis) > 1
ORDER BY class, team;
