-- Which title was the closest?
-- Only of a season that is over. Those who share a title are one line; the runner-up is the next in
-- place. Where complete is false, points of either can be missing (unknown_scorers).
SET VARIABLE asked_season = asked_season();
WITH placed AS (
    SELECT
        class, championship, complete, points,
        string_agg(competitor, ', ' ORDER BY competitor) AS who,
        RANK() OVER (PARTITION BY class, championship ORDER BY position) AS nth
    FROM standings
    WHERE season = getvariable('asked_season')
        AND position IS NOT NULL
        AND season NOT IN (SELECT season FROM events WHERE status = 'scheduled')
    GROUP BY class, championship, complete, position, points
)
SELECT
    first.class, first.championship, first.who AS champion, first.points,
    second.who AS runner_up,
    first.points - second.points AS margin, first.complete
FROM placed AS first
JOIN placed AS second USING (class, championship)
WHERE first.nth = 1 AND second.nth = 2
ORDER BY margin, first.championship DESC, first.class;
