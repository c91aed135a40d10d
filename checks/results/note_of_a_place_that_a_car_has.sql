-- note of a place that a car has: place_notes.class_position
-- Remarks on the place of a known car belong in the note of its result.
SELECT DISTINCT
    season, round, class, class_position,
    'results has a car in that place' AS detail
FROM place_notes
JOIN results USING (season, round, class, class_position);
