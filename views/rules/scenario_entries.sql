-- By which rules does each car score, and with which place?
-- One row per scenario, season, class, championship, competitor, round, car and claim: its place, or
-- an award.
-- A what-if on results replaces the place, or moves the car up behind one that loses its place.
CREATE VIEW scenario_entries AS
SELECT
    rules.*, distance.required_laps, scorers.competitor, scorers.entry, scorers.award,
    scorers.holders, scorers.laps, scorers.sharers, scorers.ineligible_because,
    CASE
        WHEN asked.entry IS NULL THEN scorers.place
        WHEN asked.places_up = 0 THEN asked.place
        ELSE scorers.place - asked.places_up
    END AS place,
    COALESCE(asked.status, scorers.status) AS result_status,
    asked.entry IS NOT NULL AS supposed
FROM round_rules AS rules
LEFT JOIN required_laps AS distance USING (scenario, season, class, championship, round)
JOIN scorers USING (season, class, championship, round)
LEFT JOIN what_if_places AS asked
    ON asked.what_if = rules.scenario
    AND asked.season = rules.season
    AND asked.class = rules.class
    AND asked.championship = rules.championship
    AND asked.round = rules.round
    AND asked.entry = scorers.entry;

COMMENT ON VIEW scenario_entries IS 'Each place and award of a car, and each competitor it can score for, with the rules of every scenario.';
COMMENT ON COLUMN scenario_entries.place IS 'Place of the car that counts: the place in class as finished, less the cars ahead that let others move up; in the row of an award, too.';
COMMENT ON COLUMN scenario_entries.result_status IS 'Status of the car: classified, nc, dnf, dns or dsq.';
COMMENT ON COLUMN scenario_entries.supposed IS 'true: the what-if changes the place or the status of the car.';
COMMENT ON COLUMN scenario_entries.status IS 'Status of the round: held, scheduled, voided, or skipped by the class.';
