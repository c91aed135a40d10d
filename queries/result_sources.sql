-- Where are the results of a race from?
-- Needs result_sources.
-- One row per car and source. Basis says how its place is known.
SET VARIABLE season = (SELECT MAX(season) FROM results);
SET VARIABLE class = (
    SELECT class FROM classes WHERE season = getvariable('season') ORDER BY rank, class LIMIT 1
);
SET VARIABLE round = 1;
SELECT
    class_position AS place, entry, basis,
    left(title, 50) AS source
FROM results
JOIN result_sources USING (season, round, entry)
JOIN sources USING (source)
WHERE season = getvariable('season')
    AND round = getvariable('round')
    AND class = getvariable('class')
ORDER BY place NULLS LAST, entry, source;
