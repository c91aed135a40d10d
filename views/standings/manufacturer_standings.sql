-- What are the official standings of the manufacturers?
-- One row per season, class, championship of manufacturers and manufacturer with a score.
CREATE VIEW manufacturer_standings AS
SELECT season, class, championship, position, competitor AS manufacturer, points, wins, complete
FROM standings
JOIN championships USING (season, class, championship)
WHERE competitors = 'manufacturers'
ORDER BY
    season, class, CASE standings.championship WHEN competitors THEN 0 ELSE 1 END, championship,
    position, manufacturer;

COMMENT ON VIEW manufacturer_standings IS 'The official standings of the manufacturers, then those of cups for manufacturers; in each race as many cars of a maker count as its rulebook says, in 2003 the best.';
COMMENT ON COLUMN manufacturer_standings.manufacturer IS 'The manufacturer.';
