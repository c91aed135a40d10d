-- rounds against the calendar: events.date
SELECT
    season, event, date,
    'round ' || CAST(round_before AS TEXT) || ' was on ' || CAST(date_before AS TEXT) AS detail
FROM (
    SELECT
        season, event, date,
        LAG(round) OVER (PARTITION BY season ORDER BY round) AS round_before,
        LAG(date) OVER (PARTITION BY season ORDER BY round) AS date_before
    FROM events
    WHERE round IS NOT NULL AND date IS NOT NULL
) AS rounds
WHERE date < date_before;
