-- How many points did each competitor score, and how many of them count?
-- Net is the total in the standings: gross, less the rounds that are dropped, with decisions
-- (adjustments).
SET VARIABLE asked_season = asked_season();
SET VARIABLE asked_championship = asked_championship();
WITH rounds AS (
    SELECT
        class, competitor,
        SUM(scored) AS gross,
        SUM(scored) FILTER (dropped) AS dropped
    FROM points_by_round
    WHERE season = getvariable('asked_season')
        AND championship = getvariable('asked_championship')
    GROUP BY class, competitor
)
SELECT
    class, position, competitor,
    CAST(COALESCE(gross, 0) AS points) AS gross,
    CAST(COALESCE(dropped, 0) AS points) AS dropped,
    CAST(points - COALESCE(gross, 0) + COALESCE(dropped, 0) AS points) AS decisions,
    points AS net, complete
FROM standings
JOIN classes USING (season, class)
LEFT JOIN rounds USING (class, competitor)
WHERE season = getvariable('asked_season')
    AND championship = getvariable('asked_championship')
    AND class = asked_class(otherwise := class)
ORDER BY rank, class, position NULLS LAST, competitor
LIMIT 40;
