-- Why did this team get its points in this round?
--     FROM explain('Prodrive', 3);
-- One row per car of the team and per decision about it, by the official rulebook. The name is
-- forgiven its case, its accents and an unambiguous part of it; any other name gets the teams it
-- may have meant, or all of the season. The season is the latest with results unless one is given:
-- explain('Prodrive', 3, 2003). DuckDB's own: a table macro over the ledger.
CREATE MACRO explain(team_name, in_round, in_season := NULL) AS TABLE
WITH asked AS (
    SELECT
        season,
        LOWER(strip_accents(TRIM(COALESCE(team_name, '')))) AS name
    FROM seasons
    WHERE season = COALESCE(in_season, (SELECT MAX(season) FROM results))
),
names AS (
    SELECT DISTINCT
        teams.team,
        asked.name IN (
            LOWER(strip_accents(teams.team)), LOWER(strip_accents(teams.also_printed_as))
        ) AS exact,
        asked.name <> '' AND contains(LOWER(strip_accents(teams.team)), asked.name) AS partial,
        -- To the whole name or to the word of it that is nearest.
        list_max([
            jaro_winkler_similarity(part, asked.name)
            FOR part IN string_split(LOWER(strip_accents(teams.team)), ' ')
                || [LOWER(strip_accents(teams.team))]
        ]) >= 0.85 AS alike
    FROM teams
    JOIN results
        ON results.team = teams.team
    JOIN asked
        ON asked.season = results.season
),
meant AS (
    SELECT team
    FROM names
    WHERE exact OR partial
    QUALIFY exact OR (COUNT(*) OVER () = 1)
),
candidates AS (
    SELECT team, partial OR alike AS likely
    FROM names
    WHERE NOT EXISTS (FROM meant)
        AND (partial OR NOT EXISTS (FROM names WHERE partial))
        AND (partial OR alike OR NOT EXISTS (FROM names WHERE partial OR alike))
),
-- The season is not joined from asked: a given one is a constant here, and no other is computed.
ledger AS (
    SELECT *
    FROM points_ledger
    WHERE official
        AND season = COALESCE(in_season, (SELECT MAX(season) FROM results))
        AND round = in_round
),
-- The last car that counted: the one that a better place would have had to beat.
counted AS (
    SELECT
        class,
        team,
        MAX(class_position) AS class_position,
        max_by(COALESCE('#' || car_number, 'its other car'), class_position) AS car
    FROM ledger
    WHERE entry IS NOT NULL AND reason IN ('scored', 'dropped round', 'team excluded')
    GROUP BY class, team
),
answers AS (
    SELECT
        ledger.class,
        ledger.team,
        ledger.car_number,
        ledger.class_position,
        ledger.laps,
        ledger.required_laps,
        ledger.points_available,
        ledger.points,
        CASE
            WHEN ledger.reason = 'scored' THEN
                ordinal(ledger.class_position) || ' in ' || ledger.class
                || ' is worth ' || ledger.points
                || COALESCE(' (' || NULLIF(concat_ws(
                    '; ',
                    CASE results.basis
                        WHEN 'standings' THEN 'place known from the printed table alone'
                        WHEN 'inferred' THEN 'place inferred from two sources'
                    END,
                    CASE
                        WHEN ledger.laps IS NULL AND ledger.required_laps IS NOT NULL
                            THEN 'laps unknown, eligible as classified'
                    END
                ), '') || ')', '')
            WHEN ledger.reason = 'not the team''s best car' THEN
                ledger.reason || ': ' || counted.car || ' was '
                || ordinal(counted.class_position)
            WHEN ledger.reason = 'below minimum distance' THEN
                ledger.reason || ': ' || ledger.laps || ' laps, ' || ledger.required_laps
                || ' required'
            WHEN ledger.reason = 'outside the points' THEN
                ledger.reason || ': ' || ordinal(ledger.class_position) || ' in ' || ledger.class
            WHEN ledger.reason = 'dropped round' THEN
                ledger.reason || ': the best ' || rulebooks.rounds_counted || ' count'
            WHEN ledger.reason IN ('team excluded', 'points adjustment') THEN
                ledger.reason || ': ' || ledger.note
            ELSE concat_ws(': ', ledger.reason, results.note)
        END AS reason
    FROM ledger
    JOIN meant
        ON meant.team = ledger.team
    JOIN rulebooks
        ON rulebooks.rulebook = ledger.rulebook
    LEFT JOIN results
        ON results.season = ledger.season
        AND results.round = ledger.round
        AND results.entry = ledger.entry
    LEFT JOIN counted
        ON counted.class = ledger.class
        AND counted.team = ledger.team
)
SELECT *
FROM answers
UNION ALL
SELECT
    NULL, meant.team, NULL, NULL, NULL, NULL, NULL, NULL,
    CASE events.status
        WHEN 'held' THEN 'no source shows a car of this team in round ' || in_round
        WHEN 'scheduled' THEN 'round ' || in_round || ' has not been held yet'
        ELSE concat('the season ', asked.season, ' has no round ', COALESCE(in_round::TEXT, 'NULL'))
    END
FROM meant
CROSS JOIN asked
LEFT JOIN events
    ON events.season = asked.season AND events.round = in_round
WHERE NOT EXISTS (FROM answers)
UNION ALL
SELECT
    NULL, team, NULL, NULL, NULL, NULL, NULL, NULL,
    concat('no one team is called "', team_name, '": ') || CASE
        WHEN likely THEN 'did you mean this one?' ELSE 'this is one of the teams of the season'
    END
FROM candidates
UNION ALL
SELECT
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    concat('there is no season ', in_season)
WHERE NOT EXISTS (FROM asked)
UNION ALL
SELECT
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    concat('the season ', season, ' has no results yet')
FROM asked
WHERE NOT EXISTS (FROM names)
ORDER BY class, team, class_position NULLS LAST, car_number, reason;

COMMENT ON MACRO TABLE explain IS 'The points of a team in a round, car by car, with the reasons in words.';
