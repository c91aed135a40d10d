-- The best-team-entry rule: which cars score for their competitor?
-- "Teams only score the points of their highest finishing entry in each race."
-- One row per scenario, season, class, championship, competitor, round and car that counts, and one
-- per bonus, which any car can win. The other cars keep their places: nobody moves up for them.
CREATE VIEW best_entries AS
WITH ranked AS (
    SELECT
        *,
        -- Points first: where drivers share cars, a worse place can bring one of them more. Bonuses
        -- come last, so that no car has a worse rank because of one.
        ROW_NUMBER() OVER (
            PARTITION BY season, round, competitor, class, championship, scenario
            ORDER BY
                CASE WHEN award IS NULL THEN points END DESC NULLS LAST,
                place NULLS LAST,
                entry
        ) AS nth_car
    FROM entry_points
    WHERE stopped_by IS NULL
)
SELECT
    scenario, season, class, championship, competitor, round, rounds_counted, ties,
    entry, award, points, tie_place
FROM ranked
WHERE nth_car <= cars_counted OR award IS NOT NULL;

COMMENT ON VIEW best_entries IS 'The cars that score for their competitor in each race, the bonuses, and their points, under every scenario.';
COMMENT ON COLUMN best_entries.competitor IS 'The team, driver or manufacturer; empty if no source names it.';
COMMENT ON COLUMN best_entries.entry IS 'The car that counts, or that won the bonus.';
COMMENT ON COLUMN best_entries.award IS 'Award of a bonus; empty for a car that counts.';
COMMENT ON COLUMN best_entries.points IS 'Points of the car or the bonus, whether or not the round is dropped; fractions keep six decimals.';
COMMENT ON COLUMN best_entries.tie_place IS 'Place for the countback; empty for a bonus.';
