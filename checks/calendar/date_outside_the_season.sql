-- date outside the season: events.date
SELECT
    season, event, date, 'expected a day of the season or of the year before or after' AS detail
FROM events
WHERE CAST(SUBSTR(CAST(date AS TEXT), 1, 4) AS INTEGER) NOT BETWEEN season - 1 AND season + 1;
