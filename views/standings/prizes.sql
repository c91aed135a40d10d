-- How many points can a competitor score in a round at most?
-- One row per season, class, championship, round and place or award, under the official rules: the
-- best places for as many cars as count, and every bonus; cars below the scale get the points of
-- their status. Full points are assumed: half points are decided afterwards.
CREATE VIEW prizes AS
WITH rules AS (
    SELECT * FROM round_rules WHERE scenario = 'official'
),
scale_ends AS (
    SELECT scale, kind, MAX(place) AS last_place
    FROM points_scales
    GROUP BY scale, kind
)
SELECT
    season, class, championship, round, rounds_counted,
    worth.place AS first_car, worth.place AS last_car,
    CASE
        WHEN points_percent <= 100 THEN worth.points
        ELSE CAST(worth.points * points_percent * 0.01 AS points)
    END AS points,
    CASE WHEN NOT points_only THEN worth.place END AS tie_place
FROM rules
JOIN points_scales AS worth USING (scale, kind)
WHERE worth.place <= cars_counted
UNION ALL
SELECT season, class, championship, round, rounds_counted, 1, 1, bonuses.points, NULL
FROM rules
JOIN rulebook_bonuses AS bonuses
    ON bonuses.rulebook = rules.rulebook AND bonuses.kind = rules.kind
WHERE rules.scale IS NOT NULL
UNION ALL
SELECT
    season, class, championship, round, rounds_counted, last_place + 1, cars_counted,
    CASE
        WHEN points_percent <= 100 THEN MAX(unplaced.points)
        ELSE CAST(MAX(unplaced.points) * points_percent * 0.01 AS points)
    END,
    NULL
FROM rules
JOIN status_points AS unplaced USING (scale, kind)
JOIN scale_ends USING (scale, kind)
WHERE last_place < cars_counted
GROUP BY
    season, class, championship, round, rounds_counted, last_place, cars_counted, points_percent;

COMMENT ON VIEW prizes IS 'The most points available in each round, assuming full points.';
COMMENT ON COLUMN prizes.first_car IS 'First of the competitor''s cars that can get them; 1 for an award.';
COMMENT ON COLUMN prizes.last_car IS 'Last of its cars that can get them.';
COMMENT ON COLUMN prizes.points IS 'Points for each of these cars.';
COMMENT ON COLUMN prizes.tie_place IS 'Place for the countback; empty if there is none.';
