-- What did each manufacturer score in each round?
-- One row per season, class, manufacturer and round in which an eligible car of its make was in
-- the points. A manufacturer scores with its best car of a race, as a team does.
CREATE VIEW manufacturer_points_by_round AS
SELECT
    classification.season,
    classification.class,
    chassis.manufacturer,
    classification.round,
    MAX(classification.points_available) AS points
FROM classification
JOIN results
    ON results.season = classification.season
    AND results.round = classification.round
    AND results.entry = classification.entry
JOIN chassis
    ON chassis.chassis = results.chassis
WHERE classification.official
    AND classification.eligible
    AND classification.points_available IS NOT NULL
GROUP BY
    classification.season, classification.class, chassis.manufacturer, classification.round;

COMMENT ON VIEW manufacturer_points_by_round IS 'Points of each manufacturer in each round, by the official scale; cars of unknown make are missing.';
COMMENT ON COLUMN manufacturer_points_by_round.points IS 'Points that the place of the manufacturer''s best car was worth.';
