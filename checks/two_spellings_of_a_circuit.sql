-- two spellings of a circuit: circuits.circuit
SELECT name AS circuit, 'it is like ' || other_name || ' but for capitals, accents or blanks' AS detail
FROM spellings
WHERE seed = 'circuits';
