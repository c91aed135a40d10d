-- What scores for each competitor: the cars that count, and bonuses.
-- One row per scenario, season, class, championship, competitor, round and car that counts or
-- bonus.
CREATE VIEW scores AS
SELECT
    scenario, season, class, championship, competitor, round, rounds_counted, points, tie_place
FROM best_entries
UNION ALL
SELECT
    scenario, season, class, championship, competitor, round, rounds_counted, points, NULL
FROM bonuses;

COMMENT ON VIEW scores IS 'What scores for each competitor in each round: cars that count, and bonuses.';
COMMENT ON COLUMN scores.points IS 'Points of the car or the bonus, whether or not the round is dropped; fractions keep six decimals.';
COMMENT ON COLUMN scores.tie_place IS 'Place for the countback; empty for a bonus.';
