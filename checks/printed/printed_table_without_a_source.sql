-- printed table without a source: seasons.source
-- Without it, results from the season's article cannot be told from those of a race report.
SELECT season, source, 'published_totals has its tables, and result_sources names sources' AS detail
FROM seasons
WHERE source IS NULL
    AND season IN (SELECT season FROM published_totals)
    AND season IN (SELECT season FROM result_sources);
