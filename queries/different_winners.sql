-- How many different teams, drivers and makers won a race in each class?
-- The first place of a sprint is no win.
SET VARIABLE asked_season = asked_season();
SELECT
    class, championship,
    COUNT(*) AS winners,
    MAX(wins) AS most_wins,
    string_agg(competitor, ', ' ORDER BY competitor) FILTER (wins = most) AS by_whom
FROM (
    SELECT *, MAX(wins) OVER (PARTITION BY class, championship) AS most
    FROM season_statistics
    WHERE season = getvariable('asked_season') AND wins > 0
)
GROUP BY class, championship
ORDER BY championship DESC, class;
