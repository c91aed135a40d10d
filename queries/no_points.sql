-- Which cars scored nothing, and why?
SET VARIABLE season = 2003;
SELECT
    round,
    class,
    car_number AS car,
    team,
    class_position AS place,
    laps,
    reason
FROM points_ledger
WHERE official AND points = 0 AND season = getvariable('season')
ORDER BY round, class, place NULLS LAST, car;
