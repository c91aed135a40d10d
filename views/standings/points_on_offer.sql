-- How many points is each place worth in each round?
-- One row per season, round, class, championship and place with points under the rules in force.
CREATE VIEW points_on_offer AS
SELECT
    season, round, class, championship, kind, scale, worth.place,
    CAST(worth.points * rules.points_percent * 0.01 AS points) AS points
FROM round_rules AS rules
JOIN points_scales AS worth USING (scale, kind)
WHERE scenario = 'official'
ORDER BY season, round, class, championship, worth.place;

COMMENT ON VIEW points_on_offer IS 'Points of each place in each round, under the rules in force; points_scales has other scales, too.';
COMMENT ON COLUMN points_on_offer.points IS 'Points of the place in that round.';
COMMENT ON COLUMN points_on_offer.scale IS 'Points scale of the round.';
