-- What would a second car have been worth, had a team scored with its two best?
-- Only second cars that a source names.
SELECT
    season,
    class,
    team,
    official_points AS points,
    points - official_points AS second_car,
    official_position AS place,
    position AS new_place
FROM what_if_differences
WHERE rulebook = 'two best cars' AND points_won > 0
ORDER BY season, second_car DESC, class, team;
