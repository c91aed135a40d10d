-- What are the official standings?
-- One row per season, class, championship and competitor with a score.
CREATE VIEW standings AS
SELECT
    season, class, championship, position, competitor, points, wins,
    incomplete.season IS NULL AS complete
FROM scenario_standings
LEFT JOIN (
    SELECT DISTINCT season, class, championship FROM unknown_scorers
) AS incomplete USING (season, class, championship)
WHERE scenario = 'official'
ORDER BY season, class, championship, position, competitor;

COMMENT ON VIEW standings IS 'The official standings of every championship; not complete if a scoring car has no known competitor.';
COMMENT ON COLUMN standings.complete IS 'false: some scoring cars have no known team, driver or maker, so points are missing here and the order may be wrong (unknown_scorers).';
