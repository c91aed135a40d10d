-- Which race decided each title?
-- The first round since which nobody else could win it: a penalty can open a title again,
-- and a title that two share was never decided.
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
    class, championship, competitor AS champion, round,
    COALESCE(circuit, event) AS circuit, points, to_go
FROM decided
JOIN events USING (season, round)
ORDER BY round, championship DESC, class, champion;
