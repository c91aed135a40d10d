-- class without a championship: classes.class
-- Its cars would score nothing; often the class is a typo.
SELECT
    season, class,
    CASE
        WHEN EXISTS (
            SELECT 1 FROM championships WHERE championships.season = classes.season
        ) THEN 'championships has others of the season'
        ELSE 'championships has none of the season'
    END AS detail
FROM classes
WHERE EXISTS (
    SELECT 1 FROM class_results AS cars
    WHERE cars.season = classes.season AND cars.class = classes.class
)
    AND NOT EXISTS (
        SELECT 1
        FROM championships
        WHERE championships.season = classes.season AND championships.class = classes.class
    );
