-- award in another spelling: awards.award
-- An award that no rulebook rewards may be listed; one that misses its points by two letters was
-- meant to have them.
SELECT DISTINCT
    season, round, awards.award, entry, awards.driver,
    'rulebook_bonuses has it as ' || bonuses.award AS detail
FROM awards
JOIN championships USING (season)
JOIN rulebook_bonuses AS bonuses USING (rulebook)
WHERE damerau_levenshtein(LOWER(awards.award), LOWER(bonuses.award)) <= 2
    AND NOT EXISTS (
        SELECT 1
        FROM championships AS others
        JOIN rulebook_bonuses AS theirs USING (rulebook)
        WHERE others.season = awards.season AND theirs.award = awards.award
    );
