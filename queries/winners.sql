-- Who won each class, and how far behind the winner of the race?
SET VARIABLE asked_season = asked_season();
WITH distances AS (
    SELECT
        *,
        MAX(laps) FILTER (overall_winner) OVER (PARTITION BY round) - laps AS laps_behind
    FROM class_winners
    WHERE season = getvariable('asked_season')
)
SELECT
    round, COALESCE(circuit, event) AS circuit, class, car_number AS car,
    COALESCE(team, drivers) AS winner, laps, laps_behind, overall_winner AS overall
FROM distances
JOIN classes USING (season, class)
ORDER BY round, rank, class, car_number;
