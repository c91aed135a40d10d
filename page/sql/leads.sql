-- Who led after each round, by how much, and who could still win the title?
WITH hopes AS (
    SELECT class, championship, round, list(competitor ORDER BY points DESC, competitor) AS hopefuls
    FROM title_race
    WHERE season = getvariable('season') AND can_still_win
    GROUP BY class, championship, round
)
SELECT
    class, championship, round, hopefuls,
    min_by(competitor, (position, competitor)) AS leader,
    MAX(points) - MAX(points, 2)[2] AS lead
FROM hopes
LEFT JOIN standings_by_round AS reached USING (class, championship, round)
WHERE season = getvariable('season')
GROUP BY class, championship, round, hopefuls
ORDER BY round;
