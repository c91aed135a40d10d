-- total printed after a race that was not held: other_published_points.after_round
SELECT
    printed.season, class, championship, competitor, after_round,
    'the event of that round is scheduled' AS detail
FROM other_published_points AS printed
JOIN events
    ON events.season = printed.season AND events.round = printed.after_round
WHERE events.status = 'scheduled';
