-- How many laps did each car of a race complete, and were they enough to score?
--     FROM chart_laps(9);
-- One row per car, most laps first, and one for the minimum distance: cars below it score nothing,
-- and it gives the number of cars that scored without known laps. The overall winner's bar is 36
-- characters long; ┃ marks the minimum in every bar. For a round without cars one row says so. Only
-- for DuckDB.
CREATE MACRO chart_laps(in_round, in_season := NULL) AS TABLE
WITH distances AS (
    SELECT
        ledger.class,
        ledger.class_position AS place,
        concat(
            '#' || ledger.car_number || ' ',
            string_agg(ledger.competitor, ' / ' ORDER BY ledger.competitor)
        ) AS car,
        ledger.laps,
        ledger.required_laps,
        0 AS is_minimum
    FROM points_ledger AS ledger
    WHERE ledger.championship = main_championship(ledger.class, in_season)
        AND ledger.entry IS NOT NULL
        AND ledger.award IS NULL
        AND ledger.round = in_round
        AND ledger.season = COALESCE(in_season, (SELECT MAX(season) FROM results))
    GROUP BY
        ledger.class, ledger.class_position, ledger.entry, ledger.car_number, ledger.laps,
        ledger.required_laps
    UNION ALL
    SELECT
        CASE WHEN COUNT(*) OVER (PARTITION BY required_laps) = 1 THEN class END,
        NULL,
        'minimum distance' || COALESCE(
            '; ' || NULLIF(SUM(laps_unknown) OVER (PARTITION BY required_laps), 0) || ' unknown', ''
        ),
        required_laps,
        required_laps,
        1
    FROM required_laps
    LEFT JOIN unknown_laps USING (season, class, championship, round)
    WHERE scenario = 'official' AND championship = main_championship(required_laps.class, in_season)
        AND required_laps IS NOT NULL
        AND round = in_round
        AND season = COALESCE(in_season, (SELECT MAX(season) FROM results))
    QUALIFY ROW_NUMBER() OVER (PARTITION BY required_laps ORDER BY class) = 1
),
scaled AS (
    SELECT
        *,
        RPAD(bar(laps, 0, MAX(laps) OVER (), 36), 36, ' ') AS laps_bar,
        -- The character that contains the last required lap.
        CAST(CEIL(36.0 * required_laps / NULLIF(MAX(laps) OVER (), 0)) AS INTEGER) AS line_at
    FROM distances
),
answers AS (
    SELECT
        class,
        place,
        car,
        laps,
        is_minimum,
        CASE
            WHEN laps IS NULL THEN 'laps unknown'
            WHEN required_laps IS NULL THEN laps_bar
            ELSE left(laps_bar, line_at - 1) || '┃' || SUBSTR(laps_bar, line_at + 1)
        END AS laps_and_minimum
    FROM scaled
    UNION ALL
    SELECT
        NULL, NULL, NULL, NULL, NULL,
        CASE
            WHEN COUNT(*) = 0 THEN concat('there is no season ', in_season)
            WHEN COUNT(*) FILTER (round = in_round AND status = 'scheduled') = 1
                THEN concat('round ', in_round, ' has not been held yet')
            WHEN COUNT(*) FILTER (round = in_round) = 1
                THEN concat('no source shows a car in round ', in_round)
            ELSE concat('round ', in_round, ': the season has rounds 1 to ', MAX(round))
        END
    FROM events
    WHERE season = COALESCE(in_season, (SELECT MAX(season) FROM results))
    HAVING NOT EXISTS (FROM scaled)
)
SELECT class, place, car, laps, laps_and_minimum
FROM answers
ORDER BY laps DESC NULLS LAST, is_minimum, class, place NULLS LAST, car;

COMMENT ON MACRO TABLE chart_laps IS 'Laps of every car of a race, and the minimum, as bars: chart_laps(9).';
