-- printed line of nobody: published_totals.competitor
SELECT
    season, class, championship, competitor,
    'no row of ' || CASE competitors WHEN 'manufacturers' THEN 'chassis' ELSE competitors END
        || ' has that name' AS detail
FROM published_totals
JOIN championships USING (season, class, championship)
LEFT JOIN teams
    ON competitors = 'teams' AND team = competitor
LEFT JOIN drivers
    ON competitors = 'drivers' AND driver = competitor
LEFT JOIN (SELECT DISTINCT manufacturer FROM chassis) AS makers
    ON competitors = 'manufacturers' AND manufacturer = competitor
WHERE COALESCE(team, driver, manufacturer) IS NULL;
