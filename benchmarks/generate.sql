-- Made-up seasons for measuring: the same rows for the same variables, on any number of threads.
--     SET VARIABLE seasons = 2000;    -- from 1900 on
--     SET VARIABLE rounds = 10;       -- in each season
--     SET VARIABLE rulebooks = 10;    -- the first is official, the others are what-ifs
-- Fifty cars a race in four classes, two to a team. Of a hundred cars about eighty are classified,
-- and five of these are below 70 percent of the winner's distance. Every car has one source.
INSERT INTO sources (source, title) VALUES ('made up', 'benchmarks/generate.sql');

INSERT INTO event_kinds (kind, description) VALUES ('short', 'made up'), ('long', 'made up');

INSERT INTO scales (scale, description)
VALUES
    ('short', 'made up'), ('long', 'made up'), ('short, other', 'made up'),
    ('long, other', 'made up');

INSERT INTO points_scales (scale, position, points)
SELECT scale, UNNEST(RANGE(1, 11)), UNNEST(points)
FROM (
    VALUES
        ('short', [20, 16, 13, 10, 8, 6, 4, 3, 2, 1]),
        ('long', [26, 22, 19, 16, 14, 12, 10, 9, 8, 7]),
        ('short, other', [25, 21, 19, 17, 15, 14, 13, 12, 11, 10]),
        ('long, other', [30, 26, 24, 22, 20, 19, 18, 17, 16, 15])
) AS worth (scale, points);

INSERT INTO rulebooks (
    rulebook, description, minimum_distance_percent, distance_basis, cars_counted, rounds_counted
)
SELECT
    CASE number WHEN 0 THEN 'official' ELSE 'what-if ' || number END,
    'made up',
    CASE WHEN number % 5 = 1 THEN NULL ELSE 70 + number END,
    CASE WHEN number % 5 = 2 THEN 'class winner' ELSE 'overall winner' END,
    CASE WHEN number % 5 = 3 THEN NULL ELSE 1 END,
    CASE WHEN number % 5 = 4 THEN GREATEST(GETVARIABLE('rounds') - 2, 1) END
FROM RANGE(GETVARIABLE('rulebooks')) AS numbers (number);

INSERT INTO rulebook_scales (rulebook, kind, scale)
SELECT rulebook, kind, kind || CASE WHEN rulebook LIKE '%5' THEN ', other' ELSE '' END
FROM rulebooks, event_kinds;

INSERT INTO seasons (season, series, organiser, rulebook, source)
SELECT 1900 + number, 'made up', 'nobody', 'official', 'made up'
FROM RANGE(GETVARIABLE('seasons')) AS numbers (number);

INSERT INTO classes (season, class, category, rank)
SELECT season, class, 'made up', rank
FROM seasons, (VALUES ('LMP900', 1), ('LMP675', 2), ('GTS', 3), ('GT', 4)) AS four (class, rank);

INSERT INTO race_classes (season, race_class, class)
SELECT season, class, class
FROM classes;

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
        ] || ' ' || (100 * (season // 10 - 190) + 10 * rank + number // 2) AS team
FROM classes, RANGE(14) AS numbers (number)
WHERE number < 12 OR class = 'GT';

INSERT INTO teams (team)
SELECT DISTINCT team
FROM entry_lists
ORDER BY team;

INSERT INTO results (
    season, round, entry, class, race_class, class_position, overall_position, car_number, team,
    laps, status, basis
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
    laps,
    status,
    'race'
FROM finishes
ORDER BY season, round, rank, status, laps DESC, pace, car_number;

INSERT INTO result_sources (season, round, entry, source)
SELECT season, round, entry, 'made up'
FROM results;

DROP TABLE entry_lists;
