-- What does each what-if change: champions, and how many totals and places?
-- Needs what_ifs.
-- laps_unknown: so many cars that scored pass whatever minimum distance is asked about. Second cars
-- count where a source names them. Of a season that is not over, champion is who leads.
SET VARIABLE asked_season = asked_season();
SET VARIABLE asked_championship = asked_championship();
SELECT
    what_if, class,
    string_agg(competitor, ', ' ORDER BY competitor) FILTER (position = 1) AS champion,
    bool_or(title_won) AS new,
    COUNT(*) FILTER (points_won <> 0) AS totals,
    COUNT(*) FILTER (places_won <> 0) AS places,
    MAX(laps_unknown) AS laps_unknown
FROM what_if_differences
WHERE season = getvariable('asked_season') AND championship = getvariable('asked_championship')
GROUP BY what_if, class
ORDER BY what_if, class;
