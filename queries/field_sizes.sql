-- How many cars were entered in each race, and how many stopped before the finish?
-- Needs race_entries.
-- By class: running of entered. The row without a round is the season's.
SET VARIABLE asked_season = asked_season();
SELECT
    round,
    CAST(SUM(entered) AS INTEGER) AS entered,
    CAST(SUM(running) AS INTEGER) AS running,
    CAST(SUM(entered - running) AS INTEGER) AS stopped,
    ROUND(100 * SUM(entered - running) / SUM(entered), 1) AS percent,
    CASE
        WHEN round IS NOT NULL THEN string_agg(
            race_class || ' ' || running || '/' || entered, ', ' ORDER BY rank, race_class
        )
    END AS by_class
FROM race_entries
JOIN race_classes USING (season, race_class)
JOIN classes USING (season, class)
WHERE season = getvariable('asked_season') AND entered > 0
GROUP BY GROUPING SETS ((round), ())
HAVING COUNT(*) > 0
ORDER BY round NULLS LAST;
