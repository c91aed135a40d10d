-- What confirms the cells of the printed tables?
SELECT
    class, championship,
    CAST(SUM(printed) AS INTEGER) AS printed,
    CAST(SUM(by_race_report) AS INTEGER) AS by_race_report,
    CAST(SUM(by_inference) AS INTEGER) AS by_inference,
    CAST(SUM(by_table_alone) AS INTEGER) AS by_table_alone,
    CAST(SUM(not_reproduced) AS INTEGER) AS not_reproduced
FROM coverage
JOIN classes USING (season, class)
WHERE season = getvariable('season')
GROUP BY rank, class, championship
ORDER BY rank NULLS LAST, class, championship DESC;
