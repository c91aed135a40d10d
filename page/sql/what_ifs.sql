-- What is asked? A what-if that changes results or rounds may be about another season.
WITH changed AS (
    SELECT what_if, season FROM what_if_results
    UNION
    SELECT what_if, season FROM what_if_rounds
)
SELECT
    what_if, question,
    what_if IN (SELECT what_if FROM changed)
        AND what_if NOT IN (SELECT what_if FROM changed WHERE season = getvariable('season'))
        AS elsewhere
FROM what_ifs
ORDER BY what_ifs.rowid;
