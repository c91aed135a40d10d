-- Which sources are the results of a race from?
-- Needs result_sources.
-- One row per car and source. Basis says how its place is known.
SET VARIABLE asked_season = asked_season();
SET VARIABLE asked_class = asked_class();
SET VARIABLE asked_round = COALESCE(getvariable('round'), 1);
SELECT
    class_position AS place, entry, basis,
    left(title, 50) AS source
FROM results
JOIN result_sources USING (season, round, entry)
JOIN sources USING (source)
WHERE season = getvariable('asked_season')
    AND round = getvariable('asked_round')
    AND class = getvariable('asked_class')
ORDER BY place NULLS LAST, entry, source;
