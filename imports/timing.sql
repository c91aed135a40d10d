-- The classification of races as the timing provider of IMSA, WEC and ELMS publishes it
--
-- source: *.csv
--   position*: position, pos
--   number*: number
--   status*: status
--   laps*: laps
--   total_time: total time, time
--   fl_time: fl time
--   team: team
--   class*: class
--   vehicle: vehicle, car
--   first_name+: driver firstname
--   last_name+: driver secondname, driver lastname
--   other+: gap first, gap previous, fl lapnum, fl kph, group, division, tires, tyres, imsa car id, imsa team id, imsa class id, imsa car type id, imsa manufacturer id, imsa tire id, imsa sponsor id, imsa event entry id, extra, driver license, driver hometown, driver country, driver shortname, driver imsa driver id, driver imsa driver plug id, driver imsa driver rating long, driver extra
--
-- with: rules
-- --season 2026: the year, where no file or folder has it in its name
-- --round 2: the round, of one file whose name does not tell

CREATE TABLE statuses AS
FROM (VALUES
    ('classified', 'classified'), ('finished', 'classified'), ('running', 'classified'),
    ('notclassified', 'nc'), ('nc', 'nc'), ('retired', 'dnf'), ('dnf', 'dnf'),
    ('notfinished', 'dnf'), ('disqualified', 'dsq'), ('excluded', 'dsq'), ('dsq', 'dsq'),
    ('notstarted', 'dns'), ('didnotstart', 'dns'), ('dns', 'dns'), ('withdrawn', 'dns')
) AS words (word, status);

-- The round and its name: 02_Sebring.csv, or 02_Sebring/results.csv. A day like 20260321 may stand
-- anywhere in the path, the year alone, too; the last one counts.
CREATE TABLE files AS
SELECT
    file, COALESCE(getvariable('season'), year) AS season, day,
    COALESCE(getvariable('round'), CAST(CAST(regexp_extract(called, '^\d+') AS INT) AS TEXT)) AS round,
    trim(replace(regexp_extract(called, '^\d+[ _.-]+(.*)$', 1), '_', ' ')) AS name
FROM (
    SELECT
        file,
        regexp_extract_all(file, '(?:^|\D)((?:19|20)\d\d)', 1)[-1] AS year,
        CAST(try_strptime(regexp_extract_all(file, '(?:^|\D)(20\d{6})', 1)[-1], '%Y%m%d') AS DATE) AS day,
        CASE
            WHEN regexp_matches(folder, '^\d{1,2}[ _.-]+\D') THEN folder
            WHEN regexp_matches(stem, '^\d{1,2}[ _.-]+\D')
                AND NOT regexp_matches(stem, '(?i)result|classification|official') THEN stem
        END AS called
    FROM (
        SELECT DISTINCT
            file, regexp_extract(file, '([^/\\]*)[/\\][^/\\]*$', 1) AS folder,
            regexp_extract(file, '([^/\\]*)\.[^.]*$', 1) AS stem
        FROM source
    )
);
INSERT INTO refused
SELECT file, NULL, NULL, 'a file or folder named after the round, such as 02_Sebring, or --round 2'
FROM files WHERE round IS NULL
UNION ALL
SELECT file, NULL, NULL, 'a file or folder with the year in its name, or --season 2026'
FROM files WHERE season IS NULL
UNION ALL
SELECT STRING_AGG(file, ' and '), NULL, NULL, 'one file for round ' || round
FROM files GROUP BY season, round HAVING COUNT(*) > 1;

CREATE TABLE cars AS
SELECT
    source.*, season, round, statuses.status AS meaning, TRY_CAST(position AS INT) AS overall,
    TRY_CAST(source.laps AS INT) AS laps_number,
    CASE WHEN regexp_matches(total_time, '^\d+:\d\d:\d\d\.\d{3}$') THEN total_time END AS time_of_car
FROM source
JOIN files USING (file)
LEFT JOIN statuses ON word = regexp_replace(lower(source.status), '[^a-z]', '', 'g');
INSERT INTO refused
SELECT origin, 'status', status, 'Classified, Not classified, Disqualified, Retired or Not started'
FROM cars WHERE meaning IS NULL
UNION ALL
SELECT origin, 'position', position, 'the overall place of a classified car'
FROM cars WHERE meaning = 'classified' AND overall IS NULL
UNION ALL
SELECT origin, 'laps', laps, 'a whole number of laps'
FROM cars WHERE laps IS NOT NULL AND laps_number IS NULL
UNION ALL
SELECT origin, 'number', NULL, 'the number of the car' FROM cars WHERE number IS NULL
UNION ALL
SELECT origin, 'class', NULL, 'the class of the car' FROM cars WHERE class IS NULL
UNION ALL
SELECT STRING_AGG(origin, ' and '), 'number', number, 'a number once in a race'
FROM cars GROUP BY file, number HAVING COUNT(*) > 1;

INSERT INTO seeds.seasons BY NAME
SELECT DISTINCT season, getvariable('series') AS series FROM files;

INSERT INTO seeds.events BY NAME
SELECT
    season, round, COALESCE(NULLIF(name, ''), 'Round ' || round) AS event, day AS date,
    'held' AS status, parse_filename(file) AS origin,
    (SELECT MIN_BY(time_of_car, overall) FROM cars WHERE cars.file = files.file AND overall = 1)
        AS winner_time
FROM files
ORDER BY season, CAST(round AS INT);

-- The place in class follows from the order of the classified cars.
INSERT INTO seeds.results BY NAME
SELECT
    season, round, number AS entry, class, number AS car_number, team, vehicle AS chassis,
    laps_number AS laps, meaning AS status, origin,
    CASE WHEN meaning = 'classified'
        THEN RANK() OVER (PARTITION BY season, round, class, meaning ORDER BY overall) END
        AS class_position,
    CASE WHEN meaning NOT IN ('dsq', 'dns') THEN overall END AS overall_position
FROM cars
ORDER BY season, CAST(round AS INT), line;

INSERT INTO seeds.result_drivers BY NAME
SELECT season, round, entry, driver, ROW_NUMBER() OVER (PARTITION BY season, round, entry ORDER BY n) AS seat, origin
FROM (
    SELECT
        season, round, number AS entry, origin, file, line,
        trim(UNNEST(list_transform(
            list_zip(string_split(COALESCE(first_name, ''), chr(10)), string_split(COALESCE(last_name, ''), chr(10))),
            lambda pair: COALESCE(pair[1], '') || ' ' || COALESCE(pair[2], '')
        ))) AS driver,
        UNNEST(range(99)) AS n
    FROM cars
)
WHERE driver <> ''
ORDER BY season, CAST(round AS INT), line, n;

-- The fastest lap of each class.
INSERT INTO seeds.awards BY NAME
SELECT season, round, 'fastest lap' AS award, number AS entry, origin
FROM cars
WHERE fl_time IS NOT NULL AND meaning <> 'dsq'
QUALIFY RANK() OVER (PARTITION BY season, round, class ORDER BY LENGTH(fl_time), fl_time) = 1
ORDER BY season, CAST(round AS INT), line;

-- Where the folder lists vehicles it may say who made them; the file does not.
INSERT INTO seeds.chassis BY NAME
SELECT DISTINCT vehicle AS chassis FROM cars
WHERE vehicle IS NOT NULL AND EXISTS (FROM kept.chassis)
ORDER BY vehicle;
INSERT INTO remarks
SELECT 'chassis.csv (chassis,manufacturer) needs the maker of ' || STRING_AGG(DISTINCT vehicle, ', ')
    || ': without it no manufacturer scores with them'
FROM cars
WHERE vehicle NOT IN (SELECT chassis FROM kept.chassis WHERE manufacturer IS NOT NULL)
    AND ('manufacturers' IN (SELECT championship FROM kept.championships)
        OR CONTAINS(getvariable('championships'), 'manufacturers'))
HAVING COUNT(*) > 0;
