-- barred in no championship: ineligible_entries.championship
SELECT
    season, round, entry, championship, driver,
    'championships has none of that name in a class of the car' AS detail
FROM ineligible_entries
WHERE championship IS NOT NULL
    AND NOT EXISTS (
        SELECT 1
        FROM class_results AS cars
        JOIN championships
            ON championships.season = cars.season AND championships.class = cars.class
        WHERE cars.season = ineligible_entries.season
            AND cars.round = ineligible_entries.round
            AND cars.entry = ineligible_entries.entry
            AND championships.championship = ineligible_entries.championship
    );
