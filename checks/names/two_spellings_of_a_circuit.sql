-- two spellings of a circuit: circuits.circuit
SELECT
    name AS circuit,
    'it is like ' || other_name || ' but for capitals, accents, blanks or punctuation' AS detail
FROM spellings
WHERE seed = 'circuits';
