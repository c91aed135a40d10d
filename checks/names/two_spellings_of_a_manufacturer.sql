-- two spellings of a manufacturer: chassis.manufacturer
SELECT
    chassis, manufacturer,
    'it is like ' || other_name || ' but for capitals, accents, blanks or punctuation' AS detail
FROM chassis
JOIN spellings
    ON spellings.name = chassis.manufacturer
WHERE seed = 'manufacturers';
