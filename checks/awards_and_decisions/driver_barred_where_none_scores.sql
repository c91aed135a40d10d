-- driver barred where none scores: ineligible_entries.championship
SELECT
    season, round, entry, championship, driver,
    'drivers do not compete in it' AS detail
FROM ineligible_entries
WHERE driver IS NOT NULL
    AND championship IS NOT NULL
    AND NOT EXISTS (
        SELECT 1
        FROM championships
        WHERE championships.season = ineligible_entries.season
            AND championships.championship = ineligible_entries.championship
            AND championships.competitors = 'drivers'
    );
