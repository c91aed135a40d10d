-- 1 -> 1st, 2 -> 2nd, 11 -> 11th. DuckDB's own: a macro.
CREATE MACRO ordinal(number) AS
    number || CASE
        WHEN number % 100 BETWEEN 11 AND 13 THEN 'th'
        WHEN number % 10 = 1 THEN 'st'
        WHEN number % 10 = 2 THEN 'nd'
        WHEN number % 10 = 3 THEN 'rd'
        ELSE 'th'
    END;

COMMENT ON MACRO ordinal IS 'A place in words: 1st, 2nd, 3rd, 4th.';
