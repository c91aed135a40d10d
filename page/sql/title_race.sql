-- What did the first six have after each round, and what could they still end with? One row per line
-- of the chart: those who are level after every round, as co-drivers of a car, share one.
WITH histories AS (
    SELECT
        class, championship, competitor,
        list({
            round: round,
            points: points,
            available: points_available,
            -- Where it is unknown who scored with a car, it is unknown who else could win.
            title: CASE
                WHEN clinched THEN 'won'
                WHEN complete THEN CASE WHEN can_still_win THEN 'can still win' ELSE 'out' END
            END
        } ORDER BY round) AS rounds
    FROM title_race
    WHERE season = getvariable('season')
    GROUP BY class, championship, competitor
)
SELECT class, championship, list(competitor ORDER BY position, competitor) AS names, rounds
FROM histories
JOIN standings USING (class, championship, competitor)
WHERE season = getvariable('season')
GROUP BY class, championship, rounds
QUALIFY 6 >= ROW_NUMBER() OVER (
    PARTITION BY class, championship ORDER BY MIN(position) NULLS LAST, MIN(competitor)
)
ORDER BY MIN(position) NULLS LAST, MIN(competitor);
