-- What does each car that counts bring its team?
-- One row per rulebook, season, round and car that counts in its race.
CREATE VIEW entry_scores AS
SELECT
    best_entries.rulebook,
    best_entries.season,
    best_entries.official,
    best_entries.class,
    best_entries.team,
    best_entries.round,
    best_entries.dropped,
    best_entries.points,
    CASE WHEN best_entries.class_position = 1 THEN 1 ELSE 0 END AS wins,
    countback_weights.weight_1 AS countback_1,
    countback_weights.weight_2 AS countback_2,
    countback_weights.weight_3 AS countback_3,
    countback_weights.weight_4 AS countback_4
FROM best_entries
JOIN countback_weights
    ON countback_weights.position = best_entries.class_position;

COMMENT ON VIEW entry_scores IS 'What each car that counts brings its team: points, win and countback.';
COMMENT ON COLUMN entry_scores.wins IS '1 for a class win, 0 otherwise.';
COMMENT ON COLUMN entry_scores.countback_1 IS 'weight_1 of the car''s position.';
COMMENT ON COLUMN entry_scores.countback_2 IS 'weight_2 of the car''s position.';
COMMENT ON COLUMN entry_scores.countback_3 IS 'weight_3 of the car''s position.';
COMMENT ON COLUMN entry_scores.countback_4 IS 'weight_4 of the car''s position.';
