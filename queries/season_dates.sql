-- When did each season begin and end, and how many races did it have?
SELECT
    season,
    MIN(date) FILTER (status = 'held') AS first_race,
    MAX(date) FILTER (status = 'held') AS last_race,
    COUNT(*) FILTER (status = 'held') AS races,
    COUNT(*) FILTER (status = 'cancelled') AS cancelled,
    COUNT(*) FILTER (status = 'scheduled') AS to_come
FROM events
GROUP BY season
ORDER BY season;
