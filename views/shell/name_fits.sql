-- How well does a name fit a competitor?
--     SELECT competitor FROM competitors WHERE name_fits(competitor, 'freon') > 0;
-- 2: it is the name; 1: it is a part of it; 0: neither. Case and accents are ignored. Only for
-- DuckDB.
CREATE MACRO name_fits(competitor, name) AS
CASE
    WHEN LOWER(strip_accents(competitor)) = LOWER(strip_accents(TRIM(CAST(name AS TEXT)))) THEN 2
    WHEN TRIM(CAST(name AS TEXT)) <> ''
        AND contains(
            LOWER(strip_accents(competitor)), LOWER(strip_accents(TRIM(CAST(name AS TEXT))))
        ) THEN 1
    ELSE 0
END;

COMMENT ON MACRO name_fits IS 'How well a name fits a competitor: 2 the whole, 1 a part of it, 0 not at all.';
