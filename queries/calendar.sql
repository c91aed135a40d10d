-- How many days lay between the rounds, and what did the calendar win and lose?
SELECT
    schedule.season,
    schedule.round,
    schedule.event,
    schedule.date,
    schedule.date - LAG(schedule.date) OVER (
        PARTITION BY schedule.season, schedule.round IS NULL
        ORDER BY schedule.date
    ) AS days,
    concat_ws(', ', schedule.status, added.change) AS status
FROM schedule
-- An event bears its sponsor's name, the change does not.
LEFT JOIN calendar_changes AS added
    ON added.season = schedule.season
    AND added.change = 'added'
    AND schedule.event LIKE '%' || added.event
UNION ALL
SELECT
    season,
    NULL,
    event,
    NULL,
    NULL,
    change
FROM calendar_changes
WHERE change = 'dropped'
ORDER BY season, date NULLS LAST, event;
