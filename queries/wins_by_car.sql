-- Which cars won, in class and overall?
-- The first place of a sprint is no win.
SET VARIABLE asked_season = asked_season();
SELECT
    class, COALESCE(team, drivers) AS winner, car_number, chassis,
    COUNT(*) AS class_wins,
    COUNT(*) FILTER (overall_position = 1) AS overall_wins,
    string_agg(CAST(round AS TEXT), ' ' ORDER BY round) AS rounds
FROM race_results
JOIN event_kinds USING (kind)
WHERE class_position = 1 AND NOT points_only AND season = getvariable('asked_season')
GROUP BY class, winner, car_number, chassis
ORDER BY class_wins DESC, overall_wins DESC, class, winner, car_number;
