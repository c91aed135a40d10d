-- Made-up seasons for measuring: the same rows for the same variables, on any number of threads.
--     SET VARIABLE seasons = 2000;             -- from 1900 on
--     SET VARIABLE rounds = 10;                -- in each season
--     SET VARIABLE what_ifs = 9;
--     SET VARIABLE championships = ['teams'];  -- 'drivers' (two to a car), 'manufacturers'
-- Fifty cars a race in four classes, two to a team. Of a hundred cars about eighty are classified,
-- and five of these are below 70 percent of the winner's distance. Every car has one source.
INSERT INTO sources (source, title) VALUES ('made up', 'benchmarks/generate.sql');

INSERT INTO event_kinds (kind) VALUES ('short'), ('long');

INSERT INTO scales (scale) VALUES ('official'), ('other');

INSERT INTO points_scales (scale, kind, place, points)
SELECT scale, kind, UNNEST(RANGE(1, 11)), UNNEST(points)
FROM (
    VALUES
        ('official', 'short', [20, 16, 13, 10, 8, 6, 4, 3, 2, 1]),
        ('official', 'long', [26, 22, 19, 16, 14, 12, 10, 9, 8, 7]),
        ('other', 'short', [25, 21, 19, 17, 15, 14, 13, 12, 11, 10]),
        ('other', 'long', [30, 26, 24, 22, 20, 19, 18, 17, 16, 15])
) AS worth (scale, kind, points);

INSERT INTO rulebooks (rulebook, scale, minimum_distance_percent, cars_counted)
VALUES ('official', 'official', 70, 1);

INSERT INTO what_ifs (
    what_if, scale, minimum_distance_percent, distance_basis, cars_counted, rounds_counted
)
SELECT
    'what-if ' || number,
    CASE WHEN number % 10 = 5 THEN 'other' END,
    CASE WHEN number % 5 = 1 THEN 0 ELSE 70 + number END,
    CASE WHEN number % 5 = 2 THEN 'class winner' END,
    CASE WHEN number % 5 = 3 THEN 99 END,
    CASE WHEN number % 5 = 4 THEN GREATEST(GETVARIABLE('rounds') - 2, 1) END
FROM RANGE(1, GETVARIABLE('what_ifs') + 1) AS numbers (number);

INSERT INTO seasons (season, series, organiser, source)
SELECT 1900 + number, 'made up', 'nobody', 'made up'
FROM RANGE(GETVARIABLE('seasons')) AS numbers (number);

INSERT INTO classes (season, class, category, rank)
SELECT season, class, 'made up', rank
FROM seasons, (VALUES ('LMP900', 1), ('LMP675', 2), ('GTS', 3), ('GT', 4)) AS four (class, rank);

INSERT INTO championships (season, class, championship, competitors, rulebook)
SELECT season, class, who, who, 'official'
FROM classes, UNNEST(GETVARIABLE('championships')) AS names (who);

INSERT INTO circuits (circuit, short_name)
SELECT 'Circuit ' || number, 'Circuit ' || number
FROM RANGE(1, 11) AS numbers (number);

INSERT INTO events (season, event, round, circuit, date, status, kind)
SELECT
    season,
    'Grand Prix ' || round,
    round,
    'Circuit ' || (1 + round % 10),
    MAKE_DATE(season, 1, 1) + 5 * CAST(round AS INTEGER),
    'held',
    CASE WHEN round IN (1, 9) THEN 'long' ELSE 'short' END
FROM seasons, RANGE(1, GETVARIABLE('rounds') + 1) AS numbers (round);

-- Twenty-five teams, the same for ten seasons, then others.
CREATE TEMP TABLE entry_lists AS
SELECT
    season,
    class,
    rank,
    printf('%d', 10 * number + rank) AS car_number,
    ['Alder', 'Bramley', 'Castle Hill', 'Dunmore', 'Eastwood', 'Fairhaven', 'Glenside'][
        1 + (season // 10 + number // 2) % 7
    ] || ' '
        || ['Racing', 'Motorsport', 'Team Engineering', 'Performance Group', 'Competition'][
            1 + (season // 10 + rank) % 5
        ] || ' ' || (100 * (season // 10 - 190) + 10 * rank + number // 2) AS team,
    class || ' Mark ' || number % 3 AS chassis,
    class || ' driver ' || (100 * (season // 10 - 190) + number) AS driver
FROM classes, RANGE(14) AS numbers (number)
WHERE number < 12 OR class = 'GT';

INSERT INTO teams (team)
SELECT DISTINCT team
FROM entry_lists
ORDER BY team;

INSERT INTO chassis (chassis, manufacturer)
SELECT DISTINCT chassis, chassis || ' works'
FROM entry_lists
ORDER BY chassis;

INSERT INTO results (
    season, round, entry, class, class_position, overall_position, car_number, team, chassis,
    laps, status
)
WITH luck AS (
    SELECT
        entry_lists.*,
        events.round,
        CASE kind WHEN 'long' THEN 380 ELSE 120 END AS distance,
        CAST(HASH(season, round, car_number, 'pace') % 1000000 AS DOUBLE) / 1000000 AS pace,
        HASH(season, round, car_number, 'end') % 100 AS fate
    FROM entry_lists
    JOIN events USING (season)
),
finishes AS (
    SELECT
        *,
        CASE
            WHEN fate < 80 OR car_number = '1' THEN 'classified'
            WHEN fate < 92 THEN 'dnf'
            WHEN fate < 96 THEN 'nc'
            WHEN fate < 98 THEN 'dns'
            ELSE 'dsq'
        END AS status,
        CASE
            WHEN status = 'dns' THEN 0
            WHEN status <> 'classified' THEN CAST(FLOOR(distance * pace / 2) AS INTEGER)
            ELSE CAST(FLOOR(distance * (1.03 - 0.03 * rank - 0.35 * POWER(pace, 6))) AS INTEGER)
        END AS laps
    FROM luck
)
SELECT
    season,
    round,
    car_number,
    class,
    CASE
        WHEN status = 'classified' THEN ROW_NUMBER() OVER (
            PARTITION BY season, round, class, status
            ORDER BY laps DESC, pace, car_number
        )
    END,
    CASE
        WHEN status = 'classified' THEN ROW_NUMBER() OVER (
            PARTITION BY season, round, status
            ORDER BY laps DESC, pace, car_number
        )
    END,
    car_number,
    team,
    chassis,
    laps,
    status
FROM finishes
ORDER BY season, round, rank, status, laps DESC, pace, car_number;

INSERT INTO result_sources (season, round, entry, source)
SELECT season, round, entry, 'made up'
FROM results;

INSERT INTO drivers (driver)
SELECT DISTINCT driver || ' ' || seat
FROM entry_lists, RANGE(1, 3) AS two (seat)
ORDER BY ALL;

INSERT INTO result_drivers (season, round, entry, driver, seat)
SELECT season, round, entry, driver || ' ' || seat, seat
FROM results
JOIN entry_lists USING (season, car_number), RANGE(1, 3) AS two (seat)
WHERE list_contains(GETVARIABLE('championships'), 'drivers');

DROP TABLE entry_lists;
