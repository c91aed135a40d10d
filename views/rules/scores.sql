-- What scores for each competitor: the cars that count, and bonuses.
-- One row per rulebook, season, class, championship, competitor, round and car that counts or bonus.
CREATE VIEW scores AS
SELECT
    rulebook, season, class, championship, competitor, round, rounds_counted,
    points, wins, countback_1, countback_2, best_result
FROM best_entries
UNION ALL
SELECT
    rulebook, season, class, championship, competitor, round, rounds_counted,
    points, 0, 0, 0, NULL
FROM bonuses;

COMMENT ON VIEW scores IS 'What scores for each competitor in each round: cars that count, and bonuses.';
COMMENT ON COLUMN scores.points IS 'Points of the car or the bonus.';
COMMENT ON COLUMN scores.best_result IS 'The result as a number, the lower the better.';
