-- Countback: how much does one finish in a position weigh when teams are level on points?
-- One row per position of a points scale.
-- Most wins decide, then most second places, and so on. A team takes a position at most once in
-- a round and a season has fewer than 64 rounds, so each position weighs 64 times the next one,
-- and the sums of two teams compare as their counts of wins, then of seconds, ... Ten positions
-- fill a BIGINT, hence four columns.
CREATE VIEW countback_weights AS
WITH positions AS (
    SELECT DISTINCT position
    FROM points_scales
)
SELECT
    position,
    CASE WHEN position <= 10 THEN CAST(POWER(64, 10 - position) AS BIGINT) ELSE 0 END AS weight_1,
    CASE
        WHEN position BETWEEN 11 AND 20 THEN CAST(POWER(64, 20 - position) AS BIGINT) ELSE 0
    END AS weight_2,
    CASE
        WHEN position BETWEEN 21 AND 30 THEN CAST(POWER(64, 30 - position) AS BIGINT) ELSE 0
    END AS weight_3,
    CASE
        WHEN position BETWEEN 31 AND 40 THEN CAST(POWER(64, 40 - position) AS BIGINT) ELSE 0
    END AS weight_4
FROM positions;

COMMENT ON VIEW countback_weights IS 'What one finish in a position weighs in the countback that separates teams level on points.';
COMMENT ON COLUMN countback_weights.weight_1 IS 'Weight of positions 1 to 10, compared first.';
COMMENT ON COLUMN countback_weights.weight_2 IS 'Weight of positions 11 to 20, compared when weight_1 is level.';
COMMENT ON COLUMN countback_weights.weight_3 IS 'Weight of positions 21 to 30, compared when weight_2 is level.';
COMMENT ON COLUMN countback_weights.weight_4 IS 'Weight of positions 31 to 40, compared when weight_3 is level.';
