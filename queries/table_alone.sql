-- Which results are known only from the published table?
-- Needs results whose basis is standings.
-- Round:place. Such a result cannot confirm the table that it comes from.
SET VARIABLE asked_season = asked_season();
SELECT
    class, team,
    COUNT(*) AS results,
    string_agg(round || ':' || class_position, ' ' ORDER BY round) AS places
FROM results
WHERE basis = 'standings' AND season = getvariable('asked_season')
GROUP BY class, team
ORDER BY class, results DESC, team;
