-- What were the standings after each round?
-- One row per season, class, held round and team that has scored by then.
CREATE VIEW standings_by_round AS
WITH placed AS (
    SELECT
        season,
        class,
        round,
        RANK() OVER (
            PARTITION BY season, class, round
            ORDER BY
                points DESC, countback_1 DESC, countback_2 DESC, countback_3 DESC,
                countback_4 DESC
        ) AS position,
        team,
        points
    FROM outlook
    WHERE prospect = 'now' AND listed
)
SELECT
    season,
    class,
    round,
    position,
    team,
    points,
    MAX(points) OVER (PARTITION BY season, class, round) - points AS gap_to_leader,
    LAG(position) OVER (PARTITION BY season, class, team ORDER BY round) - position AS places_won
FROM placed;

COMMENT ON VIEW standings_by_round IS 'The official standings after each round.';
COMMENT ON COLUMN standings_by_round.position IS 'Place in the standings after the round.';
COMMENT ON COLUMN standings_by_round.points IS 'Total after the round.';
COMMENT ON COLUMN standings_by_round.gap_to_leader IS 'Points behind the leader.';
COMMENT ON COLUMN standings_by_round.places_won IS 'Places won since the round before, lost when negative; empty when the team was not listed then.';
