-- Which results rest on the published table alone?
-- Round:place. Such a result cannot confirm the table that it comes from.
SELECT
    season,
    class,
    team,
    COUNT(*) AS results,
    string_agg(round || ':' || ordinal(class_position), ' ' ORDER BY round) AS places
FROM results
WHERE basis = 'standings'
GROUP BY season, class, team
ORDER BY season, class, results DESC, team;
