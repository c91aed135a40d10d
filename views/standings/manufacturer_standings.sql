-- What are the official standings of the manufacturers?
-- One row per season, class, championship of manufacturers and manufacturer with a score.
CREATE VIEW manufacturer_standings AS
SELECT season, class, championship, position, competitor AS manufacturer, points, wins, complete
FROM standings
JOIN championships USING (season, class, championship)
WHERE competitors = 'manufacturers'
ORDER BY season, class, championship, position, manufacturer;

COMMENT ON VIEW manufacturer_standings IS 'The official standings of the manufacturers.';
COMMENT ON COLUMN manufacturer_standings.manufacturer IS 'The manufacturer.';
