-- Which names differ from another one in capitals, accents, blanks or punctuation alone?
-- One row per table and name that has such an other name, shorter or before it in the alphabet.
-- Chassis and engines are there in every spelling of their sources, and are left out.
CREATE VIEW spellings AS
WITH names AS (
    SELECT 'teams' AS seed, team AS name FROM teams
    UNION ALL
    SELECT 'drivers', driver FROM drivers
    UNION ALL
    SELECT 'circuits', circuit FROM circuits
    UNION ALL
    SELECT 'classes', class FROM classes
    UNION ALL
    SELECT 'manufacturers', manufacturer FROM chassis
),
grouped AS (
    SELECT
        seed, name,
        FIRST_VALUE(name) OVER (
            PARTITION BY
                seed, regexp_replace(strip_accents(LOWER(name)), '[\s\p{P}\p{Z}\p{Cf}]', '', 'g')
            ORDER BY LENGTH(name), name
        ) AS other_name
    FROM names
)
SELECT DISTINCT seed, name, other_name
FROM grouped
WHERE name <> other_name;

COMMENT ON VIEW spellings IS 'Names that differ in capitals, accents, blanks or punctuation alone.';
COMMENT ON COLUMN spellings.seed IS 'Table of the name, or manufacturers.';
COMMENT ON COLUMN spellings.name IS 'The name.';
COMMENT ON COLUMN spellings.other_name IS 'The name from which it differs in these alone.';
