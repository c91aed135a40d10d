-- Which title was the closest?
-- Only seasons that are over.
WITH placed AS (
    SELECT
        *,
        ROW_NUMBER() OVER (PARTITION BY season, class ORDER BY position, team) AS number
    FROM team_standings
    WHERE season NOT IN (SELECT season FROM events WHERE status = 'scheduled')
)
SELECT
    first.season,
    first.class,
    first.team AS champion,
    first.points,
    second.team AS runner_up,
    second.points AS behind_with,
    first.points - second.points AS margin
FROM placed AS first
JOIN placed AS second USING (season, class)
WHERE first.number = 1 AND second.number = 2
ORDER BY margin, first.season, first.class;
