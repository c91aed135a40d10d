-- adjustment of a race that was not held: adjustments.round
SELECT
    season, class, championship, competitor, round, reason,
    'the event of that round is scheduled' AS detail
FROM adjustments
JOIN events USING (season, round)
WHERE events.status = 'scheduled';
