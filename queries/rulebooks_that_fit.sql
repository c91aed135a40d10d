-- Which rulebooks reproduce the published tables, cell for cell? Is the official one the only?
-- Those that fit and are not official differ from it in rules that no known result tests.
WITH cells AS (
    SELECT
        rules.rulebook,
        rules.season,
        rules.official,
        COUNT(*) FILTER (computed.points = printed.points) AS cells,
        COUNT(*) FILTER (computed.points IS DISTINCT FROM printed.points) AS wrong_cells
    FROM season_rulebooks AS rules
    JOIN published_points AS printed USING (season)
    LEFT JOIN team_points_by_round AS computed USING (rulebook, season, class, team, round)
    GROUP BY ALL
),
unprinted AS (
    SELECT computed.rulebook, computed.season, COUNT(*) AS unprinted
    FROM team_points_by_round AS computed
    ANTI JOIN published_points USING (season, class, team, round)
    GROUP BY ALL
),
totals AS (
    SELECT
        rules.rulebook,
        rules.season,
        COUNT(*) FILTER (computed.points = printed.points) AS totals,
        COUNT(*) FILTER (
            (computed.points, computed.position)
                IS DISTINCT FROM (printed.points, printed.position)
        ) AS wrong_totals
    FROM season_rulebooks AS rules
    JOIN published_totals AS printed USING (season)
    LEFT JOIN what_if_standings AS computed USING (rulebook, season, class, team)
    GROUP BY ALL
)
SELECT
    season,
    rulebook,
    cells,
    wrong_cells + coalesce(unprinted, 0) AS wrong_cells,
    totals,
    wrong_totals AS wrong_lines,
    CASE
        WHEN wrong_cells + coalesce(unprinted, 0) + wrong_totals > 0 THEN 'no'
        WHEN official THEN 'yes, official'
        ELSE 'yes'
    END AS fits
FROM cells
JOIN totals USING (rulebook, season)
LEFT JOIN unprinted USING (rulebook, season)
ORDER BY season, cells DESC, official DESC, rulebook;
