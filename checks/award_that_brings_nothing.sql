-- award that brings nothing: awards.award
-- Where a season rewards others; one that has no bonuses may list its awards.
SELECT
    season, round, award, entry, awards.driver,
    'rulebook_bonuses has no points for it in a race of the kind ' || events.kind AS detail
FROM awards
JOIN events USING (season, round)
JOIN (
    SELECT DISTINCT season
    FROM championships
    JOIN rulebook_bonuses USING (rulebook)
) AS rewarding USING (season)
LEFT JOIN (
    SELECT DISTINCT season, kind, award
    FROM championships
    JOIN rulebook_bonuses USING (rulebook)
) AS rewarded USING (season, kind, award)
WHERE rewarded.award IS NULL;
