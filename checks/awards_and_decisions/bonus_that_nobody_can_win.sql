-- bonus that nobody can win: rulebook_bonuses.award by season
-- No race is of its kind, or awards has it under another name.
WITH races AS (
    SELECT
        rulebook, season, kind, events.round,
        MAX(CASE WHEN events.status = 'held' THEN 1 ELSE 0 END) AS held
    FROM championships
    JOIN events USING (season)
    WHERE events.status <> 'cancelled'
    GROUP BY rulebook, season, kind, events.round
)
SELECT
    rulebook, kind, award, CAST(NULL AS INTEGER) AS season,
    'no event under this rulebook is of the kind ' || kind AS detail
FROM rulebook_bonuses
WHERE rulebook IN (SELECT rulebook FROM races)
    AND (rulebook, kind) NOT IN (SELECT (rulebook, kind) FROM races)
UNION ALL
SELECT
    rulebook, kind, bonuses.award, season,
    'awards has it in none of the ' || CAST(COUNT(*) AS TEXT) || ' rounds that were held in '
        || CAST(season AS TEXT) AS detail
FROM rulebook_bonuses AS bonuses
JOIN races USING (rulebook, kind)
LEFT JOIN (SELECT DISTINCT season, round, award FROM awards) AS won USING (season, round, award)
WHERE held = 1
GROUP BY rulebook, kind, bonuses.award, season
HAVING COUNT(won.award) = 0;
