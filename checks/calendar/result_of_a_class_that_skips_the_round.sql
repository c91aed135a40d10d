-- result of a class that skips the round: results.round
SELECT season, round, entry, 'class_rounds says that ' || class || ' skips it' AS detail
FROM results
JOIN class_rounds USING (season, round, class)
WHERE class_rounds.status = 'skipped';
