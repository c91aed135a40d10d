-- Why did this car score what it scored?
-- One row per rulebook, season, round and car, the zeroes too, with the rule that decided it;
-- and one per adjustment, without a car. The points of a team add up to its total.
CREATE VIEW points_ledger AS
WITH entries AS (
    SELECT
        classification.rulebook,
        classification.season,
        classification.official,
        classification.round,
        classification.entry,
        classification.class,
        classification.team,
        classification.car_number,
        classification.class_position,
        classification.laps,
        classification.required_laps,
        COALESCE(classification.points_available, 0) AS points_available,
        CASE
            WHEN classification.status = 'dsq' THEN 'disqualified'
            WHEN classification.status = 'dns' THEN 'did not start'
            WHEN classification.status = 'dnf' THEN 'did not finish'
            WHEN classification.status = 'nc' THEN 'not classified'
            WHEN NOT classification.eligible THEN 'below minimum distance'
            WHEN classification.points_available IS NULL THEN 'outside the points'
            WHEN best_entries.class_position IS NULL THEN 'not the team''s best car'
            WHEN best_entries.dropped THEN 'dropped round'
            ELSE 'scored'
        END AS reason,
        NULL AS decision
    FROM classification
    LEFT JOIN best_entries
        ON best_entries.rulebook = classification.rulebook
        AND best_entries.season = classification.season
        AND best_entries.official = classification.official
        AND best_entries.round = classification.round
        AND best_entries.class = classification.class
        AND best_entries.class_position = classification.class_position
    UNION ALL
    SELECT
        season_rulebooks.rulebook,
        season_rulebooks.season,
        season_rulebooks.official,
        adjustments.round,
        NULL,
        adjustments.class,
        adjustments.team,
        NULL,
        NULL,
        NULL,
        NULL,
        COALESCE(adjustments.points, 0),
        CASE WHEN adjustments.excluded THEN 'team excluded' ELSE 'points adjustment' END,
        adjustments.reason
    FROM adjustments
    JOIN season_rulebooks
        ON season_rulebooks.season = adjustments.season
),
exclusions AS (
    SELECT
        season,
        class,
        team,
        reason AS decision
    FROM adjustments
    WHERE excluded
)
SELECT
    entries.rulebook,
    entries.season,
    entries.official,
    entries.round,
    entries.entry,
    entries.class,
    entries.team,
    entries.car_number,
    entries.class_position,
    entries.laps,
    entries.required_laps,
    entries.points_available,
    CASE
        WHEN entries.reason IN ('scored', 'points adjustment') AND exclusions.team IS NULL
            THEN entries.points_available
        ELSE 0
    END AS points,
    CASE
        WHEN entries.reason IN ('scored', 'points adjustment') AND exclusions.team IS NOT NULL
            THEN 'team excluded'
        ELSE entries.reason
    END AS reason,
    COALESCE(exclusions.decision, entries.decision) AS note
FROM entries
LEFT JOIN exclusions
    ON exclusions.season = entries.season
    AND exclusions.class = entries.class
    AND exclusions.team = entries.team;

COMMENT ON VIEW points_ledger IS 'Every car of every race under every rulebook (WHERE official: the season''s own), with its points and the rule that decided them; adjustments have rows of their own.';
COMMENT ON COLUMN points_ledger.round IS 'Round of the race, or from which a decision counts.';
COMMENT ON COLUMN points_ledger.points_available IS 'Points that the car''s position was worth, 0 outside the points; of an adjustment, the points given or taken.';
COMMENT ON COLUMN points_ledger.points IS 'Points that the row brought the team.';
COMMENT ON COLUMN points_ledger.reason IS 'scored, or the rule that decided otherwise: not the team''s best car, below minimum distance, outside the points, not classified, did not finish, did not start, disqualified, dropped round, team excluded; points adjustment for a decision.';
COMMENT ON COLUMN points_ledger.note IS 'Why it was decided to exclude the team or, in the row of an adjustment, to give or take points; else empty.';
