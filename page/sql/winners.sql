-- Who won each class of each race? One row per round, class and winner.
SELECT round, class, car_number, team, drivers
FROM class_winners
WHERE season = getvariable('season');
