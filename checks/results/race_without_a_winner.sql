-- race without a winner: results.overall_position
SELECT
    season, round, results.entry, results.overall_position,
    'no car is first overall, and the minimum distance is a share of the winner''s' AS detail
FROM results
JOIN (
    SELECT season, round, MIN(overall_position) AS overall_position
    FROM results
    GROUP BY season, round
    HAVING MIN(overall_position) > 1
) AS first_places USING (season, round, overall_position);
