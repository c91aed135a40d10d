-- The best-team-entry rule: which cars score for their team?
-- One row per rulebook, season, round and car that counts.
-- "Teams only score the points of their highest finishing entry in each race."
-- The team's other cars keep their positions: nobody moves up.
CREATE VIEW best_entries AS
WITH highest_finishing_entry AS (
    SELECT
        rulebook,
        season,
        official,
        round,
        class,
        team,
        MIN(rounds_counted) AS rounds_counted,
        MIN(class_position) AS class_position,
        -- Points never rise down the order (violations), so the best position has the most.
        MAX(points_available) AS points
    FROM classification
    WHERE eligible AND points_available IS NOT NULL AND cars_counted = 1
    GROUP BY rulebook, season, official, round, class, team
),
-- More cars of a team may score under other rulebooks: only these pay for a ranking.
ranked_entries AS (
    SELECT
        rulebook,
        season,
        official,
        round,
        class,
        team,
        rounds_counted,
        class_position,
        points_available AS points,
        cars_counted,
        ROW_NUMBER() OVER (
            PARTITION BY rulebook, season, official, round, class, team
            ORDER BY class_position
        ) AS team_car
    FROM classification
    WHERE eligible AND points_available IS NOT NULL AND COALESCE(cars_counted, 0) <> 1
)
SELECT rulebook, season, official, round, class, team, rounds_counted, class_position, points
FROM highest_finishing_entry
UNION ALL
SELECT rulebook, season, official, round, class, team, rounds_counted, class_position, points
FROM ranked_entries
WHERE team_car <= COALESCE(cars_counted, team_car);

COMMENT ON VIEW best_entries IS 'The cars that score for their team in each race under every rulebook.';
COMMENT ON COLUMN best_entries.points IS 'Points that the car scores.';
