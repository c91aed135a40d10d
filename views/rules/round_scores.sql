-- What did each competitor bring from each round?
-- One row per rulebook, season, class, championship, competitor and round that brought a score.
CREATE VIEW round_scores AS
SELECT
    rulebook, season, class, championship, competitor, round, rounds_counted,
    CAST(SUM(points) AS points) AS points,
    CAST(SUM(wins) AS INTEGER) AS wins,
    CAST(SUM(countback_1) AS BIGINT) AS countback_1,
    CAST(SUM(countback_2) AS BIGINT) AS countback_2,
    MIN(best_result) AS best_result
FROM scores
GROUP BY rulebook, season, class, championship, competitor, round, rounds_counted;

COMMENT ON VIEW round_scores IS 'What each competitor brought from each round: points, wins and countback.';
COMMENT ON COLUMN round_scores.points IS 'Points of the cars that count, and of bonuses.';
COMMENT ON COLUMN round_scores.wins IS 'Wins of cars that count.';
COMMENT ON COLUMN round_scores.countback_1 IS 'Finishes in places 1 to 10, 6 bits each, wins in the highest.';
COMMENT ON COLUMN round_scores.countback_2 IS 'Finishes in places 11 to 20, compared when countback_1 is level.';
COMMENT ON COLUMN round_scores.best_result IS 'The best result as a number, the lower the better.';
