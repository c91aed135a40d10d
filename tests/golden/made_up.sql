-- A season of a made-up series, with nothing but results, rules and a decision: points of 10-6-4,
-- every car counts. Team and driver Walker have one name. Ann Archer's title is won in round 3 and
-- opened again by the penalty of round 4; round 5 is to come, and so is all of 2002.
INSERT INTO event_kinds (kind) VALUES ('race');
INSERT INTO scales (scale) VALUES ('three');
INSERT INTO points_scales (scale, kind, place, points)
VALUES ('three', 'race', 1, 10), ('three', 'race', 2, 6), ('three', 'race', 3, 4);
INSERT INTO rulebooks (rulebook, scale) VALUES ('all', 'three');
INSERT INTO seasons (season) VALUES (2001), (2002);
INSERT INTO classes (season, class, rank) VALUES (2001, 'One', 1), (2002, 'One', 1);
INSERT INTO race_classes (season, race_class, class) VALUES (2001, 'One', 'One');
INSERT INTO championships (season, class, championship, competitors, rulebook)
VALUES
    (2001, 'One', 'drivers', 'drivers', 'all'), (2001, 'One', 'teams', 'teams', 'all');
INSERT INTO events (season, event, round, status)
VALUES
    (2001, 'First', 1, 'held'), (2001, 'Second', 2, 'held'), (2001, 'Third', 3, 'held'),
    (2001, 'Fourth', 4, 'held'), (2001, 'Fifth', 5, 'scheduled'), (2002, 'First', 1, 'scheduled');
INSERT INTO teams (team) VALUES ('Archer'), ('Walker'), ('Äpfel');
INSERT INTO drivers (driver) VALUES ('Ann Archer'), ('Bo Archer'), ('Walker'), ('Cy Young');
INSERT INTO results (season, round, entry, class, class_position, overall_position, team, laps)
VALUES
    (2001, 1, '1', 'One', 1, 1, 'Archer', 50), (2001, 1, '2', 'One', 2, 2, 'Walker', 50),
    (2001, 2, '1', 'One', 1, 1, 'Archer', 50), (2001, 2, '3', 'One', 2, 2, 'Äpfel', 49),
    (2001, 3, '1', 'One', 1, 1, 'Archer', 50), (2001, 3, '4', 'One', 2, 2, 'Archer', NULL),
    (2001, 4, '2', 'One', 1, 1, 'Walker', 50), (2001, 4, '3', 'One', 2, 2, 'Äpfel', 50);
INSERT INTO results (season, round, entry, class, team, status, note)
VALUES (2001, 4, '1', 'One', 'Archer', 'dnf', 'gearbox');
INSERT INTO result_drivers (season, round, entry, driver)
SELECT
    season, round, entry,
    CASE entry
        WHEN '1' THEN 'Ann Archer' WHEN '2' THEN 'Walker' WHEN '3' THEN 'Cy Young'
        ELSE 'Bo Archer'
    END
FROM results;
INSERT INTO adjustments (season, class, championship, competitor, round, reason, points)
VALUES (2001, 'One', 'drivers', 'Ann Archer', 4, 'ignored a flag', -12);
