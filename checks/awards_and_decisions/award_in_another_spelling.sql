-- award in another spelling: awards.award
-- An award without points may be listed; one that differs from a rewarded award by two letters is
-- most likely a typo.
WITH won AS (
    SELECT DISTINCT season, award FROM awards
),
rewarded AS (
    SELECT DISTINCT season, award
    FROM championships
    JOIN rulebook_bonuses USING (rulebook)
),
misspelt AS (
    SELECT season, won.award, MIN(rewarded.award) AS meant
    FROM won
    JOIN rewarded USING (season)
    WHERE damerau_levenshtein(LOWER(won.award), LOWER(rewarded.award)) <= 2
    GROUP BY season, won.award
    HAVING MAX(CASE WHEN rewarded.award = won.award THEN 1 ELSE 0 END) = 0
)
SELECT
    season, round, award, entry, driver,
    'rulebook_bonuses has it as ' || meant AS detail
FROM awards
JOIN misspelt USING (season, award);
