-- The 70 percent rule: how many laps must a car complete to score?
-- One row per scenario, season, class, championship and round that has a winner and a minimum.
-- "Cars failing to complete 70% of the winner's distance are not awarded points."
-- The winner is that of the race as it was run, under a what-if on results, too.
CREATE VIEW required_laps AS
WITH winners AS (
    -- In a dead heat, the car with more laps sets the distance. The class '' stands for all.
    SELECT season, round, 'overall winner' AS distance_basis, '' AS class, MAX(laps) AS laps
    FROM results
    WHERE overall_position = 1
    GROUP BY season, round
    UNION ALL
    SELECT season, round, 'class winner', class, MAX(laps)
    FROM class_results
    WHERE class_position = 1
    GROUP BY season, round, class
)
SELECT
    rules.scenario, rules.season, rules.class, rules.championship, winners.round,
    winners.laps AS winner_laps,
    -- Exact in every engine: a quotient is a whole number or at least 0.01 away from one.
    CAST(CEIL(winners.laps * rules.minimum_distance_percent / 100.0) AS INTEGER) AS required_laps
FROM season_rules AS rules
JOIN winners
    ON winners.season = rules.season
    AND winners.distance_basis = rules.distance_basis
    AND winners.class IN ('', rules.class)
WHERE rules.minimum_distance_percent > 0;

COMMENT ON VIEW required_laps IS 'The minimum distance of every round that has one, under every scenario; officially the 70 percent rule.';
COMMENT ON COLUMN required_laps.winner_laps IS 'Laps of the winner that the rules refer to; empty if no source gives them.';
COMMENT ON COLUMN required_laps.required_laps IS 'Fewest laps with which a car scores; empty if the winner''s laps are unknown.';
