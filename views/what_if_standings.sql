-- What are the standings under every rulebook?
-- One row per rulebook, season, class and team that scored. Teams level on points are separated
-- by countback, and share a place when that separates nothing.
CREATE VIEW what_if_standings AS
WITH scores AS (
    SELECT
        rulebook, season, official, class, team, points, wins,
        countback_1, countback_2, countback_3, countback_4
    FROM entry_scores
    WHERE NOT dropped
    UNION ALL
    -- The team of an exclusion is left out below.
    SELECT
        season_rulebooks.rulebook, adjustments.season, season_rulebooks.official,
        adjustments.class, adjustments.team, adjustments.points, 0, 0, 0, 0, 0
    FROM adjustments
    JOIN season_rulebooks
        ON season_rulebooks.season = adjustments.season
),
totals AS (
    SELECT
        rulebook,
        season,
        official,
        class,
        team,
        CAST(SUM(points) AS INTEGER) AS points,
        CAST(SUM(wins) AS INTEGER) AS wins,
        CAST(SUM(countback_1) AS BIGINT) AS countback_1,
        CAST(SUM(countback_2) AS BIGINT) AS countback_2,
        CAST(SUM(countback_3) AS BIGINT) AS countback_3,
        CAST(SUM(countback_4) AS BIGINT) AS countback_4
    FROM scores
    GROUP BY rulebook, season, official, class, team
)
SELECT
    rulebook,
    season,
    official,
    class,
    RANK() OVER (
        PARTITION BY rulebook, season, official, class
        ORDER BY
            points DESC, countback_1 DESC, countback_2 DESC, countback_3 DESC, countback_4 DESC
    ) AS position,
    team,
    points,
    wins
FROM totals
WHERE NOT EXISTS (
    SELECT 1
    FROM adjustments
    WHERE adjustments.season = totals.season
        AND adjustments.class = totals.class
        AND adjustments.team = totals.team
        AND adjustments.excluded
);

COMMENT ON VIEW what_if_standings IS 'The standings of every season and class under every rulebook, the official one included.';
COMMENT ON COLUMN what_if_standings.position IS 'Place in the standings; shared by teams that countback does not separate.';
COMMENT ON COLUMN what_if_standings.points IS 'Total of the rounds that count, and of adjustments.';
COMMENT ON COLUMN what_if_standings.wins IS 'Class wins of cars that counted.';
