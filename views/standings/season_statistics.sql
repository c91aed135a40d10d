-- How many starts, wins, podiums and poles did each team, driver and maker have in a season?
-- One row per season, class, championship and competitor that started. Places are those in class; a
-- sprint (event_kinds.points_only) is not counted as a start, win or podium.
CREATE VIEW season_statistics AS
WITH started AS (
    SELECT
        season, class, championship, competitors, competitor,
        CAST(COUNT(*) AS INTEGER) AS starts,
        CAST(SUM(CASE class_position WHEN 1 THEN 1 ELSE 0 END) AS INTEGER) AS wins,
        CAST(SUM(CASE WHEN class_position <= 3 THEN 1 ELSE 0 END) AS INTEGER) AS podiums,
        MIN(class_position) AS best_finish
    FROM scorers
    JOIN (
        SELECT season, round
        FROM events
        JOIN event_kinds USING (kind)
        WHERE NOT points_only
    ) AS races USING (season, round)
    WHERE status <> 'dns' AND award IS NULL AND competitor IS NOT NULL
    GROUP BY season, class, championship, competitors, competitor
),
won AS (
    SELECT
        season, class, championship, competitor,
        CAST(SUM(CASE award WHEN 'pole' THEN 1 ELSE 0 END) AS INTEGER) AS poles,
        CAST(SUM(CASE award WHEN 'fastest lap' THEN 1 ELSE 0 END) AS INTEGER) AS fastest_laps
    FROM scorers
    -- An award of a shared car that names no driver is nobody's.
    WHERE award IS NULL OR competitors <> 'drivers' OR sharers = 1
    GROUP BY season, class, championship, competitor
),
fields AS (
    SELECT season, class, SUM(entered) AS entered
    FROM race_entries
    JOIN race_classes USING (season, race_class)
    GROUP BY season, class
),
awarded AS (
    SELECT
        season,
        MAX(CASE award WHEN 'pole' THEN 0 END) AS no_poles,
        MAX(CASE award WHEN 'fastest lap' THEN 0 END) AS no_fastest_laps
    FROM awards
    GROUP BY season
),
podiums AS (
    SELECT season, class, CAST(COUNT(*) AS INTEGER) AS unnamed
    FROM unnamed_places
    WHERE class_position <= 3
    GROUP BY season, class
),
named AS (
    SELECT season, class, COUNT(*) AS cars
    FROM results
    JOIN (SELECT DISTINCT season, round FROM race_entries) AS counted USING (season, round)
    GROUP BY season, class
)
SELECT
    season, class, championship, standings.position, competitor,
    started.starts, started.wins, started.podiums,
    -- Empty if the season has no such award.
    awarded.no_poles + won.poles AS poles,
    awarded.no_fastest_laps + won.fastest_laps AS fastest_laps,
    started.best_finish,
    COALESCE(standings.points, 0) AS points,
    incomplete.season IS NULL AS complete,
    CAST(fields.entered - COALESCE(named.cars, 0) AS INTEGER) AS cars_missing,
    COALESCE(podiums.unnamed, 0) AS podiums_missing
FROM started
JOIN won USING (season, class, championship, competitor)
LEFT JOIN standings USING (season, class, championship, competitor)
LEFT JOIN (
    SELECT DISTINCT season, class, championship FROM unknown_scorers
) AS incomplete USING (season, class, championship)
LEFT JOIN fields USING (season, class)
LEFT JOIN named USING (season, class)
LEFT JOIN podiums USING (season, class)
LEFT JOIN awarded USING (season)
ORDER BY
    season, class, CASE started.championship WHEN started.competitors THEN 0 ELSE 1 END, championship,
    standings.position NULLS LAST, started.starts DESC, competitor;

COMMENT ON VIEW season_statistics IS 'Starts, wins, podiums, poles, fastest laps, best finish and points of every team, driver and maker.';
COMMENT ON COLUMN season_statistics.starts IS 'Number of known cars that started; for a driver, of known drives.';
COMMENT ON COLUMN season_statistics.wins IS 'First places in class, including those in dropped rounds; standings.wins has those that count.';
COMMENT ON COLUMN season_statistics.podiums IS 'First, second and third places in class.';
COMMENT ON COLUMN season_statistics.poles IS 'Awards named pole, in races and sprints; for a driver, those with a known driver. Empty if the season has no award of that name.';
COMMENT ON COLUMN season_statistics.fastest_laps IS 'Awards named fastest lap, in races and sprints; for a driver, those with a known driver. Empty if the season has no award of that name.';
COMMENT ON COLUMN season_statistics.best_finish IS 'Best place in class; empty if never classified.';
COMMENT ON COLUMN season_statistics.points IS 'Total in the standings; 0 if not listed there.';
COMMENT ON COLUMN season_statistics.cars_missing IS 'Number of entered cars of the class, over the season, that are unknown; if it is not 0, starts are incomplete. Empty if the number of entries is unknown.';
COMMENT ON COLUMN season_statistics.complete IS 'false: some scoring cars have no known team, driver or maker, so points and places are missing here (unknown_scorers).';
COMMENT ON COLUMN season_statistics.podiums_missing IS 'Number of podium places of the class, over the season, whose car is unknown (unnamed_places).';
COMMENT ON COLUMN season_statistics.championship IS 'Name of the championship in its class: teams, drivers, manufacturers, or the name of a cup.';
COMMENT ON COLUMN season_statistics.competitor IS 'The team, driver or manufacturer.';
COMMENT ON COLUMN season_statistics.position IS 'Place in the standings; empty if not placed there.';
