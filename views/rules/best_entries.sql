-- The best-team-entry rule: which cars score for their competitor?
-- One row per scenario, season, class, championship, competitor, round and car that counts.
-- "Teams only score the points of their highest finishing entry in each race."
-- The other cars keep their places: nobody moves up.
CREATE VIEW best_entries AS
WITH ranked AS (
    SELECT
        *,
        ROW_NUMBER() OVER (
            PARTITION BY scenario, season, class, championship, competitor, round
            ORDER BY points DESC, place, entry
        ) AS nth_car
    FROM place_points
    WHERE stopped_by IS NULL
        AND cars_counted <> 99 AND (cars_counted <> 1 OR shared_cars = 'split')
)
-- One car or every car needs no ranking, which takes three times as long: a group is the
-- competitor's cars, or each of them. The highest finishing one is named behind its place in the
-- least of "102" || entry, "103" || entry, ...
SELECT
    scenario, season, class, championship, competitor, round, rounds_counted,
    SUBSTR(MIN(CAST(100 + place AS TEXT) || entry), 4) AS entry,
    MAX(points) AS points,
    MIN(tie_place) AS tie_place
FROM place_points
WHERE stopped_by IS NULL AND (cars_counted = 99 OR (cars_counted = 1 AND shared_cars <> 'split'))
GROUP BY
    scenario, season, class, championship, competitor, round, rounds_counted,
    CASE cars_counted WHEN 99 THEN entry END
UNION ALL
SELECT
    scenario, season, class, championship, competitor, round, rounds_counted,
    entry, points, tie_place
FROM ranked
WHERE nth_car <= cars_counted;

COMMENT ON VIEW best_entries IS 'The cars that score for their competitor in each race, and what they bring.';
COMMENT ON COLUMN best_entries.entry IS 'The car that counts.';
COMMENT ON COLUMN best_entries.points IS 'Points that the car brings.';
