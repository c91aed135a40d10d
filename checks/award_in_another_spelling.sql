-- award in another spelling: awards.award
-- An award that no rulebook rewards may be listed; one that misses its points by its capitals or
-- blanks was meant to have them.
SELECT DISTINCT
    season, round, awards.award, entry, awards.driver,
    'rulebook_bonuses has it as ' || bonuses.award AS detail
FROM awards
JOIN championships USING (season)
JOIN rulebook_bonuses AS bonuses USING (rulebook)
WHERE LOWER(REPLACE(awards.award, ' ', '')) = LOWER(REPLACE(bonuses.award, ' ', ''))
    AND awards.award <> bonuses.award;
