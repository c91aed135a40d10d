-- excluded twice: adjustments.excluded, never true
SELECT
    season, class, championship, competitor, round, reason, excluded,
    'it was excluded in round ' || CAST(round_before AS TEXT) || ' already' AS detail
FROM (
    SELECT
        season, class, championship, competitor, round, reason, excluded,
        LAG(round) OVER (
            PARTITION BY season, class, championship, competitor ORDER BY round, reason
        ) AS round_before
    FROM adjustments
    WHERE excluded
) AS exclusions
WHERE round_before IS NOT NULL;
