-- driver barred where none scores: ineligible_entries.championship
SELECT
    season, round, entry, championship, driver,
    'drivers do not compete in it' AS detail
FROM ineligible_entries
WHERE driver IS NOT NULL AND championship <> 'drivers';
