-- How many cars were entered in each race, and how many were running at the finish?
SET VARIABLE season = 2003;
SELECT
    round,
    short_name AS circuit,
    CAST(SUM(entered) AS INTEGER) AS entered,
    CAST(SUM(running) AS INTEGER) AS running,
    string_agg(
        race_class || ' ' || running || '/' || entered, ' ' ORDER BY rank, race_class
    ) AS running_of_entered_by_class
FROM race_entries
JOIN race_classes USING (season, race_class)
JOIN classes USING (season, class)
JOIN events USING (season, round)
JOIN circuits USING (circuit)
WHERE season = getvariable('season') AND entered > 0
GROUP BY round, short_name
ORDER BY round;
