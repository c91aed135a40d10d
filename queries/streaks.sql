-- Who won most races of a class in a row?
-- A race is a held round in which the class raced; one that brings points only (a sprint) is none.
SET VARIABLE asked_season = asked_season();
SET VARIABLE asked_championship = asked_championship();
WITH races AS (
    SELECT DISTINCT class, round, DENSE_RANK() OVER (PARTITION BY class ORDER BY round) AS nth_race
    FROM results
    JOIN events USING (season, round)
    JOIN event_kinds USING (kind)
    WHERE season = getvariable('asked_season')
        AND class = asked_class(otherwise := class)
        AND events.status = 'held'
        AND NOT points_only
),
won AS (
    SELECT DISTINCT class, competitor, round, nth_race
    FROM scorers
    JOIN races USING (class, round)
    WHERE season = getvariable('asked_season')
        AND championship = getvariable('asked_championship')
        AND class_position = 1
        AND competitor IS NOT NULL
),
runs AS (
    SELECT
        *, nth_race - ROW_NUMBER() OVER (PARTITION BY class, competitor ORDER BY nth_race) AS run
    FROM won
)
SELECT
    class, competitor,
    COUNT(*) AS wins_in_a_row,
    MIN(round) AS from_round,
    MAX(round) AS to_round
FROM runs
GROUP BY class, competitor, run
HAVING COUNT(*) > 1
ORDER BY wins_in_a_row DESC, class, from_round, competitor
LIMIT 20;
