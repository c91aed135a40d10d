-- What are the official standings of the manufacturers?
-- One row per season, class and manufacturer with a score.
CREATE VIEW manufacturer_standings AS
SELECT season, class, position, competitor AS manufacturer, points, wins, complete
FROM standings
WHERE championship = 'manufacturers'
ORDER BY season, class, position, manufacturer;

COMMENT ON VIEW manufacturer_standings IS 'The official standings of the manufacturers.';
COMMENT ON COLUMN manufacturer_standings.manufacturer IS 'The manufacturer.';
