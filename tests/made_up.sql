-- Two made-up seasons with every rule that there is, and with names that are hard to carry about.
-- 1901 is over; 1902 has a voided round and one to come. Points have two places.
INSERT INTO sources (source, title)
VALUES ('s', E'it''s; "made up" \\ back\\nslash, {braces}, $dollars, %s, ?, -- and /* no comment */');
INSERT INTO event_kinds (kind, description, points_only)
VALUES ('race', E'line\nand another', FALSE), ('sprint', E'CRLF\r\nand ü', TRUE), ('final', '', FALSE);
INSERT INTO scales (scale, source) VALUES ('own', 's'), ('other', 's');
INSERT INTO points_scales (scale, kind, place, points)
SELECT 'own', kind, position, worth
FROM event_kinds, UNNEST([25, 18.5, 15, 12.25, 10, 0]) WITH ORDINALITY AS places (worth, position)
WHERE kind <> 'final' OR position < 4
UNION ALL
SELECT 'other', 'race', position, 13 - position FROM RANGE(1, 13) AS places (position);
INSERT INTO rulebooks
    (rulebook, scale, minimum_distance_percent, distance_basis, cars_counted, shared_cars, ties)
VALUES
    ('best', 'own', 70, 'overall winner', 1, 'split', 'earlier'),
    ('two cars', 'own', 60, 'class winner', 2, 'each', 'later'),
    ('every car', 'own', 0, 'class winner', 99, 'nothing', 'shared'),
    ('level', 'own', 33, 'overall winner', 1, 'split', 'no countback');
INSERT INTO rulebook_segments (rulebook, first_round, last_round, rounds_counted)
VALUES ('best', 1, 5, 2), ('best', 6, 63, 2), ('two cars', 1, 63, 4);
INSERT INTO rulebook_bonuses (rulebook, kind, award, points, last_place)
SELECT rulebook, kind, award, points, last_place
FROM rulebooks,
    (VALUES ('race', 'pole', 1, NULL), ('race', 'fastest lap', 0.5, 3), ('sprint', 'pole', 2, 99))
        AS bonuses (kind, award, points, last_place);
INSERT INTO what_ifs
    (what_if, question, scale, minimum_distance_percent, distance_basis, cars_counted, rounds_counted)
VALUES
    ('nothing else', 'What if nothing changed?', NULL, NULL, NULL, NULL, NULL),
    ('other scale', NULL, 'other', NULL, NULL, NULL, NULL),
    ('every car', NULL, NULL, NULL, NULL, 99, NULL),
    ('best four', NULL, NULL, 0, NULL, NULL, 4),
    ('every round', NULL, NULL, 90, 'class winner', 3, 99);
INSERT INTO seasons (season, series, source) VALUES (1901, 'made up', 's'), (1902, 'made up', 's');
INSERT INTO classes (season, class, rank)
SELECT season, class, rank
FROM seasons, (VALUES ('GT', 2), ('proto ''O''', 1), ('touring', 3)) AS names (class, rank);
INSERT INTO championships (season, class, championship, competitors, rulebook)
SELECT season, class, championship, championship, rulebook
FROM classes
JOIN (VALUES (1, 'best'), (2, 'two cars'), (3, 'every car')) AS books (rank, rulebook) USING (rank),
    UNNEST(['teams', 'drivers', 'manufacturers']) AS names (championship)
WHERE class <> 'touring' OR championship <> 'manufacturers'
UNION ALL
SELECT season, 'touring', 'manufacturers', 'manufacturers', 'level' FROM seasons;
INSERT INTO race_classes (season, race_class, class)
SELECT season, class, class FROM classes UNION ALL SELECT season, 'GTX', 'GT' FROM seasons;
INSERT INTO circuits (circuit, short_name) VALUES ('Ring', NULL), ('Nürburg', 'Eifel');
INSERT INTO events (season, event, round, weekend, circuit, date, status, kind, points_percent, note)
SELECT
    season, 'Race ' || round, round, CASE WHEN round IN (4, 5) THEN 1 END, 'Nürburg',
    MAKE_DATE(season, round, 15),
    CASE
        WHEN season = 1902 AND round = 6 THEN 'voided'
        WHEN season = 1902 AND round = 8 THEN 'scheduled'
        ELSE 'held'
    END,
    CASE round WHEN 2 THEN 'sprint' WHEN 5 THEN 'sprint' WHEN 8 THEN 'final' ELSE 'race' END,
    CASE round WHEN 3 THEN 50 WHEN 7 THEN 150 WHEN 8 THEN 200 ELSE 100 END,
    CASE round WHEN 6 THEN 'abandoned' END
FROM seasons, RANGE(1, 9) AS rounds (round)
UNION ALL
SELECT season, 'Called off', NULL, NULL, 'Ring', NULL, 'cancelled', 'race', 100, NULL FROM seasons;
INSERT INTO teams (team, also_printed_as)
VALUES ('Zeta', NULL), ('alpha "A"', 'A'), ('_under', NULL), ('Épée \ 2', NULL), ('Beta; --', NULL),
    ('Zèta', NULL);
INSERT INTO drivers (driver) SELECT 'Driver ' || number FROM RANGE(1, 25) AS drivers (number);
INSERT INTO chassis (chassis, standard_name, manufacturer)
VALUES ('Z1', NULL, 'Zed'), ('z-1', 'Z1', 'Zed'), ('Y', NULL, 'ypsilon'), ('Home-made', NULL, NULL);
INSERT INTO engines (engine, standard_name) VALUES ('3.6 L', NULL), ('3.6L', '3.6 L');
-- Nine cars a class and race in an order that only looks like chance. Six have places, the third
-- of them that of the second in sprints; the fifth and sixth come up short of the distance.
INSERT INTO results (
    season, round, entry, class, race_class, class_position, overall_position, car_number, team,
    chassis, engine, laps, status, basis
)
WITH cars AS (
    SELECT
        season, round, class, kind, car, rank,
        ROW_NUMBER() OVER (
            PARTITION BY season, round, class ORDER BY MD5(CONCAT(season, round, class, car))
        ) AS place
    FROM classes
    JOIN events USING (season), RANGE(1, 10) AS cars (car)
    WHERE status <> 'cancelled' AND status <> 'scheduled'
)
SELECT
    season, round, ['#1', 'a', 'B', '08', '8', 'ä', 'x-1', 'x1', 'Z'][car] || ' ' || class, class,
    CASE WHEN car = 9 AND class = 'GT' THEN 'GTX' END,
    CASE WHEN place = 3 AND kind = 'sprint' THEN 2 WHEN place <= 6 THEN place END,
    CASE WHEN place <= 6 THEN place * 3 - 3 + rank END,
    CASE WHEN car < 8 THEN CAST(car + 10 * rank AS TEXT) END,
    CASE car WHEN 9 THEN NULL ELSE ['Zeta', 'alpha "A"', '_under', 'Épée \ 2'][(car + 1) // 2] END,
    ['Z1', 'z-1', 'Y', 'Home-made', NULL][car % 5 + 1],
    ['3.6 L', '3.6L', NULL][car % 3 + 1],
    CASE
        WHEN place = 9 THEN 0
        WHEN round = 7 THEN NULL
        ELSE [100, 101, 99, 98, 65, 50, 31, 100][place] - rank
    END,
    CASE place WHEN 6 THEN 'dnf' WHEN 7 THEN ['nc', 'dnf'][round % 2 + 1] WHEN 8 THEN 'dsq' WHEN 9 THEN 'dns'
        ELSE 'classified' END,
    ['race', 'inferred', 'standings'][car % 3 + 1]
FROM cars;
-- Up to three drivers a car; the first drivers have another car as well.
INSERT INTO result_drivers (season, round, entry, driver, seat)
SELECT season, round, entry, 'Driver ' || ((nth + seat * 7) % 24 + 1), CASE seat WHEN 3 THEN NULL ELSE seat END
FROM (
    SELECT season, round, entry, ROW_NUMBER() OVER (PARTITION BY season, round ORDER BY entry) AS nth
    FROM results
) AS cars, RANGE(1, 4) AS seats (seat)
WHERE seat <= nth % 4;
INSERT INTO awards (season, round, award, entry, driver, lap_time)
SELECT season, round, 'pole', entry, NULL, NULL FROM results WHERE class_position = 2
UNION ALL
SELECT season, round, 'fastest lap', entry, driver, '1:08.500'
FROM results
JOIN result_drivers USING (season, round, entry)
WHERE class_position IN (1, 4) AND seat = 1;
INSERT INTO ineligible_entries
    (season, round, entry, championship, driver, others_move_up, reason, source)
SELECT season, round, entry, championship, NULL, others_move_up, 'a guest', 's'
FROM results
JOIN (VALUES (1, 1, NULL, TRUE), (3, 2, 'teams', TRUE), (4, 3, 'drivers', FALSE))
    AS barred (round, class_position, championship, others_move_up) USING (round, class_position)
UNION ALL
SELECT season, round, entry, NULL, driver, FALSE, 'no licence', 's'
FROM result_drivers
WHERE round = 7 AND seat = 2;
INSERT INTO adjustments (season, class, championship, competitor, round, reason, points, excluded)
SELECT season, class, 'teams', 'Zeta', 3, E'it''s; "made up"', -7.25, FALSE FROM classes
UNION ALL
SELECT season, class, 'drivers', 'Driver 3', 2, E'back\\slash \n made up', NULL, TRUE FROM classes
UNION ALL
SELECT season, class, 'manufacturers', 'Bugatti', 7, 'never raced', 3, FALSE FROM classes;
INSERT INTO team_cars (season, class, team, car, chassis, engine)
SELECT season, class, 'Zeta', car, ['Z1', 'Y'][car], '3.6L'
FROM classes, RANGE(1, 3) AS cars (car)
UNION ALL
SELECT season, class, 'alpha "A"', 1, 'Y', '3.6L' FROM classes;
-- Printed tables that are right but for one cell and one total.
INSERT INTO published_totals (season, class, championship, competitor, position, points)
SELECT season, class, championship, competitor, position, points + (competitor = 'Zeta')::INTEGER
FROM standings
WHERE season = 1901 AND position IS NOT NULL;
INSERT INTO published_points (season, class, championship, competitor, round, points)
SELECT season, class, championship, competitor, round, scored + (round = 4)::INTEGER
FROM points_by_round
JOIN published_totals USING (season, class, championship, competitor);
INSERT INTO other_published_points
    (season, class, championship, competitor, after_round, points, gap_to_leader)
SELECT season, class, championship, competitor, round, points, gap_to_leader
FROM standings_by_round
WHERE season = 1902 AND round = 5;
INSERT INTO place_notes (season, round, class, class_position, note, source)
SELECT season, 1, class, 42, E'nobody''s; "place"', 's' FROM classes;
INSERT INTO published_winners (season, round, class, car_number, team)
SELECT season, round, class, car_number, team
FROM results
WHERE class_position = 1 AND car_number IS NOT NULL AND team IS NOT NULL;
INSERT INTO published_winner_drivers (season, round, class, seat, driver)
SELECT season, round, class, seat, driver
FROM result_drivers
JOIN results USING (season, round, entry)
JOIN published_winners USING (season, round, class)
WHERE class_position = 1 AND seat IS NOT NULL;
INSERT INTO race_entries (season, round, race_class, entered, running)
SELECT season, round, class, COUNT(*), 6 FROM results GROUP BY season, round, class;
INSERT INTO accepted_violations (check_name, row_key, reason, source)
SELECT check_name, row_key, 'true all the same', 's' FROM violations GROUP BY 1, 2 ORDER BY 2, 1 LIMIT 3;
INSERT INTO status_points (scale, kind, status, points) VALUES ('own', 'race', 'dnf', 0.5);
INSERT INTO class_rounds (season, round, class, points_percent) VALUES (1901, 7, 'touring', 50);
INSERT INTO what_if_results (what_if, season, round, entry, status)
SELECT 'best four', season, round, entry, 'dsq' FROM results WHERE round = 1 AND class_position = 1;
INSERT INTO what_if_rounds (what_if, season, round, points_percent)
VALUES ('nothing else', 1901, 3, 100), ('every car', 1901, 4, 0);
