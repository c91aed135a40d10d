-- What is a place worth, in points and against those level on points?
-- One row per scale, kind of race, share of the points, way to break ties, and place.
-- "Points are awarded to the top 10 finishers in the following order: 20-16-13-10-8-6-4-3-2-1.
-- Exceptions being for the 12 Hours of Sebring and Petit Le Mans [...] 26-22-19-16-14-12-10-9-8-7."
-- Countback: most wins decide, then most second places, and so on. A place weighs 64 (6 bits) of
-- the next one, and a season has fewer than 64 rounds, so the sums of two competitors compare as
-- their counts of wins, then of seconds, ... Ten places fill a BIGINT; the second goes on to 20.
CREATE VIEW place_values AS
WITH races AS (
    SELECT kind, points_percent FROM events
    UNION
    SELECT kind, 100 FROM event_kinds
),
tie_breaks AS (
    SELECT DISTINCT ties FROM rulebooks
)
SELECT
    scales.scale,
    kind,
    races.points_percent,
    tie_breaks.ties,
    scales.position AS place,
    CASE races.points_percent
        WHEN 100 THEN scales.points
        ELSE CAST(scales.points * races.points_percent * 0.01 AS points)
    END AS points,
    CASE WHEN scales.position = 1 AND NOT kinds.points_only THEN 1 ELSE 0 END AS wins,
    CASE
        WHEN kinds.points_only OR tie_breaks.ties = 'no countback' OR scales.position > 10 THEN 0
        ELSE CAST(1 AS BIGINT) << (60 - 6 * scales.position)
    END AS countback_1,
    CASE
        WHEN kinds.points_only OR tie_breaks.ties = 'no countback' THEN 0
        WHEN scales.position BETWEEN 11 AND 20
            THEN CAST(1 AS BIGINT) << (120 - 6 * scales.position)
        ELSE 0
    END AS countback_2
FROM points_scales AS scales
JOIN event_kinds AS kinds USING (kind)
JOIN races USING (kind)
CROSS JOIN tie_breaks;

COMMENT ON VIEW place_values IS 'What each place is worth: points, win and countback.';
COMMENT ON COLUMN place_values.place IS 'Place in class.';
COMMENT ON COLUMN place_values.points IS 'Points for the place.';
COMMENT ON COLUMN place_values.wins IS '1 for a win, 0 otherwise.';
COMMENT ON COLUMN place_values.countback_1 IS 'Places 1 to 10 in the countback: 6 bits each, wins in the highest.';
COMMENT ON COLUMN place_values.countback_2 IS 'Places 11 to 20 in the countback, compared when countback_1 is level.';
