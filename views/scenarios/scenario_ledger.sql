-- Why did this car score what it scored, under every scenario?
-- One row per scenario, season, class, championship, competitor, round and car, including cars with
-- 0 points, with the rule that decided it; one per bonus and one per decision of the stewards. The
-- rows of a competitor add up to its total; for that, some rows of shared points are a hundredth
-- off.
CREATE VIEW scenario_ledger AS
WITH entries AS (
    SELECT
        cars.scenario, cars.season, cars.class, cars.championship, cars.competitor, cars.round,
        cars.entry, cars.place, cars.result_status, cars.supposed, cars.award,
        COALESCE(cars.points, 0) AS worth, cars.shares, cars.required_laps,
        CASE
            WHEN cars.stopped_by IS NOT NULL THEN cars.stopped_by
            WHEN best.entry IS NULL THEN 'not the best car'
            WHEN exclusions.reason IS NOT NULL THEN 'excluded'
            WHEN best.dropped THEN 'dropped round'
            WHEN cars.award IS NOT NULL THEN 'bonus'
            ELSE 'scored'
        END AS reason,
        COALESCE(
            exclusions.reason,
            CASE WHEN cars.stopped_by = 'not eligible' THEN cars.ineligible_because END,
            cars.award
        ) AS detail,
        best.weekends_counted
    FROM entry_points AS cars
    LEFT JOIN exclusions USING (season, class, championship, competitor)
    LEFT JOIN (
        -- Of an award that two drivers of a car share, their team has two rows.
        SELECT DISTINCT
            scenario, season, class, championship, competitor, round, entry,
            COALESCE(award, '') AS award, dropped, weekends_counted
        FROM best_rounds
    ) AS best
        ON best.scenario = cars.scenario
        AND best.season = cars.season
        AND best.class = cars.class
        AND best.championship = cars.championship
        AND best.competitor = cars.competitor
        AND best.round = cars.round
        AND best.entry = cars.entry
        AND best.award = COALESCE(cars.award, '')
    -- An award that brings nothing is no bonus.
    WHERE cars.competitor IS NOT NULL AND (cars.award IS NULL OR cars.stopped_by IS NULL)
    UNION ALL
    SELECT
        rules.scenario, season, class, championship, decisions.competitor, decisions.round, NULL,
        NULL, NULL, FALSE, NULL, COALESCE(decisions.points, 0), NULL, NULL,
        CASE
            WHEN exclusions.reason IS NOT NULL THEN 'excluded'
            ELSE 'points adjustment'
        END,
        COALESCE(exclusions.reason, decisions.reason), NULL
    FROM adjustments AS decisions
    JOIN season_rules AS rules USING (season, class, championship)
    LEFT JOIN exclusions USING (season, class, championship, competitor)
),
told AS (
    SELECT
        entries.*,
        CASE WHEN reason IN ('scored', 'bonus', 'points adjustment') THEN worth ELSE 0 END
            AS counts,
        COALESCE(cars.car_number, NULLIF(cars.entry, cars.team)) AS car_number,
        cars.class_position, cars.laps, rules.competitors,
        rules.rounds_dropped, rules.status AS round_status,
        CASE WHEN NOT supposed THEN cars.basis END AS basis,
        CASE WHEN NOT supposed THEN cars.note END AS note,
        rules.points_percent, events.note AS round_note,
        CASE WHEN supposed OR rules.points_percent = 0 THEN 'in this scenario: ' ELSE '' END
            AS told_of,
        CASE WHEN shares > 1 THEN ', shared by ' || CAST(shares AS TEXT) ELSE '' END AS shared,
        CAST(entries.place AS TEXT) || CASE
            WHEN entries.place % 100 BETWEEN 11 AND 13 THEN 'th'
            WHEN entries.place % 10 = 1 THEN 'st'
            WHEN entries.place % 10 = 2 THEN 'nd'
            WHEN entries.place % 10 = 3 THEN 'rd'
            ELSE 'th'
        END AS nth
    FROM entries
    LEFT JOIN round_rules AS rules USING (scenario, season, class, championship, round)
    LEFT JOIN results AS cars USING (season, round, entry)
    LEFT JOIN events USING (season, round)
),
compared AS (
    SELECT
        told.*,
        -- The last car that counted, which another car had to beat in order to count.
        FIRST_VALUE(COALESCE('#' || car_number, 'another car') || ' was ' || nth) OVER (
            PARTITION BY scenario, season, class, championship, competitor, round
            ORDER BY
                CASE WHEN reason IN ('scored', 'dropped round', 'excluded') THEN place END
                    DESC NULLS LAST,
                entry
        ) AS better,
        CAST(
            SUM(counts) OVER (
                PARTITION BY scenario, season, class, championship, competitor
                -- Decisions last: half a cent rounds the other way below zero.
                ORDER BY
                    CASE WHEN entry IS NULL THEN 1 ELSE 0 END, round, entry, award NULLS FIRST,
                    detail
                ROWS UNBOUNDED PRECEDING
            ) AS carried_points
        ) AS so_far
    FROM told
)
SELECT
    scenario, season, class, championship, competitor, round, entry, car_number, class_position,
    laps, required_laps, award, CAST(worth AS points) AS worth,
    CAST(CAST(so_far AS points) - CAST(so_far - counts AS points) AS points) AS points,
    reason,
    told_of || CASE reason
        WHEN 'scored' THEN
            COALESCE(
                nth || ' in ' || class || CASE
                    WHEN place < class_position AND NOT supposed THEN ' of those that may score'
                    ELSE ''
                END,
                CASE result_status
                    WHEN 'dsq' THEN 'disqualified, which'
                    WHEN 'dns' THEN 'did not start, which'
                    WHEN 'dnf' THEN 'did not finish, which'
                    ELSE 'not classified, which'
                END
            )
            || ' is worth ' || CASE
                WHEN worth = CAST(worth AS INTEGER) THEN CAST(CAST(worth AS INTEGER) AS TEXT)
                ELSE CAST(CAST(worth AS points) AS TEXT)
            END
            || CASE points_percent
                WHEN 100 THEN ''
                ELSE ' (' || CAST(points_percent AS TEXT) || ' percent of the points)'
            END
            || shared || CASE basis
                WHEN 'standings' THEN '; place from the printed table alone'
                WHEN 'inferred' THEN '; place inferred from two sources'
                ELSE ''
            END
            || CASE
                WHEN laps IS NULL AND required_laps IS NOT NULL
                    THEN '; laps unknown'
                ELSE ''
            END
        WHEN 'below minimum distance' THEN
            reason || ': ' || CAST(laps AS TEXT) || ' laps, ' || CAST(required_laps AS TEXT)
            || ' required'
        WHEN 'outside the points' THEN reason || ': ' || nth || ' in ' || class
        WHEN 'not the best car' THEN
            nth || ' in ' || class || CASE competitors
                WHEN 'teams' THEN ', but not the team''s best car: '
                WHEN 'drivers' THEN ', but not the driver''s best car: '
                ELSE ', but not the maker''s best car: '
            END || better
        WHEN 'dropped round' THEN
            reason || CASE
                WHEN rounds_dropped = 1 THEN ': the worst one is dropped'
                WHEN rounds_dropped IS NOT NULL
                    THEN ': the worst ' || CAST(rounds_dropped AS TEXT) || ' are dropped'
                WHEN weekends_counted = 1 THEN ': only the best one counts'
                ELSE ': only the best ' || CAST(weekends_counted AS TEXT) || ' count'
            END
        WHEN 'bonus' THEN reason || ': ' || detail || shared
        WHEN 'round does not count' THEN
            reason || CASE
                WHEN round_status = 'skipped' THEN ': the class skips it'
                WHEN points_percent = 0 THEN ''
                ELSE COALESCE(': ' || round_note, '')
            END
        ELSE reason || COALESCE(': ' || COALESCE(detail, note), '')
    END AS why
FROM compared;

COMMENT ON VIEW scenario_ledger IS 'The ledger of points under every scenario, including the official one.';
COMMENT ON COLUMN scenario_ledger.round IS 'Round of the race, or the round from which a decision applies.';
COMMENT ON COLUMN scenario_ledger.entry IS 'The car; empty in the row of a decision.';
COMMENT ON COLUMN scenario_ledger.car_number IS 'Number on the car; if the results have none, its entry, unless that is the team''s name.';
COMMENT ON COLUMN scenario_ledger.award IS 'The award of a bonus; empty in the row of a place or a decision.';
COMMENT ON COLUMN scenario_ledger.worth IS 'Points of the car''s place, whether or not they count, 0 outside the points; for a bonus or a decision, its points.';
COMMENT ON COLUMN scenario_ledger.points IS 'Points that the competitor got from this row. Some shared points are a hundredth off, so that the rows add up to the total.';
COMMENT ON COLUMN scenario_ledger.reason IS 'scored, or the rule that decided otherwise: not the best car, below minimum distance, outside the points, not classified, did not finish, did not start, disqualified, not eligible, shared car, dropped round, round does not count, excluded; bonus and points adjustment have rows of their own.';
COMMENT ON COLUMN scenario_ledger.why IS 'The reason as a sentence.';
COMMENT ON COLUMN scenario_ledger.scenario IS 'official: the rules in force; otherwise the name of a what-if.';
COMMENT ON COLUMN scenario_ledger.competitor IS 'The team, driver or manufacturer.';
