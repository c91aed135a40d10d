-- two spellings of a driver: drivers.driver
SELECT
    name AS driver,
    'it is like ' || other_name || ' but for capitals, accents, blanks or punctuation' AS detail
FROM spellings
WHERE seed = 'drivers';
