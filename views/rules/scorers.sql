-- Who scores with which car, and with which place?
-- One row per championship, car and competitor: a car scores for its team, for each of its drivers
-- and for the maker of its chassis.
-- The places are those of the class; if an ineligible car lets others move up, they do.
CREATE VIEW scorers AS
WITH crews AS (
    SELECT season, round, entry, COUNT(*) AS sharers
    FROM result_drivers AS crew
    LEFT JOIN ineligible_entries AS barred USING (season, round, entry, driver)
    WHERE barred.reason IS NULL
    GROUP BY season, round, entry
),
cars AS (
    SELECT
        championship, competitors, season, round, class, entry, team AS competitor,
        class_position, status, laps
    FROM class_results
    JOIN championships USING (season, class)
    WHERE competitors = 'teams' AND team IS NOT NULL
    UNION ALL
    SELECT
        championship, competitors, season, round, class, entry, driver,
        class_position, status, laps
    FROM class_results
    JOIN championships USING (season, class)
    JOIN result_drivers USING (season, round, entry)
    WHERE competitors = 'drivers'
    UNION ALL
    SELECT
        championship, competitors, season, round, class, entry, manufacturer,
        class_position, status, laps
    FROM class_results
    JOIN championships USING (season, class)
    JOIN makers USING (season, round, entry)
    WHERE competitors = 'manufacturers'
),
moved_up AS (
    SELECT
        championships.championship, behind.season, behind.round, behind.class, behind.entry,
        CAST(COUNT(*) AS INTEGER) AS places
    FROM ineligible_entries AS barred
    JOIN class_results AS ahead
        ON ahead.season = barred.season
        AND ahead.round = barred.round
        AND ahead.entry = barred.entry
    JOIN championships
        ON championships.season = ahead.season
        AND championships.class = ahead.class
        AND championships.championship
            = COALESCE(barred.championship, championships.championship)
    JOIN class_results AS behind
        ON behind.season = ahead.season
        AND behind.round = ahead.round
        AND behind.class = ahead.class
        AND behind.class_position > ahead.class_position
    WHERE barred.others_move_up
    GROUP BY
        championships.championship, behind.season, behind.round, behind.class, behind.entry
)
SELECT
    cars.*,
    COALESCE(crews.sharers, 1) AS sharers,
    cars.class_position - COALESCE(moved_up.places, 0) AS place,
    barred.reason AS barred
FROM cars
LEFT JOIN crews USING (season, round, entry)
LEFT JOIN moved_up USING (championship, season, round, class, entry)
LEFT JOIN ineligible_entries AS barred
    ON barred.season = cars.season
    AND barred.round = cars.round
    AND barred.entry = cars.entry
    AND COALESCE(barred.championship, cars.championship) = cars.championship
    AND (
        barred.driver IS NULL
        OR (cars.competitors = 'drivers' AND barred.driver = cars.competitor)
    );

COMMENT ON VIEW scorers IS 'The competitors that each car scores for: its team, each of its drivers, its maker.';
COMMENT ON COLUMN scorers.competitor IS 'The team, driver or manufacturer.';
COMMENT ON COLUMN scorers.sharers IS 'Number of drivers of the car who may score; 1 if none is known.';
COMMENT ON COLUMN scorers.place IS 'Place that counts: the place in class as finished, less the ineligible cars ahead that let others move up.';
COMMENT ON COLUMN scorers.barred IS 'Why the car may not score for the competitor; empty if it may.';
COMMENT ON COLUMN scorers.championship IS 'Name of the championship in its class: teams, drivers, manufacturers, or the name of a cup.';
