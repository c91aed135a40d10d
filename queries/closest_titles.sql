-- Which title was the closest?
-- Only of a season that is over.
SET VARIABLE season = (SELECT MAX(season) FROM results);
WITH placed AS (
    SELECT
        *,
        ROW_NUMBER() OVER (PARTITION BY class, championship ORDER BY position, competitor) AS nth
    FROM standings
    WHERE season = getvariable('season')
        AND position IS NOT NULL
        AND season NOT IN (SELECT season FROM events WHERE status = 'scheduled')
)
SELECT
    first.class, first.championship, first.competitor AS champion, first.points,
    second.competitor AS runner_up,
    first.points - second.points AS margin
FROM placed AS first
JOIN placed AS second USING (class, championship)
WHERE first.nth = 1 AND second.nth = 2
ORDER BY margin, first.championship DESC, first.class;
