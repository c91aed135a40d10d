-- Which teams raced more than one chassis?
-- Spellings of one chassis are one, by standard_name in the table chassis.
SET VARIABLE asked_season = asked_season();
SELECT
    class, team,
    COUNT(DISTINCT chassis) AS chassis,
    string_agg(DISTINCT chassis, ', ' ORDER BY chassis) AS names,
    string_agg(DISTINCT engine, ', ' ORDER BY engine) AS engines
FROM race_results
WHERE season = getvariable('asked_season')
GROUP BY class, team
HAVING COUNT(DISTINCT chassis) > 1
ORDER BY class, team;
