-- Which rulebooks answer for which season?
-- One row per rulebook and season.
CREATE VIEW season_rulebooks AS
SELECT DISTINCT
    rulebook,
    season,
    official
FROM round_rules;

COMMENT ON VIEW season_rulebooks IS 'The official rulebook of each season and its what-ifs.';
