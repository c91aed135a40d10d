-- one team under two names: teams.team
SELECT
    name AS team, 'it ' || MIN(likeness || ' ' || other_name) || ', and no race has both' AS detail
FROM similar_names
WHERE seed = 'teams'
GROUP BY name;
