-- Which scoring places have no known car?
-- One row per season, round, class and place of a scale ahead of the last one recorded.
CREATE VIEW unnamed_places AS
WITH recorded AS (
    SELECT season, round, class, MAX(class_position) AS last_position
    FROM results
    GROUP BY season, round, class
),
taken AS (
    SELECT
        season, round, class, class_position, class_position + COUNT(*) - 1 AS last_position
    FROM results
    WHERE class_position IS NOT NULL
    GROUP BY season, round, class, class_position
),
rewarded AS (
    SELECT
        season, round, class, worth.place,
        CAST(MAX(worth.points * points_percent) * 0.01 AS points) AS points
    FROM round_rules
    JOIN points_scales AS worth USING (scale, kind)
    WHERE scenario = 'official'
    GROUP BY season, round, class, worth.place
)
SELECT
    recorded.season, recorded.round, recorded.class,
    rewarded.place AS class_position,
    rewarded.points,
    known.note,
    known.source
FROM recorded
JOIN rewarded
    ON rewarded.season = recorded.season
    AND rewarded.round = recorded.round
    AND rewarded.class = recorded.class
    AND rewarded.place < recorded.last_position
-- After two cars in second place there is no third place.
LEFT JOIN taken
    ON taken.season = recorded.season
    AND taken.round = recorded.round
    AND taken.class = recorded.class
    AND rewarded.place BETWEEN taken.class_position AND taken.last_position
LEFT JOIN place_notes AS known
    ON known.season = recorded.season
    AND known.round = recorded.round
    AND known.class = recorded.class
    AND known.class_position = rewarded.place
WHERE taken.season IS NULL
ORDER BY recorded.season, recorded.round, recorded.class, rewarded.place;

COMMENT ON VIEW unnamed_places IS 'Scoring places of a class without a known car.';
COMMENT ON COLUMN unnamed_places.class_position IS 'The place.';
COMMENT ON COLUMN unnamed_places.points IS 'Points of the place, the most in any championship of the class.';
COMMENT ON COLUMN unnamed_places.note IS 'What is known about the place, and why that does not identify the car.';
COMMENT ON COLUMN unnamed_places.source IS 'Short key of the source.';
