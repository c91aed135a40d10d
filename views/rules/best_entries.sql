-- The best-team-entry rule: which cars score for their competitor?
-- "Teams only score the points of their highest finishing entry in each race."
-- One row per scenario, season, class, championship, competitor, round and car that counts.
-- The other cars keep their places: nobody moves up.
CREATE VIEW best_entries AS
WITH ranked AS (
    SELECT
        *,
        -- Points first: where drivers share cars, a worse place can bring one of them more.
        ROW_NUMBER() OVER (
            PARTITION BY scenario, season, class, championship, competitor, round
            ORDER BY points DESC, place NULLS LAST, entry
        ) AS nth_car
    FROM place_points
    WHERE stopped_by IS NULL
)
SELECT
    scenario, season, class, championship, competitor, round, rounds_counted,
    entry, points, tie_place
FROM ranked
WHERE nth_car <= cars_counted;

COMMENT ON VIEW best_entries IS 'The cars that score for their competitor in each race, and their points.';
COMMENT ON COLUMN best_entries.entry IS 'The car that counts.';
COMMENT ON COLUMN best_entries.points IS 'Points of the car, whether or not the round is dropped; fractions keep six decimals.';
