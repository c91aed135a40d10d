-- What are the official standings?
-- One row per season, class, championship and competitor with a score.
CREATE VIEW standings AS
SELECT
    season, class, championship, position, competitor, points, wins, complete
FROM scenario_standings
WHERE scenario = 'official'
ORDER BY season, class, championship, position, competitor;

COMMENT ON VIEW standings IS 'The official standings of every championship; not complete if a scoring car has no known competitor.';
