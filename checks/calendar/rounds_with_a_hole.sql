-- rounds with a hole: events.round
SELECT
    season, event, round,
    'round ' || CAST(round_before + 1 AS TEXT) || ' is missing' AS detail
FROM (
    SELECT
        season, event, round,
        LAG(round, 1, 0) OVER (PARTITION BY season ORDER BY round) AS round_before
    FROM events
    WHERE round IS NOT NULL
) AS rounds
WHERE round > round_before + 1;
