-- By how many places does a car move up behind ineligible cars?
-- One row per season, class, championship, round and car with such a car ahead of it. A car can be
-- ineligible in one championship of its class or in all; never in both ways at once (barred_twice).
CREATE VIEW moved_up AS
SELECT
    behind.season, behind.class, championships.championship, behind.round, behind.entry,
    CAST(COUNT(*) AS INTEGER) AS places
FROM ineligible_entries AS ineligible
JOIN class_results AS ahead
    ON ahead.season = ineligible.season
    AND ahead.round = ineligible.round
    AND ahead.entry = ineligible.entry
JOIN championships
    ON championships.season = ahead.season
    AND championships.class = ahead.class
    AND championships.championship
        = COALESCE(ineligible.championship, championships.championship)
JOIN class_results AS behind
    ON behind.season = ahead.season
    AND behind.round = ahead.round
    AND behind.class = ahead.class
    AND behind.class_position > ahead.class_position
WHERE ineligible.others_move_up
GROUP BY
    behind.season, behind.class, championships.championship, behind.round, behind.entry;

COMMENT ON VIEW moved_up IS 'Cars behind ineligible ones that let others move up.';
COMMENT ON COLUMN moved_up.places IS 'Number of such cars ahead.';
COMMENT ON COLUMN moved_up.class IS 'Class in which a car scores.';
COMMENT ON COLUMN moved_up.championship IS 'Name of the championship in its class: teams, drivers, manufacturers, or the name of a cup.';
