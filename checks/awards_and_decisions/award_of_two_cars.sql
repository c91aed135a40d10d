-- award of two cars: awards.entry
-- They share its points. True if both had the same time; more often a round is wrong.
SELECT
    season, round, award, entry, driver,
    'car ' || other || ' of ' || class || ' has it, too' AS detail
FROM awards
JOIN results USING (season, round, entry)
JOIN (
    SELECT season, round, class, award, MIN(entry) AS other
    FROM awards
    JOIN results USING (season, round, entry)
    JOIN events USING (season, round)
    JOIN (
        SELECT DISTINCT season, class, kind, award
        FROM championships
        JOIN rulebook_bonuses USING (rulebook)
    ) AS rewarded USING (season, class, kind, award)
    GROUP BY season, round, class, award
    HAVING MIN(entry) <> MAX(entry)
) AS shared USING (season, round, class, award)
WHERE entry <> other;
