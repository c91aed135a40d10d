-- printed line of nobody: published_totals.competitor
SELECT
    season, class, championship, competitor,
    'no row of ' || CASE championship WHEN 'manufacturers' THEN 'chassis' ELSE championship END
        || ' has that name' AS detail
FROM published_totals
LEFT JOIN teams
    ON championship = 'teams' AND team = competitor
LEFT JOIN drivers
    ON championship = 'drivers' AND driver = competitor
LEFT JOIN (SELECT DISTINCT manufacturer FROM chassis) AS makers
    ON championship = 'manufacturers' AND manufacturer = competitor
WHERE COALESCE(team, driver, manufacturer) IS NULL;
