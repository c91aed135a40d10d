-- Which rounds of a team do not count?
-- One row per rulebook, season, class, team and dropped round. Under a rulebook that counts the
-- best N rounds only, a team drops the others; of two worth the same it keeps the earlier.
CREATE VIEW dropped_rounds AS
WITH ranked_rounds AS (
    SELECT
        rulebook,
        season,
        official,
        class,
        team,
        round,
        rounds_counted,
        ROW_NUMBER() OVER (
            PARTITION BY rulebook, season, official, class, team
            ORDER BY points DESC, round
        ) AS team_round
    FROM team_points_by_round
    WHERE rounds_counted IS NOT NULL
)
SELECT
    rulebook,
    season,
    official,
    class,
    team,
    round
FROM ranked_rounds
WHERE team_round > rounds_counted;

COMMENT ON VIEW dropped_rounds IS 'The rounds of each team that do not count towards its total.';
