-- Who scores with which car, for which place or award?
-- One row per season, class, championship, round, car, competitor and claim: a car scores for its
-- team, for each of its drivers and for the maker of its chassis. The competitor is empty if no
-- source names it.
-- The places are those of the class; if an ineligible car lets others move up, they do.
CREATE VIEW scorers AS
WITH eligible_crews AS (
    SELECT season, round, entry, COUNT(*) AS sharers
    FROM result_drivers AS crew
    LEFT JOIN ineligible_entries AS ineligible USING (season, round, entry, driver)
    WHERE ineligible.reason IS NULL
    GROUP BY season, round, entry
),
drivers_and_makers AS (
    SELECT 'drivers' AS competitors, season, round, entry, driver AS competitor
    FROM result_drivers
    UNION ALL
    SELECT 'manufacturers', season, round, entry, manufacturer
    FROM makers
),
cars AS (
    SELECT
        championship, competitors, season, round, class, entry,
        CASE competitors WHEN 'teams' THEN team ELSE competitor END AS competitor,
        class_position, status, laps, award, award_driver, holders
    FROM claims
    JOIN championships USING (season, class)
    LEFT JOIN drivers_and_makers USING (competitors, season, round, entry)
    -- The award of one driver is none of the others'.
    WHERE competitors <> 'drivers' OR award_driver IS NULL OR award_driver = competitor
)
SELECT
    cars.*,
    CASE WHEN award_driver IS NULL THEN COALESCE(eligible_crews.sharers, 1) ELSE 1 END AS sharers,
    cars.class_position - COALESCE(moved_up.places, 0) AS place,
    ineligible.reason AS ineligible_because
FROM cars
LEFT JOIN eligible_crews USING (season, round, entry)
LEFT JOIN moved_up USING (championship, season, round, class, entry)
-- A row of ineligible_entries without a championship is for all, without a driver for all
-- competitors of the car.
LEFT JOIN ineligible_entries AS ineligible
    ON ineligible.season = cars.season
    AND ineligible.round = cars.round
    AND ineligible.entry = cars.entry
    AND COALESCE(ineligible.championship, cars.championship) = cars.championship
    AND (
        ineligible.driver IS NULL
        OR (cars.competitors = 'drivers' AND ineligible.driver = cars.competitor)
    );

COMMENT ON VIEW scorers IS 'The competitors that each car scores for, with its place and its awards: its team, each of its drivers, its maker.';
COMMENT ON COLUMN scorers.competitor IS 'The team, driver or manufacturer; empty if no source names it.';
COMMENT ON COLUMN scorers.award IS 'Name of the award; empty in the row of the place.';
COMMENT ON COLUMN scorers.sharers IS 'Number of drivers of the car who may score; 1 if none is known, or if the award is that of one driver.';
COMMENT ON COLUMN scorers.place IS 'Place of the car that counts: the place in class as finished, less the ineligible cars ahead that let others move up; in the row of an award, too.';
COMMENT ON COLUMN scorers.ineligible_because IS 'Why the car may not score for the competitor; empty if it may.';
COMMENT ON COLUMN scorers.championship IS 'Name of the championship in its class: teams, drivers, manufacturers, or the name of a cup.';
