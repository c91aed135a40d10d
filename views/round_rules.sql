-- Which rules hold in which round?
-- One row per rulebook, season and round. A rulebook answers for a season when it has a points
-- scale for the season's kinds of race.
CREATE VIEW round_rules AS
SELECT
    rulebooks.rulebook,
    events.season,
    seasons.rulebook = rulebooks.rulebook AS official,
    events.round,
    rulebook_scales.scale,
    rulebooks.minimum_distance_percent,
    rulebooks.distance_basis,
    rulebooks.cars_counted,
    rulebooks.rounds_counted
FROM events
JOIN seasons
    ON seasons.season = events.season
JOIN rulebook_scales
    ON rulebook_scales.kind = events.kind
JOIN rulebooks
    ON rulebooks.rulebook = rulebook_scales.rulebook
WHERE events.round IS NOT NULL;

COMMENT ON VIEW round_rules IS 'The rules of every round under every rulebook.';
COMMENT ON COLUMN round_rules.rulebook IS 'The rulebook that is applied, official or what-if.';
COMMENT ON COLUMN round_rules.official IS 'true: the season''s own rulebook; false: a what-if.';
