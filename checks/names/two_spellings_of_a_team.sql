-- two spellings of a team: teams.team
SELECT
    name AS team,
    'it is like ' || other_name || ' but for capitals, accents, blanks or punctuation' AS detail
FROM spellings
WHERE seed = 'teams';
