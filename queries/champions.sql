-- Who won the championships?
-- Of a season that is not over, whoever cannot be caught any more. Where complete is false, whoever
-- leads the cars whose competitors are known: unknown_scorers has the others.
SET VARIABLE asked_season = asked_season();
SELECT class, championship, competitor AS champion, points, wins, complete
FROM standings
JOIN classes USING (season, class)
WHERE season = getvariable('asked_season')
    AND position = 1
    AND (
        season NOT IN (SELECT season FROM events WHERE status = 'scheduled')
        OR (class, championship, competitor) IN (
            SELECT (class, championship, competitor)
            FROM title_race
            WHERE season = getvariable('asked_season')
            GROUP BY class, championship, competitor
            HAVING max_by(clinched, round)
        )
    )
ORDER BY championship DESC, rank, class, champion;
