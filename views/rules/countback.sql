-- Countback: what does a place weigh between competitors level on points?
-- One row per rule for ties (rulebooks.ties) and place. Most wins decide, then most second places,
-- and so on. Each place is a 6-bit digit and a season has fewer than 64 rounds, so the sums compare
-- as counts of wins, then of second places. Ten places fill a BIGINT; a second one holds places 11
-- to 20.
-- If they are level, too, some rulebooks compare single results: the least place_weight + round *
-- round_weight comes first. 64 puts the place before the round, -128 the latest round before the
-- place.
CREATE VIEW countback AS
SELECT DISTINCT
    ties, place,
    CASE place WHEN 1 THEN 1 ELSE 0 END AS wins,
    CASE
        WHEN ties <> 'no countback' AND place <= 10 THEN CAST(1 AS BIGINT) << (60 - 6 * place)
        ELSE 0
    END AS places_1_to_10,
    CASE
        WHEN ties <> 'no countback' AND place BETWEEN 11 AND 20
            THEN CAST(1 AS BIGINT) << (120 - 6 * place)
        ELSE 0
    END AS places_11_to_20,
    CASE
        WHEN ties IN ('earlier', 'later') THEN 64 * place
        WHEN ties = 'last round' THEN place
    END AS place_weight,
    CASE ties WHEN 'earlier' THEN 1 WHEN 'later' THEN -1 WHEN 'last round' THEN -128 END
        AS round_weight
FROM rulebooks
CROSS JOIN points_scales;

COMMENT ON VIEW countback IS 'The weight of each place between competitors level on points, by each rule for ties.';
COMMENT ON COLUMN countback.place IS 'Place that counts.';
COMMENT ON COLUMN countback.wins IS '1 for a win, 0 otherwise.';
COMMENT ON COLUMN countback.places_1_to_10 IS 'Places 1 to 10 in the countback: 6 bits each, wins in the highest.';
COMMENT ON COLUMN countback.places_11_to_20 IS 'Places 11 to 20, compared if places_1_to_10 is level.';
COMMENT ON COLUMN countback.ties IS 'Rule for ties, as in rulebooks.';
COMMENT ON COLUMN countback.place_weight IS 'Weight of the place in the comparison of single results; empty if the rulebook knows none.';
COMMENT ON COLUMN countback.round_weight IS 'Weight of each round in that comparison.';
