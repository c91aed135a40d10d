-- number that lost its zeros: result_drivers.entry
-- If two numbers differ only in leading zeros, a spreadsheet gives the drivers of one car to the
-- other.
SELECT
    crew.season, crew.round, crew.entry, crew.driver,
    'no driver of ' || cars.entry || ' is known, and spreadsheets drop leading zeros' AS detail
FROM result_drivers AS crew
JOIN results AS cars
    ON cars.season = crew.season
    AND cars.round = crew.round
    AND LTRIM(cars.entry, '0') = LTRIM(crew.entry, '0')
    AND LENGTH(cars.entry) > LENGTH(crew.entry)
LEFT JOIN result_drivers AS known
    ON known.season = cars.season
    AND known.round = cars.round
    AND known.entry = cars.entry
WHERE known.driver IS NULL;
