-- Who led after each round, by how much, and who could still win the title? Those who are level after
-- every round, as co-drivers of a car, lead together. Nobody leads before the first round that counts.
WITH hopes AS (
    SELECT class, championship, round, list(competitor ORDER BY points DESC, competitor) AS hopefuls
    FROM title_race
    WHERE season = getvariable('season') AND can_still_win
    GROUP BY class, championship, round
),
histories AS (
    SELECT class, championship, competitor, list(points ORDER BY round) AS history
    FROM title_race
    WHERE season = getvariable('season')
    GROUP BY class, championship, competitor
),
lines AS (
    SELECT class, championship, MIN(competitor) AS competitor
    FROM histories
    GROUP BY class, championship, history
)
SELECT
    class, championship, round, hopefuls,
    min_by(competitor, (position, competitor)) AS leader,
    MAX(points) - MAX(points, 2)[2] AS lead
FROM hopes
JOIN lines USING (class, championship)
LEFT JOIN (FROM standings_by_round WHERE season = getvariable('season')) AS reached
    USING (class, championship, competitor, round)
GROUP BY class, championship, round, hopefuls
ORDER BY round;
