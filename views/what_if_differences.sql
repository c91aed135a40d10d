-- What would another rulebook have changed?
-- One row per what-if rulebook, season, class and team listed under it or officially.
CREATE VIEW what_if_differences AS
WITH pairs AS (
    SELECT
        season_rulebooks.rulebook,
        team_standings.season,
        team_standings.class,
        team_standings.team,
        team_standings.position AS official_position,
        team_standings.points AS official_points,
        NULL AS position,
        NULL AS points
    FROM team_standings
    JOIN season_rulebooks
        ON season_rulebooks.season = team_standings.season AND NOT season_rulebooks.official
    UNION ALL
    SELECT rulebook, season, class, team, NULL, NULL, position, points
    FROM what_if_standings
    WHERE NOT official
),
compared AS (
    SELECT
        rulebook,
        season,
        class,
        team,
        MAX(official_position) AS official_position,
        MAX(position) AS position,
        MAX(official_points) AS official_points,
        MAX(points) AS points
    FROM pairs
    GROUP BY rulebook, season, class, team
)
SELECT
    rulebook,
    season,
    class,
    team,
    official_position,
    position,
    official_position - position AS places_won,
    official_points,
    points,
    COALESCE(points, 0) - COALESCE(official_points, 0) AS points_won,
    COALESCE(official_position, 0) = 1 AND COALESCE(position, 0) <> 1 AS title_lost,
    COALESCE(official_position, 0) <> 1 AND COALESCE(position, 0) = 1 AS title_won
FROM compared;

COMMENT ON VIEW what_if_differences IS 'The standings under every what-if rulebook beside the official ones.';
COMMENT ON COLUMN what_if_differences.official_position IS 'Official place; empty when the team has none.';
COMMENT ON COLUMN what_if_differences.position IS 'Place under the rulebook; empty when the team has none.';
COMMENT ON COLUMN what_if_differences.places_won IS 'Places won under the rulebook, lost when negative.';
COMMENT ON COLUMN what_if_differences.official_points IS 'Official total.';
COMMENT ON COLUMN what_if_differences.points IS 'Total under the rulebook.';
COMMENT ON COLUMN what_if_differences.points_won IS 'Points won under the rulebook, lost when negative.';
COMMENT ON COLUMN what_if_differences.title_lost IS 'true: the official champion is not champion under the rulebook.';
COMMENT ON COLUMN what_if_differences.title_won IS 'true: champion under the rulebook, but not officially.';
