-- What did each manufacturer score in each round?
-- One row per season, class, manufacturer and round in which a car of its make was in the points.
-- A manufacturer scores with its best car of a race, as a team does.
CREATE VIEW manufacturer_points_by_round AS
SELECT
    points_ledger.season,
    points_ledger.class,
    chassis.manufacturer,
    points_ledger.round,
    MAX(points_ledger.points_available) AS points
FROM points_ledger
JOIN results
    ON results.season = points_ledger.season
    AND results.round = points_ledger.round
    AND results.entry = points_ledger.entry
JOIN chassis
    ON chassis.chassis = results.chassis
WHERE points_ledger.official
    AND points_ledger.reason IN (
        'scored', 'not the team''s best car', 'dropped round', 'team excluded'
    )
GROUP BY points_ledger.season, points_ledger.class, chassis.manufacturer, points_ledger.round;

COMMENT ON VIEW manufacturer_points_by_round IS 'Points of each manufacturer in each round, by the official scale; cars of unknown make are missing.';
COMMENT ON COLUMN manufacturer_points_by_round.points IS 'Points that the place of the manufacturer''s best car was worth.';
