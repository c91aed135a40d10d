-- What are the standings under each what-if?
SELECT
    what_if AS scenario, class, championship, competitor, position, official_position, places_won,
    official_points, points, title_won, title_lost, laps_unknown
FROM what_if_differences
WHERE season = getvariable('season')
ORDER BY position NULLS LAST, points DESC NULLS LAST, competitor;
