-- race report without a source: results.basis
-- In a season whose printed tables are held against the races, what the season's own article says
-- is no report of a race.
SELECT
    season, round, entry, results.basis,
    'result_sources has only ' || own_source || ', which is the source of the season' AS detail
FROM results
JOIN (
    SELECT season, round, entry, seasons.source AS own_source
    FROM result_sources
    JOIN seasons USING (season)
    JOIN (SELECT DISTINCT season FROM published_totals) AS printed USING (season)
    GROUP BY season, round, entry, seasons.source
    HAVING MIN(result_sources.source) = seasons.source
        AND MAX(result_sources.source) = seasons.source
) AS sourced USING (season, round, entry)
WHERE results.basis = 'race';
