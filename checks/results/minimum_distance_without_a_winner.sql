-- minimum distance without a winner: events.round
-- Without it, every car would pass the minimum distance.
SELECT DISTINCT
    events.season, events.event, events.round,
    'laps are known and nobody has overall_position 1: distance_basis can be the class winner'
        AS detail
FROM events
JOIN championships USING (season)
JOIN rulebooks USING (rulebook)
JOIN (
    SELECT season, round
    FROM results
    GROUP BY season, round
    HAVING COUNT(laps) > 0 AND COUNT(overall_position) = 0
) AS told USING (season, round)
WHERE rulebooks.minimum_distance_percent > 0 AND rulebooks.distance_basis = 'overall winner';
