-- Why did this team get its points in this round?
--     FROM explain('Prodrive', 3);
-- One row per car of the team, by the official rulebook. The name is forgiven its case, its
-- accents and an unambiguous part of it; any other name gets the teams it may have meant.
-- DuckDB's own: a table macro over the ledger. The season is the latest unless one is given.
CREATE MACRO explain(team_name, in_round, in_season := NULL) AS TABLE
WITH asked AS (
    SELECT season
    FROM seasons
    WHERE season = COALESCE(in_season, (SELECT max(season) FROM seasons))
),
names AS (
    SELECT DISTINCT
        teams.team,
        lower(strip_accents(team_name)) IN (
            lower(strip_accents(teams.team)), lower(strip_accents(teams.also_printed_as))
        ) AS exact,
        contains(lower(strip_accents(teams.team)), lower(strip_accents(team_name)))
            AND trim(team_name) <> '' AS partial,
        jaro_winkler_similarity(
            lower(strip_accents(teams.team)), lower(strip_accents(team_name))
        ) AS similarity
    FROM teams
    JOIN results
        ON results.team = teams.team
    JOIN asked
        ON asked.season = results.season
),
meant AS (
    SELECT team
    FROM names
    WHERE exact
    UNION ALL
    SELECT team
    FROM names
    WHERE partial
        AND NOT EXISTS (FROM names WHERE exact)
        AND (SELECT count(*) FROM names WHERE partial) = 1
),
candidates AS (
    SELECT team, similarity
    FROM names
    WHERE partial OR NOT EXISTS (FROM names WHERE partial)
    ORDER BY similarity DESC
    LIMIT 6
),
entries AS (
    SELECT
        ledger.*,
        best.entry AS best_entry,
        best.car_number AS best_car_number,
        best.class_position AS best_position,
        adjustments.reason AS decision
    FROM points_ledger AS ledger
    JOIN asked
        ON asked.season = ledger.season
    JOIN meant
        ON meant.team = ledger.team
    LEFT JOIN points_ledger AS best
        ON best.official
        AND best.season = ledger.season
        AND best.round = ledger.round
        AND best.class = ledger.class
        AND best.team = ledger.team
        AND best.reason IN ('scored', 'dropped round')
        AND ledger.reason = 'not the team''s best car'
    LEFT JOIN adjustments
        ON adjustments.season = ledger.season
        AND adjustments.class = ledger.class
        AND adjustments.team = ledger.team
        AND adjustments.round = ledger.round
        AND ledger.entry IS NULL
        AND adjustments.excluded = (ledger.reason = 'team excluded')
        AND COALESCE(adjustments.points, ledger.points) = ledger.points
    WHERE ledger.official AND ledger.round = in_round
    QUALIFY row_number() OVER (
        PARTITION BY ledger.class, ledger.team, ledger.entry, adjustments.reason
        ORDER BY best.class_position DESC
    ) = 1
)
SELECT
    class,
    team,
    car_number,
    class_position,
    laps,
    required_laps,
    points_available,
    points,
    CASE reason
        WHEN 'scored' THEN
            ordinal(class_position) || ' in ' || class || ' is worth ' || points
            || CASE
                WHEN laps IS NULL AND required_laps IS NOT NULL
                    THEN ' (laps unknown, eligible as classified)'
                ELSE ''
            END
        WHEN 'not the team''s best car' THEN
            reason || ': '
            || COALESCE('#' || best_car_number, 'its other car') || ' was '
            || ordinal(best_position)
        WHEN 'below minimum distance' THEN
            reason || ': ' || laps || ' laps, ' || required_laps || ' required'
        WHEN 'outside the points' THEN reason || ': ' || ordinal(class_position) || ' in ' || class
        WHEN 'points adjustment' THEN reason || ': ' || decision
        WHEN 'team excluded' THEN reason || ': ' || decision
        ELSE reason
    END AS reason
FROM entries
UNION ALL
SELECT
    NULL, team, NULL, NULL, NULL, NULL, NULL, NULL,
    'no car of this team is in the results of round ' || in_round
FROM meant
WHERE NOT EXISTS (FROM entries)
UNION ALL
SELECT
    NULL, team, NULL, NULL, NULL, NULL, NULL, NULL,
    'no one team is called "' || team_name || '": did you mean this one?'
FROM candidates
WHERE NOT EXISTS (FROM meant)
ORDER BY class, team, class_position NULLS LAST, car_number;

COMMENT ON MACRO TABLE explain IS 'The points of a team in a round, car by car, with the reasons in words.';
