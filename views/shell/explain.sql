-- Why did this team, driver or manufacturer get its points?
--     FROM explain('Prodrive', 3);
-- One row per car and decision in the round, or in every round if none is given. Names match as in
-- find_competitor; for an unknown name one row gives the nearest. The default season is the latest
-- with results; another one: explain('Prodrive', 3, 2003). Only for DuckDB: a macro on
-- points_ledger.
CREATE MACRO explain(name, in_round := NULL, in_season := NULL) AS TABLE
WITH found AS (
    SELECT
        *,
        competitor || CASE COUNT(*) OVER (PARTITION BY competitor)
            WHEN 1 THEN '' ELSE concat(' (', championship, ')')
        END AS shown
    FROM find_competitor(name, in_season)
),
answers AS (
    SELECT
        round,
        shown || CASE
            WHEN MIN(class) OVER (PARTITION BY shown) <> MAX(class) OVER (PARTITION BY shown)
                THEN concat(' (', class, ')') ELSE ''
        END AS competitor,
        car_number, laps, points, why, championship, class, class_position
    FROM points_ledger
    JOIN found USING (championship, competitor)
    WHERE answer IS NULL
        AND season = COALESCE(in_season, (SELECT MAX(season) FROM results))
        AND round = COALESCE(in_round, round)
    UNION ALL
    SELECT
        NULL, NULL, NULL, NULL, NULL,
        concat(
            CASE WHEN NOT bool_or(meant OR part) THEN 'no competitor of ' || MAX(season) || ' is called ' END,
            '"', name, '"',
            CASE
                WHEN bool_or(meant) THEN ' is also part of: '
                WHEN bool_or(part) THEN ' is part of: '
                WHEN MAX(likeness) > 0 THEN '; nearest: '
            END,
            string_agg(competitor, ', ' ORDER BY nth) FILTER (NOT meant AND nth <= 3 AND likeness > 0),
            CASE WHEN COUNT(*) FILTER (NOT meant AND likeness > 0) > 3
                THEN concat(' and ', COUNT(*) FILTER (NOT meant) - 3, ' more in find_competitor') END
        ),
        NULL, NULL, NULL
    FROM (
        SELECT
            competitor, answer IS NULL AS meant, name_fits(competitor, name) > 0 AS part,
            MAX(likeness) AS likeness,
            ROW_NUMBER() OVER (PARTITION BY answer IS NULL ORDER BY MAX(likeness) DESC, competitor)
                AS nth
        FROM found
        GROUP BY competitor, answer IS NULL
    )
    CROSS JOIN (
        SELECT COALESCE(in_season, MAX(season)) AS season FROM results
    )
    HAVING COUNT(*) FILTER (NOT meant) > 0
),
calendar AS (
    SELECT
        seasons.season,
        MAX(CASE WHEN round = in_round THEN status END) AS status
    FROM seasons
    LEFT JOIN events USING (season)
    WHERE seasons.season = COALESCE(in_season, (SELECT MAX(season) FROM results))
    GROUP BY seasons.season
)
SELECT round, competitor, car_number, laps, points, why
FROM (
    FROM answers
    UNION ALL
    SELECT
        in_round, shown, NULL, NULL, NULL,
        CASE
            WHEN status IS NULL THEN concat('the season ', season, ' has no round ', in_round)
            WHEN status = 'scheduled' THEN 'not held yet'
            ELSE 'no source shows a car of this competitor in this round'
        END,
        championship, NULL, NULL
    FROM found
    CROSS JOIN calendar
    WHERE answer IS NULL AND NOT EXISTS (FROM answers)
    UNION ALL
    SELECT
        NULL, NULL, NULL, NULL, NULL,
        CASE
            WHEN COUNT(*) = 0 THEN concat('there is no season ', in_season)
            ELSE concat('the season ', MAX(season), ' has no results yet')
        END,
        NULL, NULL, NULL
    FROM calendar
    HAVING NOT EXISTS (FROM found)
) AS told
ORDER BY championship DESC, competitor, round, class, class_position NULLS LAST, car_number, why;

COMMENT ON MACRO TABLE explain IS 'The reason for each points score, in words: explain(''Prodrive'', 3), explain(''biela''). Attached without USE: points_ledger.';
