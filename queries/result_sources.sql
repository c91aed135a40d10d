-- Where are the results of a race from?
-- One row per car and source. Basis says how its place is known.
SET VARIABLE season = 2003;
SET VARIABLE round = 3;
SET VARIABLE class = 'GT';
SELECT
    class_position AS place,
    entry,
    basis,
    left(title, 50) AS source
FROM results
JOIN result_sources USING (season, round, entry)
JOIN sources USING (source)
WHERE season = getvariable('season')
    AND round = getvariable('round')
    AND class = getvariable('class')
ORDER BY place NULLS LAST, entry, source;
