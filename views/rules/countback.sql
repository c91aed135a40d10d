-- Countback: how much does a place weigh between competitors level on points?
-- One row per place. Most wins decide, then most second places, and so on. Each place is a 6-bit
-- digit and a season has fewer than 64 rounds, so the sums compare as counts of wins, then of
-- second places. Ten places fill a BIGINT; a second one holds places 11 to 20.
CREATE VIEW countback AS
SELECT DISTINCT
    place,
    CASE place WHEN 1 THEN 1 ELSE 0 END AS wins,
    CASE WHEN place <= 10 THEN CAST(1 AS BIGINT) << (60 - 6 * place) ELSE 0 END
        AS places_1_to_10,
    CASE
        WHEN place BETWEEN 11 AND 20 THEN CAST(1 AS BIGINT) << (120 - 6 * place)
        ELSE 0
    END AS places_11_to_20
FROM points_scales;

COMMENT ON VIEW countback IS 'The weight of each place in the countback.';
COMMENT ON COLUMN countback.place IS 'Place that counts.';
COMMENT ON COLUMN countback.wins IS '1 for a win, 0 otherwise.';
COMMENT ON COLUMN countback.places_1_to_10 IS 'Places 1 to 10 in the countback: 6 bits each, wins in the highest.';
COMMENT ON COLUMN countback.places_11_to_20 IS 'Places 11 to 20, compared if places_1_to_10 is level.';
