-- Which cars scored nothing, and why?
-- Only cars that a source names: field_sizes.sql has how many there were.
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
WHERE official AND entry IS NOT NULL AND points = 0 AND season = getvariable('season')
ORDER BY round, class, place NULLS LAST, car;
