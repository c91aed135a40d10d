-- cars running that had stopped: race_entries.running
SELECT
    season, round, race_class, running,
    CAST(entered AS TEXT) || ' cars were entered, and in results '
        || CAST(COUNT(*) AS TEXT) || ' of them retired or did not start' AS detail
FROM race_entries
JOIN (
    SELECT season, round, COALESCE(race_class, class) AS race_class
    FROM results
    WHERE status IN ('dnf', 'dns')
) AS stopped USING (season, round, race_class)
GROUP BY season, round, race_class, entered, running
HAVING running + COUNT(*) > entered;
