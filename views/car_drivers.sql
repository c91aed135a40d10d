-- Who drove which car?
-- One row per car with a known driver.
CREATE VIEW car_drivers AS
SELECT
    season,
    round,
    entry,
    MAX(CASE WHEN seat = 1 THEN driver END)
        || COALESCE(' / ' || MAX(CASE WHEN seat = 2 THEN driver END), '')
        || COALESCE(' / ' || MAX(CASE WHEN seat = 3 THEN driver END), '')
        || COALESCE(' / ' || MAX(CASE WHEN seat = 4 THEN driver END), '')
        || COALESCE(' / ' || MAX(CASE WHEN seat = 5 THEN driver END), '')
        || COALESCE(' / ' || MAX(CASE WHEN seat = 6 THEN driver END), '') AS drivers
FROM result_drivers
GROUP BY season, round, entry;

COMMENT ON VIEW car_drivers IS 'The drivers of each car.';
COMMENT ON COLUMN car_drivers.drivers IS 'Names separated by '' / '', in the order of the source; empty when no source names them.';
