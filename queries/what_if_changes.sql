-- What does each what-if change: champions, and how many totals and places?
-- Needs what_ifs.
-- laps_unknown: scoring cars that pass any minimum distance, as their laps are unknown.
-- places_unnamed: scoring places without a known car, which may score under other rules. Of a
-- season that is not over, champion is the leader.
SET VARIABLE asked_season = asked_season();
SET VARIABLE asked_championship = asked_championship();
SELECT
    what_if, class,
    string_agg(competitor, ', ' ORDER BY competitor) FILTER (position = 1) AS champion,
    bool_or(title_won) AS new,
    COUNT(*) FILTER (points_won <> 0) AS totals,
    COUNT(*) FILTER (places_won <> 0) AS places,
    MAX(laps_unknown) AS laps_unknown,
    MAX(places_unnamed) AS places_unnamed
FROM what_if_differences
WHERE season = getvariable('asked_season') AND championship = getvariable('asked_championship')
GROUP BY what_if, class
ORDER BY what_if, class;
