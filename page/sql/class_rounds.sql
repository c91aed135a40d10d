-- In which rounds is a class not what the others are? One row per round and class.
SELECT round, class, class_rounds.status, class_rounds.points_percent, event
FROM class_rounds
JOIN events USING (season, round)
WHERE season = getvariable('season')
ORDER BY round, class;
