-- A results sheet of a club or league: a row per car and race, or per driver of a car
--
-- source: *
--   season: season, year
--   round: round, rd, rnd, round no, round number, meeting no
--   race: race, heat, leg, race of round
--   event: event, event name, race name, meeting, grand prix, gp
--   circuit: circuit, track, venue, location, where
--   date: date, race date, event date, day, when
--   class: class, cl, category, cat, group, division, div
--   place: pos, position, posn, place, placing, pl, plc, p, finish, finished, finish position, finish pos, finishing position, final position, fin, fin pos, race position, result, rank, overall, overall position, overall pos
--   class_place: class position, class pos, class posn, pos in class, position in class, place in class, class place, pic, class rank
--   status: status, state, finish status
--   number: no, number, car no, car number, race no, race number, kart no, kart number, bike no, competition no, competition number, nr, num, start no, start number
--   car: car, vehicle, make, model, car model, make and model, chassis
--   team: team, team name, entrant, entry
--   driver+: driver, drivers, driver name, driver names, drivers name, name, names, competitor, rider, co driver, codriver, driver a, driver b, driver c, driver d, second driver, third driver, crew
--   first_name+: first name, forename, given name, driver first name
--   last_name+: last name, surname, family name, driver last name, driver surname
--   laps: laps, laps completed, lap, laps done, lap count
--   pole: pole, pole position, pp, on pole
--   fastest_lap: fastest lap, fl, fastest, fast lap
--   notes: notes, note, comment, comments, remark, remarks, reason
--
-- with: rules
-- --dates uk|us: meaning of 04/05/2026 if the dates leave it open: 4 May (uk) or April 5 (us)
-- --season 2026: the season, if dates are missing or of two years
-- --holes keep|close: keep leaves the place of a disqualified car empty; by default the cars behind move up

CREATE MACRO fold(name) AS
    regexp_replace(strip_accents(lower(name)), '[\s\p{P}\p{Z}\p{Cf}]', '', 'g');
CREATE MACRO whole(cell) AS
    TRY_CAST(regexp_extract(
        cell, '(?i)^(?:[a-z]+\.? *)?#?(\d{1,3})(?:\.0|st|nd|rd|th)?(?: round)?(?: *[-–:] *\D.*)?$', 1
    ) AS INTEGER);
-- Brands Hatch, of Round 1: Brands Hatch
CREATE MACRO name_beside(cell) AS NULLIF(CASE
    WHEN whole(cell) IS NULL THEN cell ELSE regexp_extract(cell, '[-–:] *(\D.*)$', 1) END, '');

-- Words for a status in a cell.
CREATE TABLE words AS
SELECT UNNEST(string_split(list, ' ')) AS word, status
FROM (VALUES
    ('dnf ret retd rtd rit retired abandoned crash crashed accident mechanical', 'dnf'),
    ('didnotfinish notfinished abd out', 'dnf'),
    ('dsq dq disq disqualified ex exc excl excluded', 'dsq'),
    ('dns didnotstart notstarted wd withdrawn withdrew dnq dnpq dna didnotqualify', 'dns'),
    ('nc ncl nclass notclassified unclassified uc', 'nc'),
    ('classified finished finish ok running', 'classified')
) AS lists (list, status);

-- 1. Dates: the whole column decides whether the day or the month comes first.
CREATE TABLE dates AS
SELECT
    *,
    TRY_CAST(regexp_extract(plain, '^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)$', 1) AS INT) AS a,
    TRY_CAST(regexp_extract(plain, '^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)$', 2) AS INT) AS b,
    TRY_CAST(regexp_extract(plain, '^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)$', 3) AS INT) AS year
FROM (
    SELECT
        date AS written, MIN(origin) AS origin,
        trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(lower(date),
            '^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[,. ]+', ''),
            '(\d)(st|nd|rd|th)\b', '\1'),
            '[t ]+\d{1,2}:\d\d.*$', ''),
            '[, ]+', ' ', 'g')) AS plain
    FROM source
    WHERE date IS NOT NULL
    GROUP BY date
);
SET VARIABLE first = COALESCE(getvariable('dates'), (
    SELECT CASE
        WHEN MAX(a) > 12 AND MAX(b) > 12 THEN 'both'
        WHEN MAX(a) > 12 THEN 'uk'
        WHEN MAX(b) > 12 THEN 'us'
        WHEN BOOL_OR(a <> b) THEN 'unknown'
        ELSE 'uk'
    END
    FROM dates
    WHERE plain NOT LIKE '%.%'
));
CREATE TABLE days AS
SELECT
    written, origin,
    COALESCE(
        CASE WHEN regexp_matches(plain, '^\d{5}$') THEN DATE '1899-12-30' + CAST(plain AS INT) END,
        CAST(try_strptime(
            format('{}-{}-{}', CASE WHEN year < 100 THEN 2000 + year ELSE year END,
                CASE WHEN uk THEN b ELSE a END, CASE WHEN uk THEN a ELSE b END), '%Y-%m-%d'
        ) AS DATE),
        CAST(try_strptime(replace(plain, 'sept ', 'sep '), [
            '%Y-%m-%d', '%Y/%m/%d', '%Y.%m.%d', '%Y%m%d', '%d %B %y', '%d %b %y', '%d-%b-%y',
            '%d %B %Y', '%d %b %Y', '%d-%b-%Y', '%d/%b/%Y', '%B %d %Y', '%b %d %Y'
        ]) AS DATE)
    ) AS day
FROM (SELECT *, plain LIKE '%.%' OR getvariable('first') = 'uk' AS uk FROM dates);

-- 2. Rows: a car's result, a round to come, or neither. A block of rows may say its round once.
CREATE TABLE lines AS
WITH marked AS (
    SELECT
        source.*, day,
        COALESCE(driver, last_name, number, team, car) IS NOT NULL AS has_car,
        COALESCE(place, class_place, status) IS NOT NULL AS has_place,
        COALESCE(round, race, event, circuit, date) IS NOT NULL AS has_round,
        fold(COALESCE(driver, number, team, '')) SIMILAR TO
            '(grand|sub)?totals?|sum|average|entries|starters|finishers|points' AS is_total,
        BOOL_OR(COALESCE(round, race) IS NOT NULL) OVER (PARTITION BY file, sheet) AS numbers_them,
        -- an empty row ends a block
        line - ROW_NUMBER() OVER (PARTITION BY file, sheet ORDER BY line) AS block
    FROM source
    LEFT JOIN days ON written = date
),
headed AS (
    SELECT
        * EXCLUDE (season, round, race, event, circuit, date, day, class),
        LAST_VALUE(CASE WHEN has_round THEN {
            'season': season, 'round': round, 'race': race, 'event': event, 'circuit': circuit,
            'date': date, 'day': day
        } END IGNORE NULLS) OVER before AS head,
        CASE WHEN has_round THEN class ELSE LAST_VALUE(class IGNORE NULLS) OVER before END AS class
    FROM marked
    WINDOW before AS (PARTITION BY file, sheet, block ORDER BY line)
),
named AS (
    SELECT
        * EXCLUDE (head), UNNEST(head),
        BOOL_OR(has_round) OVER (PARTITION BY file, sheet) AS says_rounds,
        -- a sheet for each round
        regexp_extract(sheet || ' ' || parse_filename(file), '(?i)\b(?:round|rd|r)[ _-]*(\d+)', 1)
            AS round_of_sheet
    FROM headed
),
placed AS (
    SELECT
        * REPLACE (
            CASE WHEN numbers_them THEN round ELSE NULLIF(round_of_sheet, '') END AS round
        ),
        regexp_replace(origin, ', row \d+$', '') AS file_sheet
    FROM named
)
SELECT
    *,
    CASE
        WHEN has_car AND has_place AND NOT is_total THEN CASE
            WHEN COALESCE(round, race, event, circuit, date) IS NOT NULL THEN 'result'
            -- such as the standings, beside a sheet of results
            WHEN NOT says_rounds AND EXISTS (FROM placed WHERE says_rounds OR round IS NOT NULL) THEN 'no round'
            ELSE 'nowhere' END
        WHEN has_round AND NOT has_car AND NOT has_place AND day IS NOT NULL THEN 'round'
        WHEN has_round AND (has_car OR has_place) AND NOT is_total AND (
            day IS NOT NULL OR (date IS NULL AND whole(round) IS NOT NULL)
        ) THEN 'half'
        ELSE 'other'
    END AS kind,
    ROW_NUMBER() OVER (ORDER BY file, sheet, line) AS number_of_line
FROM placed;

INSERT INTO refused
SELECT origin, 'round', NULL, CASE
    WHEN says_rounds THEN 'the round of this result: an empty row ends a block'
    ELSE 'a column Round or Date, or a sheet or file named like Round 3' END
FROM lines WHERE kind = 'nowhere'
UNION ALL
SELECT
    origin, CASE WHEN has_car THEN 'place' ELSE 'driver' END, NULL,
    CASE WHEN has_car THEN 'a place, or a word such as DNF, DNS, DSQ or NC'
        ELSE 'a driver, team or number' END
FROM lines WHERE kind = 'half'
UNION ALL
SELECT origin, 'date', date, 'a date like 12/04/2026, 12 April 2026 or 2026-04-12'
FROM lines
WHERE kind = 'result' AND date IS NOT NULL AND day IS NULL
    AND getvariable('first') IN ('uk', 'us')
UNION ALL
SELECT origin, 'date', written, 'one order of day and month in the column: a 13 or more is '
    || CASE WHEN a > 12 THEN 'first here' ELSE 'second here' END
FROM (SELECT * FROM dates WHERE GREATEST(a, b) > 12 ORDER BY a > 12, origin)
WHERE getvariable('first') = 'both'
UNION ALL
SELECT origin, 'date', written, '--dates uk or --dates us: no date tells whether the day is first'
FROM (FROM dates WHERE a <> b ORDER BY origin LIMIT 1)
WHERE getvariable('first') = 'unknown';

INSERT INTO remarks
SELECT origin || ': not read: ' || text FROM lines WHERE kind = 'other'
UNION ALL
SELECT ANY_VALUE(file_sheet) || ': not read: ' || COUNT(*) || CASE COUNT(*) WHEN 1 THEN ' row' ELSE ' rows' END
    || ' without a round'
FROM lines WHERE kind = 'no round'
GROUP BY file, sheet;

-- 3. Rounds: by their number, by their dates, or in the order of the sheet.
CREATE TABLE told AS
WITH numbered AS (
    SELECT *, whole(round) AS round_number, whole(race) AS race_number
    FROM lines
    WHERE kind IN ('result', 'round')
),
counted AS (
    SELECT
        *,
        BOOL_AND(round_number IS NOT NULL) OVER () AS by_round,
        BOOL_AND(race_number IS NOT NULL) OVER () AS by_race,
        BOOL_AND(day IS NOT NULL) OVER () AS by_day,
        MIN(number_of_line) OVER (PARTITION BY COALESCE(event, race, round, circuit)) AS first_line
    FROM numbered
)
SELECT
    * EXCLUDE (season, round, event),
    CASE
        WHEN by_round AND by_race THEN DENSE_RANK() OVER (ORDER BY round_number, race_number)
        WHEN by_round THEN round_number
        WHEN by_race THEN race_number
        WHEN by_day THEN DENSE_RANK() OVER (ORDER BY day, first_line)
        ELSE DENSE_RANK() OVER (ORDER BY first_line)
    END AS round,
    CASE WHEN by_round AND by_race THEN round_number END AS weekend,
    COALESCE(event, name_beside(race), name_beside(round)) AS event,
    COALESCE(
        TRY_CAST(getvariable('season') AS INT),
        TRY_CAST(regexp_extract(season, '\d{4}') AS INT),
        YEAR(day),
        MIN(YEAR(day)) OVER ()
    ) AS season
FROM counted;

INSERT INTO refused
SELECT origin, 'round', written, 'a round number in every row, as in most'
FROM (SELECT *, COALESCE(race, event, circuit) AS written FROM told)
WHERE round_number IS NULL AND (SELECT BOOL_OR(round_number IS NOT NULL) FROM told)
UNION ALL
SELECT NULL, NULL, getvariable('season'), '--season as a year, such as 2026'
WHERE NOT regexp_full_match(getvariable('season'), '\d{4}')
UNION ALL
SELECT NULL, NULL, NULL, '--season YEAR, as no column and no date gives the season'
FROM told HAVING COUNT(*) > 0 AND COUNT(season) = 0
UNION ALL
SELECT NULL, NULL, NULL, '--season YEAR: the dates are of ' || MIN(season) || ' and ' || MAX(season)
FROM (SELECT DISTINCT season, round, day FROM told WHERE NOT EXISTS (FROM source WHERE season > ''))
HAVING MIN(season) < MAX(season)
UNION ALL
SELECT NULL, NULL, NULL, 'rows with results: none was found'
WHERE NOT EXISTS (FROM lines WHERE kind = 'result') AND NOT EXISTS (FROM refused)
UNION ALL
-- Rounds that a sheet does not number are counted from its first one.
SELECT NULL, NULL, NULL, 'a column Round, or all rounds in the sheet: it does not have '
    || MIN(kept.events.event)
FROM kept.events
JOIN (SELECT DISTINCT season FROM told) AS seasons
    ON kept.events.season = CAST(seasons.season AS TEXT) AND kept.events.round IS NOT NULL
WHERE EXISTS (FROM told WHERE NOT by_round OR weekend IS NOT NULL)
    AND TRY_CAST(kept.events.round AS INT) > (SELECT MAX(round) FROM told)
HAVING COUNT(*) > 0;

-- 4. Names: of those that differ in capitals, accents, blanks or punctuation alone, the usual one.
CREATE MACRO names_in(first_name, last_name, driver) AS
    CASE WHEN last_name IS NULL THEN regexp_split_to_array(driver, '\s*(?:\n|/|;|&|\+|\sand\s)\s*')
    ELSE list_transform(
        list_zip(string_split(COALESCE(first_name, driver, ''), chr(10)), string_split(last_name, chr(10))),
        lambda pair: trim(COALESCE(pair[1], '') || ' ' || COALESCE(pair[2], '')))
    END;
CREATE TABLE crews AS
SELECT number_of_line, origin, cell, ROW_NUMBER() OVER (PARTITION BY number_of_line) AS n
FROM (
    SELECT number_of_line, origin, UNNEST(names_in(first_name, last_name, driver)) AS cell
    FROM told
    WHERE kind = 'result'
)
WHERE cell <> '';
CREATE MACRO without_junior(name) AS regexp_replace(name, ', *(Jr|Sr|II|III|IV)\b\.?', ' \1', 'g');
SET VARIABLE commas = (
    SELECT CASE
        WHEN BOOL_AND(regexp_matches(cell, '^\S+ [^,]+(, *\S+ [^,]+)+$')) THEN 'list'
        WHEN BOOL_AND(regexp_matches(cell, '^[^,]+,[^,]+$'))
            AND COUNT(*) = (SELECT COUNT(*) FROM crews) THEN 'family first'
        WHEN COUNT(*) > 0 THEN 'unknown'
    END
    FROM crews
    WHERE without_junior(cell) LIKE '%,%'
);
CREATE TABLE drivers AS
SELECT number_of_line, origin, name, ROW_NUMBER() OVER (PARTITION BY number_of_line ORDER BY n) AS n
FROM (
    SELECT
        number_of_line, origin, n,
        UNNEST(CASE
            WHEN getvariable('commas') = 'list' THEN regexp_split_to_array(cell, ' *, *')
            WHEN getvariable('commas') = 'family first'
                THEN [regexp_replace(cell, '^([^,]+?) *, *(.+)$', '\2 \1')]
            ELSE [cell]
        END) AS name
    FROM crews
);
INSERT INTO remarks
SELECT 'drivers: family name first in every row, read as first name first: ' || MIN(cell) || ' is ' || MIN(name)
FROM crews
JOIN drivers USING (number_of_line)
WHERE getvariable('commas') = 'family first' AND number_of_line = (SELECT MIN(number_of_line) FROM crews)
HAVING COUNT(*) > 0;
INSERT INTO refused
SELECT origin, 'driver', cell, 'names without commas, as only some rows have one: '
    || 'several drivers with / between them'
FROM crews
WHERE getvariable('commas') = 'unknown' AND without_junior(cell) LIKE '%,%'
UNION ALL
SELECT origin, 'driver', name, 'the name of a driver'
FROM drivers
WHERE fold(name) IN ('', 'tba', 'tbc', 'tbd', 'tbn', 'none', 'nonenone', 'unknown', 'na', 'nan', 'null',
    'nn', 'various', 'driver', 'x', 'xxx') OR NOT regexp_matches(name, '\p{L}');

CREATE TABLE spelled AS
WITH written AS (
    SELECT 'driver' AS kind, name, origin, 1 AS weight FROM drivers
    UNION ALL SELECT 'team', team, origin, 1 FROM told
    UNION ALL SELECT 'class', class, origin, 1 FROM told
    UNION ALL SELECT 'circuit', circuit, origin, 1 FROM told
    UNION ALL SELECT 'driver', driver, NULL, 1 FROM kept.result_drivers
    UNION ALL SELECT 'team', team, NULL, 1 FROM kept.results
    UNION ALL SELECT 'class', class, NULL, 1 FROM kept.results
    UNION ALL SELECT 'circuit', circuit, NULL, 1 FROM kept.events
    -- a list of names is what somebody has checked
    UNION ALL SELECT 'driver', driver, NULL, 9999 FROM kept.drivers
    UNION ALL SELECT 'team', team, NULL, 9999 FROM kept.teams
    UNION ALL SELECT 'circuit', circuit, NULL, 9999 FROM kept.circuits
),
counted AS (
    SELECT kind, name, SUM(weight) AS weight, COUNT(origin) AS rows, MIN(origin) AS origin
    FROM written
    WHERE name IS NOT NULL
    GROUP BY kind, name
)
SELECT
    *,
    FIRST_VALUE(name) OVER (
        PARTITION BY kind, fold(name)
        ORDER BY weight DESC, name = UPPER(name), name = LOWER(name), strlen(name) DESC, name
    ) AS used
FROM counted;
INSERT INTO remarks
SELECT kind || ' ' || name || ' is read as ' || used || ', the usual spelling (' || rows
    || CASE rows WHEN 1 THEN ' row: ' ELSE ' rows, such as ' END || origin || ')'
FROM spelled
WHERE used <> name AND rows > 0;
CREATE MACRO usual(what, written) AS (
    SELECT used FROM spelled WHERE spelled.kind = what AND spelled.name = written
);

-- 5. Places and what stands in their stead.
CREATE MACRO place_of(cell) AS
    TRY_CAST(regexp_extract(lower(cell), '^(?:p|pos\.?)? *[=t]? *(\d{1,3})(?:\.0|st|nd|rd|th)? *[=t]?\.?$', 1) AS INT);
CREATE MACRO is_tied(cell) AS regexp_matches(lower(cell), '^ *[=t] *\d|\d *[=t]$');
CREATE MACRO letters(cell) AS regexp_replace(strip_accents(lower(cell)), '[^a-z]', '', 'g');
CREATE MACRO word_of(cell) AS COALESCE(
    (SELECT words.status FROM words WHERE word = letters(cell)),
    -- DNF (engine), Ret - gearbox
    (SELECT words.status FROM words WHERE word = letters(regexp_extract(cell, '^([^(:,-]+)[(:,-]', 1)))
);
CREATE TABLE placed AS
SELECT
    told.* REPLACE (usual('team', team) AS team, usual('circuit', circuit) AS circuit,
        COALESCE(usual('class', class), 'Overall') AS class),
    place_of(place) AS place_number, place_of(class_place) AS class_place_number,
    COALESCE(is_tied(class_place), is_tied(place), FALSE) AS tied,
    COALESCE(word_of(class_place), word_of(place)) AS word,
    word_of(status) AS status_word,
    CASE WHEN word_of(status) IS NULL THEN status END AS other_status,
    COALESCE(ltrim(number, '#'), CASE WHEN regexp_matches(car, '^#?\d{1,3}[A-Za-z]?$') THEN ltrim(car, '#') END)
        AS car_number,
    CASE WHEN NOT regexp_matches(car, '^#?\d{1,3}[A-Za-z]?$') THEN car END AS chassis,
    (SELECT STRING_AGG(usual('driver', name), ' / ' ORDER BY n) FROM drivers
        WHERE drivers.number_of_line = told.number_of_line) AS crew,
    TRY_CAST(regexp_extract(laps, '^(\d+)(?:\.0)?(?: laps?)?$', 1) AS INT) AS laps_number
FROM told
WHERE kind = 'result';

INSERT INTO refused
SELECT origin, 'place', place, 'a place, or a word such as DNF, DNS, DSQ or NC'
FROM placed
WHERE place IS NOT NULL AND (place_number IS NULL OR place_number = 0) AND word_of(place) IS NULL
UNION ALL
SELECT origin, 'class_place', class_place, 'a place, or a word such as DNF, DNS, DSQ or NC'
FROM placed
WHERE class_place IS NOT NULL AND COALESCE(class_place_number, 0) = 0 AND word_of(class_place) IS NULL
UNION ALL
SELECT origin, 'status', status, 'a word such as DNF, DNS, DSQ or NC, or a place beside it'
FROM placed
WHERE COALESCE(place, class_place) IS NULL AND status_word IS NULL
UNION ALL
SELECT origin, 'status', status, 'a place beside a car that finished'
FROM placed
WHERE COALESCE(place_number, class_place_number) IS NULL AND COALESCE(word, status_word) = 'classified'
UNION ALL
SELECT origin, 'laps', laps, 'a whole number of laps'
FROM placed
WHERE laps IS NOT NULL AND laps_number IS NULL AND regexp_matches(laps, '[[:alnum:]]')
UNION ALL
SELECT origin, 'class', NULL, 'the class of the car'
FROM told
WHERE kind = 'result' AND class IS NULL AND EXISTS (FROM told WHERE class IS NOT NULL);

-- Places are in class, unless no two cars of a race have the same one in two classes.
SET VARIABLE overall = (
    SELECT COUNT(*) > 0 AND BOOL_AND(places = cars)
    FROM (
        SELECT COUNT(DISTINCT place_number) AS places,
            COUNT(DISTINCT class || ' ' || place_number) AS cars
        FROM placed
        WHERE place_number IS NOT NULL
        GROUP BY season, round
        HAVING COUNT(DISTINCT class) > 1
    )
) OR EXISTS (FROM source WHERE class_place IS NOT NULL);

-- 6. Cars: the rows of a race with the same number in a class are one car, and its drivers.
CREATE TABLE keyed AS
SELECT
    *,
    COALESCE(
        '#' || car_number, team || ' in place ' || place_number, crew, team || ', ' || origin
    ) AS car_key,
    CASE
        WHEN word IN ('dnf', 'dns', 'dsq', 'nc') THEN word
        WHEN status_word IN ('dnf', 'dns', 'dsq', 'nc') THEN status_word
        ELSE 'classified'
    END AS car_status
FROM placed;
CREATE TABLE cars AS
WITH grouped AS (
    SELECT
        season, round, class, car_key,
        MIN(number_of_line) AS line, MIN_BY(origin, number_of_line) AS origin,
        ANY_VALUE(car_number) AS car_number, ANY_VALUE(team) AS team,
        ANY_VALUE(chassis) AS chassis,
        MIN(car_status) AS status, COUNT(DISTINCT car_status) AS statuses,
        MIN(CASE WHEN getvariable('overall') THEN place_number END) AS overall_number,
        MIN(CASE WHEN getvariable('overall') THEN class_place_number ELSE place_number END)
            AS class_number,
        COUNT(DISTINCT place_number) AS places, COUNT(DISTINCT team) AS teams,
        BOOL_OR(tied) AS tied, MAX(laps_number) AS laps,
        STRING_AGG(DISTINCT COALESCE(notes, other_status), '; ') AS note,
        STRING_AGG(DISTINCT crew, ' / ' ORDER BY crew) AS crew,
        COUNT(*) > COUNT(DISTINCT crew) AND COUNT(crew) > 0 AS repeated,
        STRING_AGG(DISTINCT origin, ' and ') AS origins
    FROM keyed
    GROUP BY season, round, class, car_key
)
SELECT
    *,
    CASE WHEN status = 'classified' THEN COALESCE(class_number, RANK() OVER (
        PARTITION BY season, round, class, status ORDER BY overall_number
    )) END AS class_place,
    CASE WHEN status = 'classified' THEN overall_number END AS overall_place,
    COALESCE(
        car_number || CASE WHEN COUNT(*) OVER (PARTITION BY season, round, car_number) > 1
            THEN ' ' || class ELSE '' END,
        crew, team
    ) AS name
FROM grouped;
INSERT INTO refused
SELECT origins, 'place', NULL, 'one place for ' || car_key || ' in round ' || round || ' ' || class
FROM cars
WHERE places > 1 OR statuses > 1
UNION ALL
SELECT origins, 'team', NULL, 'one team for ' || car_key || ' in round ' || round || ' ' || class
FROM cars
WHERE teams > 1;
INSERT INTO remarks
SELECT 'status ' || other_status || ' beside a place is read as a note in ' || COUNT(*)
    || CASE COUNT(*) WHEN 1 THEN ' row: ' ELSE ' rows, such as ' END || MIN(origin)
FROM placed
WHERE other_status IS NOT NULL
GROUP BY other_status
UNION ALL
SELECT status || ' beside a place is read without the place in ' || COUNT(*)
    || CASE COUNT(*) WHEN 1 THEN ' row: ' ELSE ' rows, such as ' END || MIN(origin)
FROM cars
WHERE status <> 'classified' AND COALESCE(class_number, overall_number) IS NOT NULL
GROUP BY status
UNION ALL
SELECT car_key || ' stands twice with the same drivers in round ' || round || ', read once: ' || origins
FROM cars
WHERE repeated
UNION ALL
SELECT 'no driver in ' || COUNT(*) || ' of ' || (SELECT COUNT(*) FROM placed) || ' rows, such as ' || MIN(origin)
FROM placed
WHERE crew IS NULL AND EXISTS (FROM placed WHERE crew IS NOT NULL)
HAVING COUNT(*) > 0
UNION ALL
SELECT 'places are overall, those in class follow from their order'
WHERE getvariable('overall') AND NOT EXISTS (FROM source WHERE class_place IS NOT NULL);

-- Those behind a disqualified car move up where the sheet leaves its place empty.
CREATE TABLE moved AS
WITH ranked AS (
    SELECT
        *,
        RANK() OVER (PARTITION BY season, round, class, status ORDER BY class_place) AS class_rank,
        RANK() OVER (PARTITION BY season, round, status ORDER BY overall_place) AS overall_rank
    FROM cars
)
SELECT
    *,
    COUNT(*) FILTER (status = 'dsq') OVER race AS disqualified,
    MAX(class_place - class_rank) FILTER (status = 'classified') OVER race AS holes,
    MIN(class_place - class_rank) FILTER (status = 'classified') OVER race < 0 AS shared,
    COALESCE(getvariable('holes'), 'close') = 'close' AND NOT COALESCE(shared, FALSE)
        AND holes BETWEEN 1 AND disqualified AS moves,
    name || CASE WHEN COUNT(*) OVER (PARTITION BY season, round, name) > 1
        THEN ' ' || ROW_NUMBER() OVER (PARTITION BY season, round, name ORDER BY line) ELSE '' END
        AS entry
FROM ranked
WINDOW race AS (PARTITION BY season, round, class);
INSERT INTO remarks
SELECT
    'round ' || round || ', ' || class || ': nobody is '
        || STRING_AGG(missing, ', ' ORDER BY class_place) FILTER (new_holes > 0)
        || CASE WHEN BOOL_OR(moves) THEN ', and ' || STRING_AGG('#' || name, ', ' ORDER BY line)
                FILTER (status = 'dsq')
            || ' disqualified: the cars behind move up (--holes keep leaves their places)'
        ELSE '' END
FROM (
    SELECT
        *, class_place - class_rank - LAG(class_place - class_rank, 1, 0) OVER (
            PARTITION BY season, round, class, status ORDER BY class_place
        ) AS new_holes,
        (class_place - new_holes) || CASE WHEN new_holes > 1 THEN ' to ' || (class_place - 1) ELSE '' END
            AS missing
    FROM moved
)
WHERE holes > 0
GROUP BY season, round, class
ORDER BY season, round, class;

-- 7. The seeds.
INSERT INTO seeds.seasons BY NAME
SELECT DISTINCT season, getvariable('series') AS series FROM told;

CREATE TABLE weekends AS
SELECT
    season, round, weekend, MIN(origin) AS origin,
    ANY_VALUE(event) AS event, ANY_VALUE(usual('circuit', circuit)) AS circuit, MIN(day) AS day,
    COUNT(DISTINCT fold(event)) AS names, COUNT(DISTINCT fold(circuit)) AS circuits,
    COUNT(DISTINCT day) AS days,
    BOOL_OR(kind = 'result') AS held
FROM told
GROUP BY season, round, weekend;
INSERT INTO refused
SELECT MAX(told.origin), 'round', CAST(round AS TEXT), 'one ' || CASE
        WHEN days > 1 THEN 'date' WHEN circuits > 1 THEN 'circuit' ELSE 'event' END
    || ' for a round: ' || STRING_AGG(DISTINCT COALESCE(CASE
        WHEN days > 1 THEN CAST(told.day AS TEXT)
        WHEN circuits > 1 THEN told.circuit ELSE told.event END, ''), ', ')
FROM weekends
JOIN told USING (season, round)
WHERE days > 1 OR circuits > 1 OR names > 1
GROUP BY season, round, days, circuits;
INSERT INTO seeds.events BY NAME
WITH named AS (
    SELECT *, COALESCE(event, circuit, 'Round ' || round) AS title FROM weekends
)
SELECT
    season, round, weekend, circuit, day AS date, origin,
    title || CASE WHEN COUNT(*) OVER (PARTITION BY season, title) > 1
        THEN ', round ' || round ELSE '' END AS event,
    CASE WHEN held THEN 'held' ELSE 'scheduled' END AS status
FROM named
ORDER BY season, round;

INSERT INTO seeds.results BY NAME
SELECT
    season, round, entry, class,
    CASE WHEN moves AND status = 'classified' THEN class_rank ELSE class_place END AS class_position,
    CASE WHEN moves AND overall_place IS NOT NULL THEN overall_rank ELSE overall_place END
        AS overall_position,
    car_number, team, chassis, laps, status, note, origin
FROM moved
ORDER BY season, round, line;

-- A dead heat that the sheet marks (=3, 3T) is no mistake.
DELETE FROM kept.accepted_violations
WHERE reason = 'The sheet says that they are level'
    AND regexp_extract(row_key, '^\d+ \| \d+') IN (SELECT DISTINCT season || ' | ' || round FROM moved);
INSERT INTO seeds.accepted_violations BY NAME
SELECT
    'two cars in one place of a class' AS check_name,
    season || ' | ' || round || ' | ' || REPLACE(entry, '|', '||') AS row_key,
    'The sheet says that they are level' AS reason, origin
FROM moved
WHERE status = 'classified'
WINDOW level AS (
    PARTITION BY season, round, class, CASE WHEN moves THEN class_rank ELSE class_place END
)
QUALIFY entry > MIN(entry) OVER level AND BOOL_AND(tied) OVER level
ORDER BY season, round, line;
CREATE TABLE entries AS
SELECT keyed.*, entry FROM keyed JOIN moved USING (season, round, class, car_key);
INSERT INTO seeds.result_drivers BY NAME
SELECT
    season, round, entry, driver, origin,
    CASE WHEN COUNT(*) OVER car > 1 THEN ROW_NUMBER() OVER (
        PARTITION BY season, round, entry ORDER BY line, n
    ) END AS seat
FROM (
    SELECT
        season, round, entry, usual('driver', drivers.name) AS driver,
        MIN(drivers.number_of_line) AS line, MIN(n) AS n,
        MIN_BY(drivers.origin, drivers.number_of_line) AS origin
    FROM drivers
    JOIN entries USING (number_of_line)
    GROUP BY ALL
)
WINDOW car AS (PARTITION BY season, round, entry)
ORDER BY season, round, line, n;

CREATE TABLE ticks AS
SELECT *, CASE
    WHEN letters(cell) IN ('y', 'yes', 'x', 'true', 't', 'p', 'pole', 'pp', 'fl', 'fastest', 'fastestlap', 'poleposition', 'j', 'ja',
        'oui', 'si') OR cell SIMILAR TO '1|\*+|[✓✔☑✅√●•]️?' THEN TRUE
    WHEN letters(cell) IN ('n', 'no', 'false', 'f', 'nein', 'non') OR cell SIMILAR TO '0|[-–—.]' THEN FALSE
    END AS ticked,
    regexp_matches(cell, '\d[:.]\d\d') AS is_time
FROM (
    SELECT 'pole' AS field, 'pole' AS award, pole AS cell, * FROM entries
    UNION ALL
    SELECT 'fastest_lap', 'fastest lap', fastest_lap, * FROM entries
)
WHERE cell IS NOT NULL;
INSERT INTO refused
SELECT origin, field, cell, 'Y or a tick, or an empty cell' FROM ticks WHERE ticked IS NULL AND NOT is_time;
INSERT INTO remarks
SELECT 'column ' || award || ': ' || COUNT(*) || ' times are not read, only ticks (Y) are'
FROM ticks WHERE ticked IS NULL AND is_time
GROUP BY award;
INSERT INTO seeds.awards BY NAME
SELECT
    season, round, award, entry, MIN(origin) AS origin,
    -- one of several drivers, where each has a row of his own
    CASE WHEN COUNT(*) = 1 AND ANY_VALUE(rows_of_car) > 1 THEN ANY_VALUE(crew) END AS driver
FROM (SELECT * FROM ticks WHERE ticked)
JOIN (
    SELECT season, round, entry, COUNT(*) AS rows_of_car FROM entries GROUP BY ALL
) AS counted USING (season, round, entry)
GROUP BY season, round, award, entry
ORDER BY season, round, award, MIN(number_of_line);
