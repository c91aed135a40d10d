-- After each round, what does a team have, and what could it still have at the end?
-- One row per season, class, held round, team of the class and prospect: 'now' is its score so
-- far, 'best' its score if it takes every point still to be won. Official rulebook only.
CREATE VIEW outlook AS
WITH field AS (
    SELECT DISTINCT
        season,
        class,
        team
    FROM results
),
held AS (
    SELECT
        season,
        round
    FROM events
    WHERE status = 'held'
),
prospects (prospect) AS (
    VALUES ('now'), ('best')
),
-- The most that a team can take in a round: the best positions for as many cars as count.
most_per_round AS (
    SELECT
        round_rules.season,
        round_rules.round,
        COUNT(*) AS places,
        CAST(SUM(points_scales.points) AS INTEGER) AS points,
        CAST(SUM(countback_weights.weight_1) AS BIGINT) AS countback_1,
        CAST(SUM(countback_weights.weight_2) AS BIGINT) AS countback_2,
        CAST(SUM(countback_weights.weight_3) AS BIGINT) AS countback_3,
        CAST(SUM(countback_weights.weight_4) AS BIGINT) AS countback_4
    FROM round_rules
    JOIN points_scales
        ON points_scales.scale = round_rules.scale
        AND points_scales.position <= COALESCE(round_rules.cars_counted, points_scales.position)
    JOIN countback_weights
        ON countback_weights.position = points_scales.position
    WHERE round_rules.official
    GROUP BY round_rules.season, round_rules.round
),
behind_and_ahead AS (
    SELECT
        team_points_by_round.season,
        team_points_by_round.class,
        team_points_by_round.team,
        held.round AS after_round,
        prospects.prospect,
        team_points_by_round.round,
        NULL AS places,
        team_points_by_round.points,
        team_points_by_round.countback_1,
        team_points_by_round.countback_2,
        team_points_by_round.countback_3,
        team_points_by_round.countback_4
    FROM team_points_by_round
    JOIN held
        ON held.season = team_points_by_round.season
        AND held.round >= team_points_by_round.round
    CROSS JOIN prospects
    WHERE team_points_by_round.official
    UNION ALL
    SELECT
        field.season,
        field.class,
        field.team,
        held.round,
        'best',
        most_per_round.round,
        most_per_round.places,
        most_per_round.points,
        most_per_round.countback_1,
        most_per_round.countback_2,
        most_per_round.countback_3,
        most_per_round.countback_4
    FROM field
    JOIN held
        ON held.season = field.season
    JOIN most_per_round
        ON most_per_round.season = field.season AND most_per_round.round > held.round
),
-- The best N rounds count, as in best_entries, here of what is behind and ahead. Of two worth
-- the same a team keeps the one behind, but can leave out one ahead for one with more places.
ranked_rounds AS (
    SELECT
        behind_and_ahead.season,
        behind_and_ahead.class,
        behind_and_ahead.team,
        behind_and_ahead.after_round,
        behind_and_ahead.prospect,
        rulebooks.rounds_counted,
        behind_and_ahead.points,
        behind_and_ahead.countback_1,
        behind_and_ahead.countback_2,
        behind_and_ahead.countback_3,
        behind_and_ahead.countback_4,
        ROW_NUMBER() OVER (
            PARTITION BY
                behind_and_ahead.season, behind_and_ahead.class, behind_and_ahead.team,
                behind_and_ahead.after_round, behind_and_ahead.prospect
            ORDER BY
                behind_and_ahead.points DESC, behind_and_ahead.places DESC NULLS FIRST,
                behind_and_ahead.round
        ) AS team_round
    FROM behind_and_ahead
    JOIN seasons
        ON seasons.season = behind_and_ahead.season
    JOIN rulebooks
        ON rulebooks.rulebook = seasons.rulebook
),
scores AS (
    SELECT
        season, class, team, after_round, prospect, 1 AS listed, points,
        countback_1, countback_2, countback_3, countback_4
    FROM ranked_rounds
    WHERE team_round <= COALESCE(rounds_counted, team_round)
    UNION ALL
    -- The team of an exclusion is left out below.
    SELECT
        adjustments.season, adjustments.class, adjustments.team, held.round, prospects.prospect,
        1, adjustments.points, 0, 0, 0, 0
    FROM adjustments
    JOIN held
        ON held.season = adjustments.season AND held.round >= adjustments.round
    CROSS JOIN prospects
    UNION ALL
    -- A team that has not scored yet has nothing, and can still win.
    SELECT
        field.season, field.class, field.team, held.round, prospects.prospect,
        0, 0, 0, 0, 0, 0
    FROM field
    JOIN held
        ON held.season = field.season
    CROSS JOIN prospects
)
SELECT
    scores.season,
    scores.class,
    scores.after_round AS round,
    scores.team,
    scores.prospect,
    MAX(scores.listed) = 1 AS listed,
    CAST(SUM(scores.points) AS INTEGER) AS points,
    CAST(SUM(scores.countback_1) AS BIGINT) AS countback_1,
    CAST(SUM(scores.countback_2) AS BIGINT) AS countback_2,
    CAST(SUM(scores.countback_3) AS BIGINT) AS countback_3,
    CAST(SUM(scores.countback_4) AS BIGINT) AS countback_4
FROM scores
-- Joined and not looked up, so that a planner asked for one season computes no other.
LEFT JOIN adjustments AS exclusions
    ON exclusions.season = scores.season
    AND exclusions.class = scores.class
    AND exclusions.team = scores.team
    AND exclusions.round <= scores.after_round
    AND exclusions.excluded
WHERE exclusions.team IS NULL
GROUP BY scores.season, scores.class, scores.after_round, scores.team, scores.prospect;

COMMENT ON VIEW outlook IS 'Score of each team after each round, now and at best.';
COMMENT ON COLUMN outlook.round IS 'The round after which this holds.';
COMMENT ON COLUMN outlook.prospect IS 'now: the score so far; best: with every point still to be won.';
COMMENT ON COLUMN outlook.listed IS 'true: the team has a score of its own, so the standings list it.';
COMMENT ON COLUMN outlook.points IS 'Points so far, or at best.';
