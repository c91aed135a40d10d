-- Which names differ only in capitals, accents, blanks or punctuation?
-- One row per table and name with such a second name, shorter or before it in the alphabet.
-- Chassis and engines are left out, as their tables list every spelling of the sources.
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

COMMENT ON VIEW spellings IS 'Names that differ only in capitals, accents, blanks or punctuation.';
COMMENT ON COLUMN spellings.seed IS 'Table of the name, or manufacturers.';
COMMENT ON COLUMN spellings.name IS 'The name.';
COMMENT ON COLUMN spellings.other_name IS 'The other name.';
