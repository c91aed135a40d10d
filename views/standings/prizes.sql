-- How many points can a competitor score in a round at most?
-- One row per season, class, championship, round and place or award, under the official rules: the
-- best places for as many cars as count, and every bonus; cars below the scale get the points of
-- their status. Full points are assumed: half points are decided afterwards.
CREATE VIEW prizes AS
WITH rules AS (
    SELECT * FROM round_rules WHERE scenario = 'official'
),
below_the_scale AS (
    SELECT scale, kind, MAX(place) + 1 AS first_car, MAX(unplaced.points) AS points
    FROM points_scales
    JOIN status_points AS unplaced USING (scale, kind)
    GROUP BY scale, kind
),
worth AS (
    SELECT
        season, class, championship, round, ties, place AS first_car, place AS last_car,
        points, points_percent, CASE WHEN NOT points_only THEN place END AS tie_place
    FROM rules
    JOIN points_scales USING (scale, kind)
    WHERE place <= cars_counted
    UNION ALL
    SELECT
        season, class, championship, round, ties, first_car, cars_counted,
        points, points_percent, NULL
    FROM rules
    JOIN below_the_scale USING (scale, kind)
    WHERE first_car <= cars_counted
    UNION ALL
    SELECT season, class, championship, round, ties, 1, 1, points, 100, NULL
    FROM rules
    JOIN rulebook_bonuses USING (rulebook, kind)
    WHERE scale IS NOT NULL
)
SELECT
    season, class, championship, round, ties, first_car, last_car,
    CASE
        WHEN points_percent <= 100 THEN points
        ELSE CAST(points * points_percent * 0.01 AS points)
    END AS points,
    tie_place
FROM worth;

COMMENT ON VIEW prizes IS 'The most points available in each round, assuming full points.';
COMMENT ON COLUMN prizes.first_car IS 'First of the competitor''s cars that can get them; 1 for an award.';
COMMENT ON COLUMN prizes.last_car IS 'Last of its cars that can get them.';
COMMENT ON COLUMN prizes.points IS 'Points for each of these cars.';
COMMENT ON COLUMN prizes.tie_place IS 'Place for the countback; empty if there is none.';
COMMENT ON COLUMN prizes.ties IS 'Rule for ties, as in rulebooks.';
