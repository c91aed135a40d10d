-- What was the table of a class on a given date?
-- Needs date in events.
-- SET VARIABLE date = '2003-08-20'; by the facts known now: a decision counts from its own round.
SET VARIABLE asked_season = asked_season();
SET VARIABLE asked_class = asked_class();
SET VARIABLE asked_championship = asked_championship(getvariable('asked_class'));
SET VARIABLE asked_date = COALESCE(
    CAST(getvariable('date') AS DATE),
    (SELECT MAX(date) FROM events WHERE season = getvariable('asked_season') AND status = 'held')
);
SET VARIABLE asked_round = (
    SELECT MAX(round)
    FROM events
    WHERE season = getvariable('asked_season')
        AND status = 'held'
        AND date <= getvariable('asked_date')
);
SELECT round AS after_round, position, competitor, points, gap_to_leader, complete
FROM standings_by_round
WHERE season = getvariable('asked_season')
    AND championship = getvariable('asked_championship')
    AND class = getvariable('asked_class')
    AND round = getvariable('asked_round')
ORDER BY position, competitor;
