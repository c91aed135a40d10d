-- Which places did someone take whom no source names?
-- One row per season, round, class and place of a scale ahead of the last one recorded.
CREATE VIEW unnamed_places AS
WITH recorded AS (
    SELECT season, round, class, MAX(class_position) AS last_position
    FROM results
    GROUP BY season, round, class
),
rewarded AS (
    SELECT season, round, class, place, MAX(worth.points) AS points
    FROM round_rules
    JOIN place_values AS worth USING (scale, kind, points_percent, ties)
    WHERE rulebook = 'official'
    GROUP BY season, round, class, place
)
SELECT
    recorded.season, recorded.round, recorded.class,
    rewarded.place AS position,
    rewarded.points
FROM recorded
JOIN rewarded
    ON rewarded.season = recorded.season
    AND rewarded.round = recorded.round
    AND rewarded.class = recorded.class
    AND rewarded.place < recorded.last_position
LEFT JOIN results
    ON results.season = recorded.season
    AND results.round = recorded.round
    AND results.class = recorded.class
    AND results.class_position = rewarded.place
WHERE results.entry IS NULL
ORDER BY recorded.season, recorded.round, recorded.class, rewarded.place;

COMMENT ON VIEW unnamed_places IS 'Places of a class in the points that no source gives to a car.';
COMMENT ON COLUMN unnamed_places.position IS 'The place.';
COMMENT ON COLUMN unnamed_places.points IS 'The most that it was worth in any championship of the class.';
