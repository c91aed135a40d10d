-- Who is excluded from a championship, since which round, and why?
-- One row per season, class, championship and competitor.
CREATE VIEW exclusions AS
SELECT season, class, championship, competitor, round AS since, reason
FROM adjustments
WHERE excluded;

COMMENT ON VIEW exclusions IS 'Competitors excluded from a championship.';
COMMENT ON COLUMN exclusions.since IS 'Round from which the exclusion applies.';
