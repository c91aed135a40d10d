-- How did each team do: starts, wins, laps, points for each car that started?
-- Only cars that a source names (field_sizes.sql has how many raced): most of the others retired.
-- wins are of the class, overall those of the race; the first place of a sprint is no win. laps_of
-- counts the starts whose laps a source shows: only these are added up. points are of cars: bonuses
-- and decisions are in team_standings.
SET VARIABLE asked_season = asked_season();
SELECT
    class, team,
    COUNT(*) AS known_cars,
    COUNT(class_position) AS placed,
    COUNT(*) FILTER (class_position = 1 AND NOT points_only) AS wins,
    COUNT(*) FILTER (overall_position = 1 AND NOT points_only) AS overall,
    CAST(SUM(laps) AS INTEGER) AS laps,
    COUNT(laps) AS laps_of,
    CAST(SUM(team_points) AS points) AS points,
    ROUND(SUM(team_points) / COUNT(*), 1) AS per_start
FROM race_results
JOIN classes USING (season, class)
JOIN event_kinds USING (kind)
WHERE season = getvariable('asked_season') AND status <> 'dns' AND team IS NOT NULL
GROUP BY rank, class, team
ORDER BY rank, class, points DESC, team;
