-- printed table without a source: seasons.source
-- Of results that name it as theirs, nobody could say that they are not from a report of the race.
SELECT season, source, 'published_totals has its tables, and result_sources names sources' AS detail
FROM seasons
WHERE source IS NULL
    AND season IN (SELECT season FROM published_totals)
    AND season IN (SELECT season FROM result_sources);
