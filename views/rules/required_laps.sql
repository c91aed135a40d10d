-- The 70 percent rule: how many laps must a car complete to score?
-- One row per rulebook, season, class, championship and round.
-- "Cars failing to complete 70% of the winner's distance are not awarded points."
CREATE VIEW required_laps AS
WITH overall_winners AS (
    SELECT season, round, MAX(laps) AS laps  -- of one car, or of those in a dead heat
    FROM results
    WHERE overall_position = 1
    GROUP BY season, round
),
winners_of_classes AS (
    SELECT season, round, class, MAX(laps) AS laps
    FROM results
    WHERE class_position = 1
    GROUP BY season, round, class
),
winners AS (
    SELECT
        rules.*,
        CASE distance_basis
            WHEN 'overall winner' THEN overall_winners.laps ELSE winners_of_classes.laps
        END AS winner_laps
    FROM round_rules AS rules
    LEFT JOIN overall_winners USING (season, round)
    LEFT JOIN winners_of_classes USING (season, round, class)
)
SELECT
    winners.*,
    -- Exact: a whole quotient is a whole number in every engine, any other is 0.01 away from one.
    CAST(
        CEIL(winner_laps * NULLIF(minimum_distance_percent, 0) / 100.0) AS INTEGER
    ) AS required_laps
FROM winners;

COMMENT ON VIEW required_laps IS 'The minimum distance (70 percent rule) of every round, beside its other rules.';
COMMENT ON COLUMN required_laps.winner_laps IS 'Laps of the winner whom the rules measure by; empty where no source shows them.';
COMMENT ON COLUMN required_laps.required_laps IS 'Fewest laps with which a car scores; empty without a minimum or without the winner''s laps.';
