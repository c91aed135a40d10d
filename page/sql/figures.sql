-- How many printed figures come out of the computation?
SELECT
    CAST(COUNT(published) AS INTEGER) AS printed,
    CAST(COUNT(*) FILTER (difference = 0) AS INTEGER) AS agree
FROM reconciliation
WHERE season = getvariable('season');
