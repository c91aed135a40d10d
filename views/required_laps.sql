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
        -- Looked up and not joined: at most one car has the place, which a planner cannot know.
        CASE round_rules.distance_basis
            WHEN 'overall winner' THEN (
                SELECT results.laps
                FROM results
                WHERE results.season = round_rules.season
                    AND results.round = round_rules.round
                    AND results.overall_position = 1
            )
            WHEN 'class winner' THEN (
                SELECT results.laps
                FROM results
                WHERE results.season = round_rules.season
                    AND results.round = round_rules.round
                    AND results.class = classes.class
                    AND results.class_position = 1
            )
        END AS winner_laps
    FROM round_rules
    JOIN classes
        ON classes.season = round_rules.season
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
