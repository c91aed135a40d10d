-- printed winner of a race that was not held: published_winners.round
SELECT season, round, class, 'the event of that round is scheduled' AS detail
FROM published_winners
JOIN events USING (season, round)
WHERE events.status = 'scheduled';
