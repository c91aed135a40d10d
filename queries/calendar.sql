-- What was on the calendar, the cancelled events too?
SELECT
    season,
    round,
    event,
    date,
    status,
    kind
FROM schedule
ORDER BY season, date;
