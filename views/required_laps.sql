-- The 70 percent rule: how many laps must a car complete to score?
-- One row per rulebook, season, round and class.
-- "Cars failing to complete 70% of the winner's distance are not awarded points."
CREATE VIEW required_laps AS
WITH winners AS (
    SELECT
        round_rules.rulebook,
        round_rules.season,
        round_rules.official,
        round_rules.round,
        classes.class,
        round_rules.scale,
        round_rules.cars_counted,
        round_rules.rounds_counted,
        round_rules.minimum_distance_percent,
        CASE round_rules.distance_basis
            WHEN 'overall winner' THEN overall_winner.laps
            WHEN 'class winner' THEN class_winner.laps
        END AS winner_laps
    FROM round_rules
    JOIN classes
        ON classes.season = round_rules.season
    LEFT JOIN results AS overall_winner
        ON overall_winner.season = round_rules.season
        AND overall_winner.round = round_rules.round
        AND overall_winner.overall_position = 1
    LEFT JOIN results AS class_winner
        ON class_winner.season = round_rules.season
        AND class_winner.round = round_rules.round
        AND class_winner.class = classes.class
        AND class_winner.class_position = 1
)
SELECT
    rulebook,
    season,
    official,
    round,
    class,
    scale,
    cars_counted,
    rounds_counted,
    winner_laps,
    -- The share rounded up to a whole lap, in whole numbers: 0.7 * laps is not exact everywhere.
    CAST(
        (winner_laps * minimum_distance_percent + 99
            - (winner_laps * minimum_distance_percent + 99) % 100) / 100
        AS INTEGER
    ) AS required_laps
FROM winners;

COMMENT ON VIEW required_laps IS 'The minimum distance (70 percent rule) of every race and class under every rulebook.';
COMMENT ON COLUMN required_laps.winner_laps IS 'Laps of the winner whom the rulebook measures by; empty where no source shows them.';
COMMENT ON COLUMN required_laps.required_laps IS 'Fewest laps with which a car scores; empty without a minimum or without the winner''s laps.';
