-- two spellings of a class: classes.class
SELECT
    season, class,
    'it is like ' || other_name || ' but for capitals, accents, blanks or punctuation' AS detail
FROM classes
JOIN spellings
    ON spellings.name = classes.class
WHERE seed = 'classes';
