-- adjustment of a competitor that did not race: adjustments.competitor
SELECT
    season, class, championship, competitor, adjustments.round, adjustments.reason,
    'results has no car of it in ' || class AS detail
FROM adjustments
LEFT JOIN (
    -- Without the view scorers, which would read every car for a few decisions.
    SELECT DISTINCT adjustments.season, adjustments.class, championship, competitor
    FROM adjustments
    JOIN championships USING (season, class, championship)
    JOIN class_results AS cars USING (season, class)
    LEFT JOIN makers
        ON makers.season = cars.season
        AND makers.round = cars.round
        AND makers.entry = cars.entry
    LEFT JOIN result_drivers AS crew
        ON crew.season = cars.season
        AND crew.round = cars.round
        AND crew.entry = cars.entry
        AND crew.driver = adjustments.competitor
    WHERE competitor = CASE competitors
        WHEN 'teams' THEN cars.team WHEN 'drivers' THEN driver ELSE manufacturer
    END
) AS racing USING (season, class, championship, competitor)
WHERE racing.season IS NULL;
