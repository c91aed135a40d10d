-- championship of a class without cars: championships.class
SELECT
    championships.season, championships.class, championships.championship,
    'results has no car of it' || COALESCE(
        ', and championships no ' || championships.championship || ' of '
            || MIN(CASE WHEN others.class IS NULL THEN raced.class END),
        ''
    ) AS detail
FROM championships
JOIN (SELECT DISTINCT season, class FROM class_results) AS raced
    ON raced.season = championships.season
LEFT JOIN championships AS others
    ON others.season = raced.season
    AND others.class = raced.class
    AND others.championship = championships.championship
GROUP BY championships.season, championships.class, championships.championship
HAVING MAX(CASE WHEN raced.class = championships.class THEN 1 ELSE 0 END) = 0;
