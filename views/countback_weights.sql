-- Countback: how much does one finish in a position weigh when teams are level on points?
-- One row per position of a points scale.
-- Most wins decide, then most second places, and so on. A team takes a position at most once in
-- a round and a season has fewer than 64 rounds, so each position weighs 64 times the next one,
-- and the sums of two teams compare as their counts of wins, then of seconds, ... Ten positions
-- fill a BIGINT, hence four columns. Each includes the positions of those before it: where a
-- column is compared, the teams are level on them.
CREATE VIEW countback_weights AS
WITH weights AS (
    SELECT DISTINCT
        position,
        CAST(POWER(64, 9 - (position - 1) % 10) AS BIGINT) AS weight
    FROM points_scales
)
SELECT
    position,
    CASE WHEN position <= 10 THEN weight ELSE 0 END AS weight_1,
    CASE WHEN position <= 20 THEN weight ELSE 0 END AS weight_2,
    CASE WHEN position <= 30 THEN weight ELSE 0 END AS weight_3,
    weight AS weight_4
FROM weights;

COMMENT ON VIEW countback_weights IS 'What one finish in a position weighs in the countback that separates teams level on points.';
COMMENT ON COLUMN countback_weights.weight_1 IS 'Weight of positions 1 to 10, compared first.';
COMMENT ON COLUMN countback_weights.weight_2 IS 'Weight of positions 1 to 20, compared when weight_1 is level.';
COMMENT ON COLUMN countback_weights.weight_3 IS 'Weight of positions 1 to 30, compared when weight_2 is level.';
COMMENT ON COLUMN countback_weights.weight_4 IS 'Weight of positions 1 to 40, compared when weight_3 is level.';
