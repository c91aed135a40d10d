-- Which rules reproduce the published tables, cell for cell? Only the official ones?
-- Needs published_points, published_totals.
-- A what-if that fits differs from the official rules where no known result tests them.
SET VARIABLE asked_season = asked_season();
WITH scenarios AS (
    SELECT DISTINCT scenario FROM season_rules
),
cells AS (
    SELECT
        scenario, season, class, championship, competitor, round,
        printed.points AS printed, computed.scored AS computed
    FROM scenarios
    CROSS JOIN published_points AS printed
    FULL JOIN (
        SELECT *
        FROM scenario_points_by_round
        WHERE (season, class, championship) IN (
            SELECT (season, class, championship) FROM published_points
        )
    ) AS computed
        USING (scenario, season, class, championship, competitor, round)
),
totals AS (
    SELECT
        scenario,
        COUNT(*) FILTER (
            (computed.points, computed.position)
                IS NOT DISTINCT FROM (printed.points, printed.position)
        ) AS totals,
        COUNT(*) - totals AS wrong_totals
    FROM scenarios
    CROSS JOIN published_totals AS printed
    LEFT JOIN scenario_standings AS computed
        USING (scenario, season, class, championship, competitor)
    WHERE season = getvariable('asked_season')
    GROUP BY scenario
)
SELECT
    scenario,
    COUNT(*) FILTER (printed = computed) AS cells,
    COUNT(*) FILTER (printed IS DISTINCT FROM computed) AS wrong_cells,
    totals, wrong_totals,
    CASE WHEN wrong_cells + wrong_totals = 0 THEN 'yes' ELSE 'no' END AS fits
FROM cells
JOIN totals USING (scenario)
WHERE season = getvariable('asked_season')
GROUP BY scenario, totals, wrong_totals
ORDER BY fits DESC, cells DESC, scenario <> 'official', scenario;
