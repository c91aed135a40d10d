-- printed points of a race that was not held: published_points.round
SELECT
    season, class, championship, competitor, round,
    'the event of that round is scheduled' AS detail
FROM published_points
JOIN events USING (season, round)
WHERE events.status = 'scheduled';
