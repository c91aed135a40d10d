-- The best-team-entry rule: which cars score for their team?
-- One row per rulebook, season, round and car that counts in its race.
-- "Teams only score the points of their highest finishing entry in each race."
-- The team's other cars keep their positions: nobody moves up.
-- Where a rulebook counts the best N rounds only, dropped says which of them fell out.
CREATE VIEW best_entries AS
WITH highest_finishing_entry AS (
    SELECT
        rulebook,
        season,
        official,
        round,
        class,
        team,
        MIN(class_position) AS class_position,
        -- Points never rise down the order (violations), so the best position has the most.
        MAX(points_available) AS points
    FROM classification
    WHERE eligible AND cars_counted = 1 AND rounds_counted IS NULL
    GROUP BY rulebook, season, official, round, class, team
),
-- Rulebooks that count more cars of a team, or fewer rounds, rank them; only these pay for it.
ranked_entries AS (
    SELECT
        rulebook,
        season,
        official,
        round,
        class,
        team,
        class_position,
        points_available AS points,
        cars_counted,
        rounds_counted,
        ROW_NUMBER() OVER (
            PARTITION BY rulebook, season, official, round, class, team
            ORDER BY class_position
        ) AS team_car
    FROM classification
    WHERE eligible
        AND (cars_counted IS NULL OR cars_counted > 1 OR rounds_counted IS NOT NULL)
),
counted_entries AS (
    SELECT
        rulebook,
        season,
        official,
        round,
        class,
        team,
        class_position,
        points,
        rounds_counted,
        SUM(points) OVER (
            PARTITION BY rulebook, season, official, round, class, team
        ) AS round_points
    FROM ranked_entries
    WHERE team_car <= COALESCE(cars_counted, team_car) AND points IS NOT NULL
),
-- Of two rounds worth the same, the team keeps the earlier.
ranked_rounds AS (
    SELECT
        rulebook,
        season,
        official,
        round,
        class,
        team,
        class_position,
        points,
        rounds_counted,
        DENSE_RANK() OVER (
            PARTITION BY rulebook, season, official, class, team
            ORDER BY round_points DESC, round
        ) AS team_round
    FROM counted_entries
)
SELECT
    rulebook, season, official, round, class, team, class_position, points,
    FALSE AS dropped
FROM highest_finishing_entry
WHERE points IS NOT NULL
UNION ALL
SELECT
    rulebook, season, official, round, class, team, class_position, points,
    team_round > COALESCE(rounds_counted, team_round) AS dropped
FROM ranked_rounds;

COMMENT ON VIEW best_entries IS 'The cars that score for their team in each race under every rulebook.';
COMMENT ON COLUMN best_entries.points IS 'Points that the car scores in the race.';
COMMENT ON COLUMN best_entries.dropped IS 'true: the rulebook counts the best rounds of a team only, and this is none of them.';
