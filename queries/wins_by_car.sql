-- Which cars won, in class and overall?
SELECT
    season,
    class,
    team,
    car_number AS car,
    COUNT(*) AS class_wins,
    COUNT(*) FILTER (overall_winner) AS overall_wins,
    string_agg(round::TEXT, ' ' ORDER BY round) AS rounds
FROM season_results
GROUP BY season, class, team, car_number
ORDER BY season, class_wins DESC, overall_wins DESC, class, team, car;
