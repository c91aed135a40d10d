-- Which places did someone take whom no source names?
-- One row per season, round, class and rewarded position ahead of the last one recorded.
CREATE VIEW unnamed_places AS
WITH recorded AS (
    SELECT
        season,
        round,
        class,
        MAX(class_position) AS last_position
    FROM results
    GROUP BY season, round, class
),
rewarded AS (
    SELECT
        round_rules.season,
        round_rules.round,
        points_scales.position,
        points_scales.points
    FROM round_rules
    JOIN points_scales
        ON points_scales.scale = round_rules.scale
    WHERE round_rules.official
)
SELECT
    recorded.season,
    recorded.round,
    recorded.class,
    rewarded.position,
    rewarded.points
FROM recorded
JOIN rewarded
    ON rewarded.season = recorded.season
    AND rewarded.round = recorded.round
    AND rewarded.position < recorded.last_position
LEFT JOIN results
    ON results.season = recorded.season
    AND results.round = recorded.round
    AND results.class = recorded.class
    AND results.class_position = rewarded.position
WHERE results.entry IS NULL
ORDER BY recorded.season, recorded.round, recorded.class, rewarded.position;

COMMENT ON VIEW unnamed_places IS 'Places of a class in the points that no source gives to a car.';
COMMENT ON COLUMN unnamed_places.position IS 'The place.';
COMMENT ON COLUMN unnamed_places.points IS 'What it was worth by the official rulebook.';
