-- What did each driver score in each round?
-- One row per season, class, driver and round in which his car was in the points.
-- A driver scores with his own car, be it the team's best or not; co-drivers score the same.
CREATE VIEW driver_points_by_round AS
SELECT
    points_ledger.season,
    points_ledger.class,
    result_drivers.driver,
    points_ledger.round,
    points_ledger.team,
    points_ledger.points_available AS points
FROM points_ledger
JOIN result_drivers
    ON result_drivers.season = points_ledger.season
    AND result_drivers.round = points_ledger.round
    AND result_drivers.entry = points_ledger.entry
WHERE points_ledger.official
    AND points_ledger.reason IN (
        'scored', 'not the team''s best car', 'dropped round', 'team excluded'
    );

COMMENT ON VIEW driver_points_by_round IS 'Points of each known driver in each round, by the official scale.';
COMMENT ON COLUMN driver_points_by_round.points IS 'Points that the place of the driver''s car was worth.';
