-- Which rules apply in which round?
-- One row per scenario, season, class, championship and round.
CREATE VIEW round_rules AS
WITH rewarded AS (
    SELECT DISTINCT scale, kind FROM points_scales
)
SELECT
    rules.scenario, rules.season, rules.class, rules.championship, events.round, events.kind,
    COALESCE(asked_round.points_percent, class_rounds.points_percent, events.points_percent)
        AS points_percent,
    COALESCE(class_rounds.status, events.status) AS status,
    rules.competitors, rules.rulebook, rules.minimum_distance_percent,
    rules.distance_basis, rules.cars_counted, rules.shared_cars, rules.ties,
    -- If the what-if's scale lacks this kind of race, the season's own scale applies; if both lack
    -- it, the round does not count.
    CASE
        WHEN COALESCE(
            asked_round.points_percent > 0,
            events.status <> 'voided' AND class_rounds.status IS NULL
        ) THEN COALESCE(asked.scale, own.scale)
    END AS scale,
    -- The part of the season in which only the best rounds count, and how many at most; 99 = all.
    segments.first_round AS segment,
    COALESCE(rules.rounds_counted, segments.rounds_counted, 63 - segments.rounds_dropped, 99)
        AS rounds_counted,
    segments.rounds_dropped,
    COALESCE(-events.weekend, events.round) AS weekend,
    kinds.points_only
FROM season_rules AS rules
JOIN events
    ON events.season = rules.season
JOIN event_kinds AS kinds
    ON kinds.kind = events.kind
LEFT JOIN class_rounds
    ON class_rounds.season = rules.season
    AND class_rounds.class = rules.class
    AND class_rounds.round = events.round
LEFT JOIN what_if_rounds AS asked_round
    ON asked_round.what_if = rules.scenario
    AND asked_round.season = rules.season
    AND asked_round.round = events.round
LEFT JOIN rewarded AS asked
    ON asked.scale = rules.scale AND asked.kind = events.kind
LEFT JOIN rewarded AS own
    ON own.scale = rules.own_scale AND own.kind = events.kind
LEFT JOIN rulebook_segments AS segments
    ON segments.rulebook = rules.rulebook
    AND events.round BETWEEN segments.first_round AND segments.last_round
    AND rules.rounds_counted IS NULL
WHERE events.round IS NOT NULL;

COMMENT ON VIEW round_rules IS 'The rules of every round, official and under every what-if.';
COMMENT ON COLUMN round_rules.scale IS 'Points scale of the round; empty if the round does not count.';
COMMENT ON COLUMN round_rules.segment IS 'First round of the part of the season in which only the best rounds count.';
COMMENT ON COLUMN round_rules.rounds_counted IS 'Number of best rounds of this part of the season that count; 99 = all.';
COMMENT ON COLUMN round_rules.rounds_dropped IS 'Number of rounds held that are dropped; empty if rounds_counted says how many count.';
COMMENT ON COLUMN round_rules.status IS 'held, scheduled, voided, or skipped by the class.';
COMMENT ON COLUMN round_rules.points_percent IS 'Percentage of the scale''s points that a place is worth.';
COMMENT ON COLUMN round_rules.weekend IS 'Rounds with the same number are dropped together: the number of the round or, if negative, of the weekend.';
COMMENT ON COLUMN round_rules.scenario IS 'official: the rules in force; otherwise the name of a what-if.';
COMMENT ON COLUMN round_rules.rulebook IS 'The rulebook of the championship.';
