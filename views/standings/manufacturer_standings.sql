-- What are the official standings of the manufacturers?
-- One row per season, class and manufacturer with a score.
CREATE VIEW manufacturer_standings AS
SELECT season, class, position, competitor AS manufacturer, points, wins
FROM standings
WHERE championship = 'manufacturers'
ORDER BY season, class, position, manufacturer;

COMMENT ON VIEW manufacturer_standings IS 'The official standings of the manufacturers; where not those of every car are known (unknown_competitors), of the known.';
COMMENT ON COLUMN manufacturer_standings.manufacturer IS 'The manufacturer.';
