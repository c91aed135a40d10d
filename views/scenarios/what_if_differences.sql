-- What would other rules or results have changed?
-- One row per what-if, season, class, championship and competitor listed in its standings or the
-- official ones.
CREATE VIEW what_if_differences AS
WITH pairs AS (
    SELECT
        what_if, season, class, championship, competitor,
        position AS official_position, points AS official_points, NULL AS position, NULL AS points
    FROM scenario_standings
    CROSS JOIN what_ifs
    WHERE scenario = 'official'
    UNION ALL
    SELECT scenario, season, class, championship, competitor, NULL, NULL, position, points
    FROM scenario_standings
    WHERE scenario <> 'official'
),
compared AS (
    SELECT
        what_if, season, class, championship, competitor,
        MAX(official_position) AS official_position,
        MAX(position) AS position,
        MAX(official_points) AS official_points,
        MAX(points) AS points
    FROM pairs
    GROUP BY what_if, season, class, championship, competitor
),
-- Under a what-if on the minimum distance, these are uncertain.
unknown AS (
    SELECT
        what_if, season, class, championship,
        CAST(SUM(laps_unknown) AS INTEGER) AS laps_unknown
    FROM unknown_laps
    CROSS JOIN what_ifs
    WHERE COALESCE(CAST(minimum_distance_percent AS TEXT), distance_basis) IS NOT NULL
    GROUP BY what_if, season, class, championship
),
unnamed AS (
    SELECT season, class, CAST(COUNT(*) AS INTEGER) AS places_unnamed
    FROM unnamed_places
    GROUP BY season, class
)
SELECT
    what_if, season, class, championship, competitor, official_position, position,
    official_position - position AS places_won,
    official_points, points,
    COALESCE(points, 0) - COALESCE(official_points, 0) AS points_won,
    COALESCE(official_position, 0) = 1 AND COALESCE(position, 0) <> 1 AS title_lost,
    COALESCE(official_position, 0) <> 1 AND COALESCE(position, 0) = 1 AS title_won,
    unknown.laps_unknown,
    COALESCE(unnamed.places_unnamed, 0) AS places_unnamed
FROM compared
LEFT JOIN unknown USING (what_if, season, class, championship)
LEFT JOIN unnamed USING (season, class)
ORDER BY what_if, season, class, championship, position, competitor;

COMMENT ON VIEW what_if_differences IS 'The standings under every what-if beside the official ones.';
COMMENT ON COLUMN what_if_differences.what_if IS 'The what-if.';
COMMENT ON COLUMN what_if_differences.official_position IS 'Official place; empty if it has none.';
COMMENT ON COLUMN what_if_differences.position IS 'Place under the what-if; empty if it has none.';
COMMENT ON COLUMN what_if_differences.places_won IS 'Places gained under the what-if; negative = lost.';
COMMENT ON COLUMN what_if_differences.official_points IS 'Official total.';
COMMENT ON COLUMN what_if_differences.points IS 'Total under the what-if.';
COMMENT ON COLUMN what_if_differences.points_won IS 'Points gained under the what-if; negative = lost.';
COMMENT ON COLUMN what_if_differences.title_lost IS 'true: official champion, but not champion under the what-if.';
COMMENT ON COLUMN what_if_differences.title_won IS 'true: champion under the what-if, but not officially.';
COMMENT ON COLUMN what_if_differences.laps_unknown IS 'For a what-if on the minimum distance: number of scoring cars that pass it only because their laps are unknown; empty for other what-ifs.';
COMMENT ON COLUMN what_if_differences.places_unnamed IS 'Number of scoring places of the class, over the season, whose car is unknown (unnamed_places): under the what-if it may score.';
