-- How did each race end, and what did each car bring to whom? One row per car, those below the
-- minimum distance last.
WITH brought AS (
    SELECT
        round, entry, championship, competitor,
        SUM(points) AS points,
        list(why ORDER BY award NULLS FIRST) AS why,
        MAX(required_laps) AS required_laps
    FROM points_ledger
    WHERE season = getvariable('season') AND entry IS NOT NULL
    GROUP BY round, entry, championship, competitor
),
cars AS (
    SELECT
        round, entry,
        list({championship: championship, competitor: competitor, points: points, why: why}
            ORDER BY competitor) AS brought,
        MAX(required_laps) AS required_laps
    FROM brought
    GROUP BY round, entry
)
SELECT
    round, overall_position, class, class_position,
    COALESCE(car_number, NULLIF(entry, team)) AS car_number, team, drivers, laps, status,
    COALESCE(brought, []) AS brought, required_laps,
    COALESCE(laps < required_laps, FALSE) AS below_minimum
FROM results
LEFT JOIN classes USING (season, class)
LEFT JOIN crews USING (season, round, entry)
LEFT JOIN cars USING (round, entry)
WHERE season = getvariable('season')
ORDER BY
    below_minimum, round, overall_position NULLS LAST, rank, class, class_position NULLS LAST,
    list_position(['classified', 'nc', 'dnf', 'dsq', 'dns'], status), laps DESC, entry;
