-- basis without a source: results.basis
-- If a season's printed tables are compared with its races, the season's own article is not a
-- report of a race. A result without a row in result_sources is from that article.
SELECT
    season, round, entry, results.basis,
    'result_sources has none but ' || seasons.source || ', which is the source of the season'
        AS detail
FROM results
JOIN seasons USING (season)
JOIN (SELECT DISTINCT season FROM published_totals) AS printed USING (season)
JOIN (SELECT DISTINCT season FROM result_sources) AS sourced USING (season)
LEFT JOIN (
    SELECT DISTINCT season, round, entry
    FROM result_sources
    JOIN seasons USING (season)
    WHERE result_sources.source <> seasons.source
) AS reported USING (season, round, entry)
WHERE results.basis IN ('race', 'inferred')
    AND seasons.source IS NOT NULL
    AND reported.entry IS NULL;
