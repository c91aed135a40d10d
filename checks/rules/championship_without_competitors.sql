-- championship without competitors: championships.championship
-- A column that is missing in the file is empty in every row.
SELECT
    season, class, championship,
    'no car of the class has one: '
    || CASE competitors
        WHEN 'teams' THEN 'team in results'
        WHEN 'drivers' THEN 'driver in result_drivers'
        ELSE 'manufacturer in chassis'
    END AS detail
FROM championships
WHERE EXISTS (
    SELECT 1
    FROM class_results AS cars
    WHERE cars.season = championships.season AND cars.class = championships.class
)
    AND NOT EXISTS (
        SELECT 1
        FROM scorers
        WHERE scorers.season = championships.season
            AND scorers.class = championships.class
            AND scorers.championship = championships.championship
            AND scorers.competitor IS NOT NULL
    );
