-- result of a race that was not held: results.round
SELECT season, round, entry, 'the event of that round is scheduled' AS detail
FROM results
JOIN events USING (season, round)
WHERE events.status = 'scheduled';
