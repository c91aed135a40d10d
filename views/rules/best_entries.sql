-- The best-team-entry rule: which cars score for their competitor, and what?
-- One row per rulebook, season, class, championship, competitor, round and car that counts.
-- "Teams only score the points of their highest finishing entry in each race."
-- The other cars keep their places: nobody moves up.
CREATE VIEW best_entries AS
WITH ranked AS (
    SELECT
        *,
        ROW_NUMBER() OVER (
            PARTITION BY rulebook, season, class, championship, competitor, round
            ORDER BY points DESC, place, entry
        ) AS nth_car
    FROM place_points
    WHERE stopped_by IS NULL
        AND cars_counted <> 99 AND (cars_counted <> 1 OR shared_cars = 'split')
)
-- One car or every car needs no ranking: a group is the competitor's cars, or each of them. Of all
-- that a place brings, the highest finishing entry has the most, unless its drivers share it; its
-- name is what follows the place in the least of "102" || entry, "103" || entry, ...
SELECT
    rulebook, season, class, championship, competitor, round, rounds_counted,
    SUBSTR(MIN(CAST(100 + place AS TEXT) || entry), 4) AS entry,
    MAX(points) AS points,
    MAX(wins) AS wins,
    MAX(countback_1) AS countback_1,
    CASE MAX(countback_1) WHEN 0 THEN MAX(countback_2) ELSE 0 END AS countback_2,
    MIN(best_result) AS best_result
FROM place_points
WHERE stopped_by IS NULL AND (cars_counted = 99 OR (cars_counted = 1 AND shared_cars <> 'split'))
GROUP BY
    rulebook, season, class, championship, competitor, round, rounds_counted,
    CASE cars_counted WHEN 99 THEN entry END
UNION ALL
SELECT
    rulebook, season, class, championship, competitor, round, rounds_counted,
    entry, points, wins, countback_1, countback_2, best_result
FROM ranked
WHERE nth_car <= cars_counted;

COMMENT ON VIEW best_entries IS 'The cars that score for their competitor in each race, and what they bring.';
COMMENT ON COLUMN best_entries.entry IS 'The car that counts.';
COMMENT ON COLUMN best_entries.points IS 'Points that the car brings.';
COMMENT ON COLUMN best_entries.wins IS '1 for a win, 0 otherwise.';
COMMENT ON COLUMN best_entries.countback_1 IS 'Weight of its place, 1 to 10, in the countback.';
COMMENT ON COLUMN best_entries.countback_2 IS 'Weight of its place, 11 to 20, in the countback.';
COMMENT ON COLUMN best_entries.best_result IS 'The result as a number, the lower the better.';
