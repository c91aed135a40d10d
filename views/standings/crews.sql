-- Who shared each car?
-- One row per car of a race with a known driver; result_drivers has a row per driver.
CREATE VIEW crews AS
WITH seated AS (
    SELECT
        season, round, entry, driver,
        ROW_NUMBER() OVER (PARTITION BY season, round, entry ORDER BY seat NULLS LAST, driver)
            AS seat,
        ROW_NUMBER() OVER (PARTITION BY season, round, entry ORDER BY driver) AS place_in_alphabet
    FROM result_drivers
)
SELECT
    season, round, entry,
    MAX(CASE seat WHEN 1 THEN driver END)
        || COALESCE(' / ' || MAX(CASE seat WHEN 2 THEN driver END), '')
        || COALESCE(' / ' || MAX(CASE seat WHEN 3 THEN driver END), '')
        || COALESCE(' / ' || MAX(CASE seat WHEN 4 THEN driver END), '')
        || COALESCE(' / ' || MAX(CASE seat WHEN 5 THEN driver END), '')
        || COALESCE(' / ' || MAX(CASE seat WHEN 6 THEN driver END), '') AS drivers,
    MAX(CASE place_in_alphabet WHEN 1 THEN driver END)
        || COALESCE(' / ' || MAX(CASE place_in_alphabet WHEN 2 THEN driver END), '')
        || COALESCE(' / ' || MAX(CASE place_in_alphabet WHEN 3 THEN driver END), '')
        || COALESCE(' / ' || MAX(CASE place_in_alphabet WHEN 4 THEN driver END), '')
        || COALESCE(' / ' || MAX(CASE place_in_alphabet WHEN 5 THEN driver END), '')
        || COALESCE(' / ' || MAX(CASE place_in_alphabet WHEN 6 THEN driver END), '') AS crew
FROM seated
GROUP BY season, round, entry;

COMMENT ON VIEW crews IS 'The drivers of each car of a race in one text; result_drivers has a row for each.';
COMMENT ON COLUMN crews.drivers IS 'Names separated by '' / '' in the order of the source; empty if no source names them. To group by crew, use crews.crew.';
COMMENT ON COLUMN crews.crew IS 'The same names in alphabetical order, so that one pairing has one text.';
