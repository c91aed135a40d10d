-- adjustment of a competitor that did not race: adjustments.competitor
SELECT
    season, class, championship, competitor, adjustments.round, adjustments.reason,
    'results has no car of it in ' || class AS detail
FROM adjustments
LEFT JOIN (
    -- Not by the view scorers, which would read every car for the few decisions.
    SELECT DISTINCT adjustments.season, adjustments.class, championship, competitor
    FROM adjustments
    JOIN results USING (season, class)
    LEFT JOIN chassis USING (chassis)
    LEFT JOIN result_drivers AS crew
        ON crew.season = results.season
        AND crew.round = results.round
        AND crew.entry = results.entry
        AND crew.driver = adjustments.competitor
    WHERE competitor = CASE championship
        WHEN 'teams' THEN team WHEN 'drivers' THEN driver ELSE manufacturer
    END
) AS racing USING (season, class, championship, competitor)
WHERE racing.season IS NULL;
