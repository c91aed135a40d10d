-- total printed before the first race: published_totals.points
SELECT
    season, class, championship, competitor, points, 'no event of the season was held' AS detail
FROM published_totals
WHERE points <> 0
    AND season NOT IN (SELECT season FROM events WHERE status IN ('held', 'voided'));
