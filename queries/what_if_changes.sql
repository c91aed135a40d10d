-- What does each what-if change: champions, and how many places?
-- Second cars count where a source names them: unnamed_places.sql has the places that none names.
-- Of a season that is not over, champion is who leads.
SELECT
    season,
    rulebook,
    class,
    string_agg(team, ', ' ORDER BY team) FILTER (position = 1) AS champion,
    bool_or(title_won) AS new,
    COUNT(*) FILTER (points_won <> 0) AS totals,
    COUNT(*) FILTER (places_won <> 0) AS places
FROM what_if_differences
GROUP BY season, rulebook, class
ORDER BY season, rulebook, class;
