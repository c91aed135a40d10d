-- segments that overlap: rulebook_segments.first_round, never true
SELECT
    rulebook, first_round,
    'the part before goes on to round ' || CAST(last_round_before AS TEXT) AS detail
FROM (
    SELECT
        rulebook, first_round,
        LAG(last_round) OVER (PARTITION BY rulebook ORDER BY first_round) AS last_round_before
    FROM rulebook_segments
) AS parts
WHERE first_round <= last_round_before;
