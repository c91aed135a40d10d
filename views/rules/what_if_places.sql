-- Where does a car finish under a what-if that changes results?
-- One row per what-if, championship and car whose place or status it changes: cars behind one that
-- loses its place move up; a place stated by the what-if is taken as it is.
CREATE VIEW what_if_places AS
WITH lost AS (
    -- Behind an ineligible car that lets others move up, they have done so already.
    SELECT
        asked.what_if, cars.season, cars.class, championships.championship, cars.round,
        cars.class_position
    FROM what_if_results AS asked
    JOIN class_results AS cars USING (season, round, entry)
    JOIN championships
        ON championships.season = cars.season
        AND championships.class = cars.class
    LEFT JOIN ineligible_entries AS ineligible
        ON ineligible.season = cars.season
        AND ineligible.round = cars.round
        AND ineligible.entry = cars.entry
        AND COALESCE(ineligible.championship, championships.championship)
            = championships.championship
        AND ineligible.others_move_up
    WHERE asked.class_position IS NULL AND ineligible.reason IS NULL
)
SELECT
    asked.what_if, cars.season, cars.class, championships.championship, cars.round, cars.entry,
    asked.class_position AS place, asked.status, 0 AS places_up
FROM what_if_results AS asked
JOIN class_results AS cars USING (season, round, entry)
JOIN championships
    ON championships.season = cars.season
    AND championships.class = cars.class
WHERE asked.class_position IS NULL OR NOT cars.overall
UNION ALL
SELECT
    lost.what_if, lost.season, lost.class, lost.championship, lost.round, behind.entry,
    NULL, NULL, CAST(COUNT(*) AS INTEGER)
FROM lost
JOIN class_results AS behind
    ON behind.season = lost.season
    AND behind.round = lost.round
    AND behind.class = lost.class
    AND behind.class_position > lost.class_position
LEFT JOIN what_if_results AS asked
    ON asked.what_if = lost.what_if
    AND asked.season = lost.season
    AND asked.round = lost.round
    AND asked.entry = behind.entry
WHERE asked.entry IS NULL OR (behind.overall AND asked.class_position IS NOT NULL)
GROUP BY
    lost.what_if, lost.season, lost.class, lost.championship, lost.round, behind.entry;

COMMENT ON VIEW what_if_places IS 'Cars whose place or status a what-if changes.';
COMMENT ON COLUMN what_if_places.what_if IS 'The what-if.';
COMMENT ON COLUMN what_if_places.place IS 'Place stated by the what-if; empty for a car that loses its place or moves up.';
COMMENT ON COLUMN what_if_places.status IS 'Status stated by the what-if; empty for a car that moves up.';
COMMENT ON COLUMN what_if_places.places_up IS 'Number of places by which the car moves up; 0 = the what-if states its result.';
COMMENT ON COLUMN what_if_places.championship IS 'Name of the championship in its class: teams, drivers, manufacturers, or the name of a cup.';
