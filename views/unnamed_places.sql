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
)
SELECT
    recorded.season,
    recorded.round,
    recorded.class,
    countback_weights.position
FROM recorded
JOIN countback_weights
    ON countback_weights.position < recorded.last_position
LEFT JOIN results
    ON results.season = recorded.season
    AND results.round = recorded.round
    AND results.class = recorded.class
    AND results.class_position = countback_weights.position
WHERE results.entry IS NULL
ORDER BY recorded.season, recorded.round, recorded.class, countback_weights.position;

COMMENT ON VIEW unnamed_places IS 'Places of a class that no source gives to a car.';
COMMENT ON COLUMN unnamed_places.position IS 'The place.';
