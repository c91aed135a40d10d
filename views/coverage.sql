-- How far can the championship tables be trusted?
-- One row per season, class and round with printed points: how many cells agree with a car whose
-- place is known from a report of the race, by inference from two sources, or from the printed
-- table alone. The last kind cannot confirm the table that it came from.
CREATE VIEW coverage AS
WITH cells AS (
    SELECT
        published_points.season,
        published_points.class,
        published_points.round,
        published_points.team,
        team_points_by_round.points = published_points.points AS reproduced,
        -- The weakest evidence of the cars that counted.
        MAX(CASE results.basis WHEN 'race' THEN 1 WHEN 'inferred' THEN 2 ELSE 3 END) AS weakest
    FROM published_points
    LEFT JOIN team_points_by_round
        ON team_points_by_round.official
        AND team_points_by_round.season = published_points.season
        AND team_points_by_round.class = published_points.class
        AND team_points_by_round.team = published_points.team
        AND team_points_by_round.round = published_points.round
    LEFT JOIN best_entries
        ON best_entries.official
        AND best_entries.season = published_points.season
        AND best_entries.class = published_points.class
        AND best_entries.team = published_points.team
        AND best_entries.round = published_points.round
    LEFT JOIN results
        ON results.season = best_entries.season
        AND results.round = best_entries.round
        AND results.class = best_entries.class
        AND results.class_position = best_entries.class_position
    GROUP BY
        published_points.season, published_points.class, published_points.round,
        published_points.team, published_points.points, team_points_by_round.points
),
unnamed AS (
    SELECT
        season,
        class,
        round,
        COUNT(*) AS places
    FROM unnamed_places
    GROUP BY season, class, round
)
SELECT
    cells.season,
    cells.class,
    cells.round,
    CAST(COUNT(*) AS INTEGER) AS printed,
    CAST(SUM(CASE WHEN reproduced AND weakest = 1 THEN 1 ELSE 0 END) AS INTEGER) AS by_race_report,
    CAST(SUM(CASE WHEN reproduced AND weakest = 2 THEN 1 ELSE 0 END) AS INTEGER) AS by_inference,
    CAST(SUM(CASE WHEN reproduced AND weakest = 3 THEN 1 ELSE 0 END) AS INTEGER) AS by_table_alone,
    CAST(SUM(CASE WHEN reproduced THEN 0 ELSE 1 END) AS INTEGER) AS not_reproduced,
    CAST(MAX(COALESCE(unnamed.places, 0)) AS INTEGER) AS unnamed_places
FROM cells
LEFT JOIN unnamed
    ON unnamed.season = cells.season
    AND unnamed.class = cells.class
    AND unnamed.round = cells.round
GROUP BY cells.season, cells.class, cells.round;

COMMENT ON VIEW coverage IS 'How many printed cells are confirmed, and by what.';
COMMENT ON COLUMN coverage.printed IS 'Printed points cells of the class in the round.';
COMMENT ON COLUMN coverage.by_race_report IS 'Cells confirmed by a report of the race.';
COMMENT ON COLUMN coverage.by_inference IS 'Cells confirmed because two sources together leave no other place.';
COMMENT ON COLUMN coverage.by_table_alone IS 'Cells whose place is known from the printed table itself, which confirms nothing.';
COMMENT ON COLUMN coverage.not_reproduced IS 'Cells that the computed points contradict.';
COMMENT ON COLUMN coverage.unnamed_places IS 'Places of the class in the round that no source gives to a car.';
