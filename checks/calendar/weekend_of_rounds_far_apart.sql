-- weekend of rounds far apart: events.weekend
SELECT
    season, event, weekend,
    'round ' || CAST(round_before AS TEXT) || ' is of that weekend, too, and round '
        || CAST(round - 1 AS TEXT) || ' is not' AS detail
FROM (
    SELECT
        season, event, round, weekend,
        LAG(round) OVER (PARTITION BY season, weekend ORDER BY round) AS round_before
    FROM events
    WHERE round IS NOT NULL AND weekend IS NOT NULL
) AS rounds
WHERE round > round_before + 1;
