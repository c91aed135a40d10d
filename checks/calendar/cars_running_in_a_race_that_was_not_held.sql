-- cars running in a race that was not held: race_entries.running
SELECT season, round, race_class, running, 'the event of that round is scheduled' AS detail
FROM race_entries
JOIN events USING (season, round)
WHERE events.status = 'scheduled' AND running > 0;
