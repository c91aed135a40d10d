-- What did each driver score in each round?
-- One row per season, class, driver and round in which an eligible car of his was in the points.
-- A driver scores with his own car, be it the team's best or not; co-drivers score the same.
CREATE VIEW driver_points_by_round AS
SELECT
    classification.season,
    classification.class,
    result_drivers.driver,
    classification.round,
    classification.team,
    classification.points_available AS points
FROM classification
JOIN result_drivers
    ON result_drivers.season = classification.season
    AND result_drivers.round = classification.round
    AND result_drivers.entry = classification.entry
WHERE classification.official
    AND classification.eligible
    AND classification.points_available IS NOT NULL;

COMMENT ON VIEW driver_points_by_round IS 'Points of each known driver in each round, by the official scale.';
COMMENT ON COLUMN driver_points_by_round.points IS 'Points that the place of the driver''s car was worth.';
