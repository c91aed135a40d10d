-- Which race decided each title?
-- The first round since which nobody else could win it: a penalty can open a title again. No round
-- decided a title that two share or, where complete is false, that an unknown car could change.
SET VARIABLE asked_season = asked_season();
WITH race AS (
    SELECT
        *,
        MAX(CASE WHEN NOT clinched THEN round END)
            OVER (PARTITION BY class, championship, competitor) AS last_open
    FROM title_race
    WHERE season = getvariable('asked_season')
),
decided AS (
    SELECT
        season, class, championship, competitor,
        MIN(round) AS round,
        min_by(points, round) AS points,
        min_by(points_available, round) AS to_go
    FROM race
    WHERE round > COALESCE(last_open, 0)
    GROUP BY season, class, championship, competitor
)
SELECT
    class, championship, standings.competitor AS champion, round,
    COALESCE(circuit, event) AS circuit, decided.points, to_go, complete
FROM standings
LEFT JOIN decided USING (season, class, championship, competitor)
LEFT JOIN events USING (season, round)
WHERE season = getvariable('asked_season')
    AND position = 1
    AND (round > 0 OR season NOT IN (SELECT season FROM events WHERE status = 'scheduled'))
ORDER BY round, championship DESC, class, champion;
