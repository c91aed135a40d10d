-- What separated competitors level on points?
-- One row per season, class, championship and two neighbours in the standings with equal points.
CREATE VIEW tiebreaks AS
WITH ordered AS (
    SELECT
        season, class, championship, competitor, position, points,
        LAG(competitor) OVER in_order AS ahead,
        LAG(position) OVER in_order AS position_ahead,
        LAG(points) OVER in_order AS points_ahead
    FROM standings
    WHERE position IS NOT NULL
    WINDOW in_order AS (
        PARTITION BY season, class, championship ORDER BY position, competitor
    )
),
level AS (
    SELECT season, class, championship, ahead, competitor, points, position_ahead = position AS tied
    FROM ordered
    WHERE points_ahead = points
),
counts AS (
    SELECT
        level.season, level.class, level.championship, level.ahead, level.competitor, tie_place,
        SUM(CASE WHEN finishes.competitor = level.ahead THEN 1 ELSE 0 END) AS times_ahead,
        SUM(CASE WHEN finishes.competitor = level.ahead THEN 0 ELSE 1 END) AS times
    FROM level
    JOIN best_rounds AS finishes
        ON finishes.season = level.season
        AND finishes.class = level.class
        AND finishes.championship = level.championship
        AND (finishes.competitor = level.ahead OR finishes.competitor = level.competitor)
    WHERE finishes.scenario = 'official' AND NOT dropped AND NOT level.tied AND tie_place <= 20
    GROUP BY
        level.season, level.class, level.championship, level.ahead, level.competitor, tie_place
),
decided AS (
    SELECT
        counts.*,
        ROW_NUMBER() OVER (
            PARTITION BY season, class, championship, competitor ORDER BY tie_place
        ) AS nth
    FROM counts
    WHERE times_ahead <> times
)
SELECT
    season, class, championship, level.ahead, level.competitor AS behind, level.points,
    CASE
        WHEN level.tied THEN 'nothing'
        WHEN tie_place IS NOT NULL THEN
            CAST(times_ahead AS TEXT) || ' ' || CASE tie_place
                WHEN 1 THEN 'win'
                WHEN 2 THEN 'second place'
                WHEN 3 THEN 'third place'
                ELSE CAST(tie_place AS TEXT) || 'th place'
            END || CASE times_ahead WHEN 1 THEN '' ELSE 's' END
            || ' to ' || CAST(times AS TEXT)
        WHEN ties = 'last round' THEN 'the better place in the latest round'
        ELSE 'the better result came ' || ties
    END AS separated_by
FROM level
JOIN season_rules USING (season, class, championship)
LEFT JOIN (
    SELECT season, class, championship, competitor, tie_place, times_ahead, times
    FROM decided
    WHERE nth = 1
) AS decisive USING (season, class, championship, competitor)
WHERE scenario = 'official'
ORDER BY season, class, championship, points DESC, ahead, behind;

COMMENT ON VIEW tiebreaks IS 'Neighbours in the official standings with equal points, and what separated them.';
COMMENT ON COLUMN tiebreaks.ahead IS 'Competitor that is ahead, or shares the place.';
COMMENT ON COLUMN tiebreaks.behind IS 'The next competitor.';
COMMENT ON COLUMN tiebreaks.points IS 'Total of both.';
COMMENT ON COLUMN tiebreaks.separated_by IS 'The deciding comparison, such as 2 wins to 1; nothing = they share the place.';
