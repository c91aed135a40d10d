-- Why did this car score what it scored?
-- One row per season, class, championship, competitor, round and car, including cars with 0 points;
-- one per bonus and one per decision.
CREATE VIEW points_ledger AS
SELECT
    season, class, championship, competitor, round, entry, car_number, class_position, laps,
    required_laps, award, worth, points, reason, why
FROM scenario_ledger
WHERE scenario = 'official'
ORDER BY season, class, championship, competitor, round, class_position NULLS LAST, entry, why;

COMMENT ON VIEW points_ledger IS 'Every car and each competitor it can score for: the points, and why.';
