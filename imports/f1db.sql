-- Formula One from 1950 on: the CSV release of F1DB (github.com/f1db/f1db, CC BY 4.0), unpacked
--
-- races: f1db-races.csv
--   id, year, round, date, grandPrixId, circuitId, sprintRaceDate
-- race_results: f1db-races-race-results.csv
--   raceId, positionDisplayOrder, positionText, driverNumber, driverId, constructorId
--   engineManufacturerId, sharedCar, laps
-- sprint_results: f1db-races-sprint-race-results.csv
--   raceId, positionDisplayOrder, positionText, driverNumber, driverId, constructorId
--   engineManufacturerId, sharedCar, laps
-- fastest_laps: f1db-races-fastest-laps.csv
--   raceId, positionText, driverNumber, driverId
-- driver_standings: f1db-seasons-driver-standings.csv
--   year, positionDisplayOrder, positionNumber, driverId, points
-- constructor_standings: f1db-seasons-constructor-standings.csv
--   year, positionDisplayOrder, positionNumber, constructorId, engineManufacturerId, points
-- drivers: f1db-drivers.csv
--   id, name
-- constructors: f1db-constructors.csv
--   id, name
-- engines: f1db-engine-manufacturers.csv
--   id, name
-- grands_prix: f1db-grands-prix.csv
--   id, fullName
-- circuits: f1db-circuits.csv
--   id, name

-- Differences from the release, and the reasons.
CREATE TABLE corrections AS
FROM (VALUES
    (1953, 'france', 'alberto-ascari', 'the table gives the whole point to Fangio')
) AS fastest_laps_not_counted (year, grandPrixId, driverId, reason);
CREATE TABLE laps_corrected AS
FROM (VALUES
    (1975, 'sweden', 'alan-jones', '78')
) AS corrected (year, grandPrixId, driverId, laps);
-- Missing in the release: races worth half or double points.
CREATE TABLE percents AS
FROM (VALUES
    (1975, 'spain', 50), (1975, 'austria', 50), (1984, 'monaco', 50), (1991, 'australia', 50),
    (2009, 'malaysia', 50), (2014, 'abu-dhabi', 200), (2021, 'belgium', 50)
) AS worth (year, grandPrixId, points_percent);

-- Circuits that are better known by the name of the place.
CREATE TABLE places AS
FROM (VALUES
    ('anderstorp', 'Anderstorp'), ('austin', 'Austin'), ('catalunya', 'Barcelona'),
    ('buenos-aires', 'Buenos Aires'), ('clermont-ferrand', 'Clermont-Ferrand'),
    ('dallas', 'Dallas'), ('east-london', 'East London'), ('imola', 'Imola'),
    ('interlagos', 'Interlagos'), ('jacarepagua', 'Jacarepaguá'), ('bugatti', 'Le Mans'),
    ('mexico-city', 'Mexico City'), ('montreal', 'Montreal'), ('porto', 'Porto'),
    ('reims', 'Reims'), ('rouen', 'Rouen'), ('spielberg', 'Spielberg'), ('yeongam', 'Yeongam')
) AS called (circuitId, place);

-- Two makers are called Lotus. A new entry took over Force India in 2018, from round 13 on.
CREATE MACRO maker(constructor, engine, is_new_entry) AS (
    SELECT CASE
        WHEN is_new_entry THEN 'Racing Point Force India'
        WHEN constructor = 'lotus-f1' THEN 'Lotus F1'
        WHEN constructor = engine THEN engines.name
        ELSE constructors.name
    END || CASE WHEN constructor = engine OR CONTAINS(constructors.name, engines.name)
        THEN '' ELSE '-' || engines.name END
    FROM constructors, engines
    WHERE constructors.id = constructor AND engines.id = engine
);
CREATE MACRO called(name) AS REPLACE(name, ', Jr.', ' Jr.');

-- A sprint is a round of its own, before its Grand Prix.
CREATE TABLE sessions AS
SELECT
    *, DENSE_RANK() OVER (PARTITION BY year ORDER BY grand_prix, session DESC) AS number
FROM (
    SELECT *, CAST(round AS INT) AS grand_prix, 'race' AS session, date AS day FROM races
    UNION ALL
    SELECT *, CAST(round AS INT), 'sprint', COALESCE(sprintRaceDate, date) FROM races
    WHERE sprintRaceDate IS NOT NULL OR id IN (SELECT raceId FROM sprint_results)
);

CREATE TABLE starts AS
SELECT
    *,
    -- A driver who took over a car comes after the one who began in it.
    COUNT(*) FILTER (sharedCar IS DISTINCT FROM 'true') OVER (
        PARTITION BY raceId, session, driverNumber ORDER BY line
    ) AS car_of_number
FROM (
    SELECT *, 'race' AS session FROM race_results
    UNION ALL
    SELECT *, 'sprint' FROM sprint_results
)
WHERE positionText NOT IN ('DNQ', 'DNPQ', 'DNP');

CREATE TABLE cars AS
SELECT
    CAST(year AS INT) AS season, number AS round, starts.*,
    driverNumber || CASE
        WHEN MAX(car_of_number) OVER (PARTITION BY raceId, starts.session, driverNumber) > 1
            THEN ' ' || FIRST_VALUE(called(drivers.name)) OVER car
        ELSE '' END AS entry,
    called(drivers.name) AS driver,
    ROW_NUMBER() OVER car AS seat, COUNT(*) OVER (
        PARTITION BY raceId, starts.session, driverNumber, car_of_number
    ) AS seats
FROM starts
JOIN sessions ON sessions.id = raceId AND sessions.session = starts.session
JOIN drivers ON drivers.id = driverId
WINDOW car AS (PARTITION BY raceId, starts.session, driverNumber, car_of_number ORDER BY starts.line);

INSERT INTO refused
SELECT origin, 'positionText', positionText, 'a place, DNF, NC, DSQ, EX, DNS, DNQ, DNPQ or DNP'
FROM cars
WHERE TRY_CAST(positionText AS INT) IS NULL AND positionText NOT IN ('DNF', 'NC', 'DSQ', 'EX', 'DNS');

INSERT INTO seeds.seasons BY NAME
SELECT DISTINCT year AS season, 'Formula One World Championship' AS series, 'f1db' AS source
FROM races ORDER BY year;

INSERT INTO seeds.events BY NAME
SELECT
    year AS season, number AS round,
    CASE WHEN grandPrixId = 'mexico' AND year >= '2021' THEN 'Mexico City Grand Prix' ELSE fullName END
        || CASE session WHEN 'sprint' THEN ' sprint' ELSE '' END AS event,
    CASE WHEN COUNT(*) OVER (PARTITION BY sessions.id) > 1 THEN grand_prix END AS weekend,
    COALESCE(place, circuits.name) AS circuit, day AS date,
    CASE WHEN (sessions.id, session) IN (SELECT raceId, session FROM starts) THEN 'held'
        ELSE 'scheduled' END AS status,
    CASE WHEN session = 'sprint' THEN 'sprint' WHEN grandPrixId = 'indianapolis'
        THEN 'Indianapolis 500' ELSE 'race' END AS kind,
    CASE session WHEN 'race' THEN points_percent END AS points_percent, sessions.origin
FROM sessions
JOIN grands_prix ON grands_prix.id = grandPrixId
JOIN circuits ON circuits.id = circuitId
LEFT JOIN places USING (circuitId)
LEFT JOIN percents USING (year, grandPrixId)
ORDER BY year, number;

INSERT INTO seeds.results BY NAME
SELECT
    season, round, entry, 'F1' AS class,
    TRY_CAST(positionText AS INT) AS class_position,
    TRY_CAST(positionText AS INT) AS overall_position,
    driverNumber AS car_number, maker(constructorId, engineManufacturerId,
        constructorId = 'force-india' AND season = 2018 AND round >= 13) AS team,
    COALESCE(laps_corrected.laps, cars.laps) AS laps,
    CASE positionText WHEN 'DNF' THEN 'dnf' WHEN 'NC' THEN 'nc' WHEN 'DNS' THEN 'dns'
        WHEN 'DSQ' THEN 'dsq' WHEN 'EX' THEN 'dsq' ELSE 'classified' END AS status,
    origin
FROM cars
JOIN (SELECT id, grandPrixId FROM races) AS held ON held.id = raceId
LEFT JOIN laps_corrected ON year = season AND laps_corrected.grandPrixId = held.grandPrixId
    AND laps_corrected.driverId = cars.driverId
WHERE seat = 1
ORDER BY season, round, TRY_CAST(positionText AS INT) NULLS LAST, line;

INSERT INTO seeds.result_drivers BY NAME
SELECT season, round, entry, driver, CASE WHEN seats > 1 THEN seat END AS seat, origin
FROM cars
ORDER BY season, round, TRY_CAST(positionText AS INT) NULLS LAST, line;

INSERT INTO seeds.awards BY NAME
SELECT
    season, round, 'fastest lap' AS award,
    -- of a driver in two cars the better placed one
    MIN_BY(entry, CAST(positionDisplayOrder AS INT)) AS entry, driver
FROM cars
JOIN (SELECT raceId, driverId FROM fastest_laps WHERE positionText = '1') AS fastest
    USING (raceId, driverId)
JOIN (SELECT id, year, grandPrixId FROM races) AS held ON held.id = raceId
WHERE session = 'race'
    AND (CAST(year AS INT), grandPrixId, driverId) NOT IN (SELECT year, grandPrixId, driverId FROM corrections)
GROUP BY season, round, driver
ORDER BY season, round, ANY_VALUE(driverId);

-- The tables at the end of each season; for the season in progress, the present ones.
DELETE FROM kept.published_totals WHERE season IN (SELECT year FROM driver_standings);
INSERT INTO seeds.published_totals BY NAME
SELECT
    year AS season, 'F1' AS class, championship, competitor, positionNumber AS position, points
FROM (
    SELECT driver_standings.* EXCLUDE (driverId), 'drivers' AS championship, called(name) AS competitor
    FROM driver_standings
    JOIN drivers ON drivers.id = driverId
    UNION ALL BY NAME
    SELECT *, 'teams' AS championship, maker(constructorId, engineManufacturerId,
        constructorId = 'force-india' AND year = '2018' AND positionNumber IS NOT NULL
    ) AS competitor
    FROM constructor_standings
)
ORDER BY year, championship, CAST(positionDisplayOrder AS INT);
