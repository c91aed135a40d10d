-- more cars than entered: race_entries.entered
SELECT
    season, round, race_class, entered,
    'results has ' || CAST(COUNT(*) AS TEXT) || ' cars' AS detail
FROM race_entries
JOIN (
    SELECT season, round, COALESCE(race_class, class) AS race_class FROM results
) AS cars USING (season, round, race_class)
GROUP BY season, round, race_class, entered
HAVING COUNT(*) > entered;
