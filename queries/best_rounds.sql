-- Which were a team's best rounds?
SET VARIABLE season = 2003;
SET VARIABLE team = 'JML Team Panoz';
SELECT
    ledger.round,
    events.event,
    ledger.class,
    ledger.car_number AS car,
    ledger.class_position AS place,
    ledger.points
FROM points_ledger AS ledger
JOIN events USING (season, round)
WHERE ledger.official
    AND ledger.season = getvariable('season')
    AND ledger.team = getvariable('team')
    AND ledger.entry IS NOT NULL
    AND ledger.points > 0
ORDER BY ledger.points DESC, ledger.round;
