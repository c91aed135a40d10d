-- Which facts cannot be true together?
-- One row per bad fact that no constraint of a table can hold; empty, or the loader refuses.
-- seed and row_key (the values of the table's primary key) say where the fact stands.
CREATE VIEW violations AS
WITH classified AS (
    SELECT
        season,
        round,
        entry,
        class,
        class_position,
        overall_position,
        laps
    FROM results
    WHERE status = 'classified'
),
by_class AS (
    SELECT
        season,
        round,
        entry,
        class,
        class_position,
        overall_position,
        MAX(overall_position) OVER (
            PARTITION BY season, round, class
            ORDER BY class_position
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS last_ahead
    FROM classified
    WHERE overall_position IS NOT NULL
),
laps_by_class AS (
    SELECT
        season,
        round,
        entry,
        class,
        class_position,
        laps,
        MIN(laps) OVER (
            PARTITION BY season, round, class
            ORDER BY class_position
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS fewest_ahead
    FROM classified
    WHERE laps IS NOT NULL
),
laps_overall AS (
    SELECT
        season,
        round,
        entry,
        overall_position,
        laps,
        MIN(laps) OVER (
            PARTITION BY season, round
            ORDER BY overall_position
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS fewest_ahead
    FROM classified
    WHERE laps IS NOT NULL AND overall_position IS NOT NULL
),
overall_order AS (
    SELECT
        season,
        round,
        entry,
        overall_position,
        ROW_NUMBER() OVER (PARTITION BY season, round ORDER BY overall_position) AS place
    FROM classified
    WHERE overall_position IS NOT NULL
),
rounds AS (
    SELECT
        season,
        event,
        round,
        date,
        LAG(round) OVER (PARTITION BY season ORDER BY round) AS round_before,
        LAG(date) OVER (PARTITION BY season ORDER BY round) AS date_before
    FROM events
    WHERE round IS NOT NULL
),
scale_steps AS (
    SELECT
        scale,
        position,
        points,
        LAG(position) OVER (PARTITION BY scale ORDER BY position) AS position_before,
        LAG(points) OVER (PARTITION BY scale ORDER BY position) AS points_before
    FROM points_scales
),
seats AS (
    SELECT
        season,
        round,
        driver,
        entry,
        seat,
        LAG(seat) OVER (PARTITION BY season, round, entry ORDER BY seat) AS seat_before
    FROM result_drivers
),
models AS (
    SELECT
        season,
        class,
        team,
        car,
        LAG(car) OVER (PARTITION BY season, class, team ORDER BY car) AS car_before
    FROM team_cars
),
fields AS (
    SELECT
        season,
        round,
        race_class,
        COUNT(*) AS cars
    FROM results
    GROUP BY season, round, race_class
),
decisions AS (
    SELECT
        season,
        class,
        team,
        round,
        reason,
        excluded,
        CAST(season AS TEXT) || ' | ' || class || ' | ' || team || ' | '
            || CAST(round AS TEXT) || ' | ' || reason AS row_key
    FROM adjustments
),
corrected AS (
    SELECT
        corrections.season,
        corrections.round,
        corrections.entry,
        corrections.column_name,
        corrections.printed,
        corrections.kept,
        CASE corrections.column_name
            WHEN 'class' THEN results.class
            WHEN 'race_class' THEN results.race_class
            WHEN 'class_position' THEN CAST(results.class_position AS TEXT)
            WHEN 'overall_position' THEN CAST(results.overall_position AS TEXT)
            WHEN 'car_number' THEN results.car_number
            WHEN 'team' THEN results.team
            WHEN 'chassis' THEN results.chassis
            WHEN 'engine' THEN results.engine
            WHEN 'laps' THEN CAST(results.laps AS TEXT)
            WHEN 'status' THEN results.status
            ELSE result_drivers.driver
        END AS cell
    FROM corrections
    JOIN results
        ON results.season = corrections.season
        AND results.round = corrections.round
        AND results.entry = corrections.entry
    LEFT JOIN result_drivers
        ON result_drivers.season = corrections.season
        AND result_drivers.round = corrections.round
        AND result_drivers.entry = corrections.entry
        AND result_drivers.driver = corrections.kept
)
SELECT
    'overall order against class order' AS check_name,
    'results' AS seed,
    CAST(season AS TEXT) || ' | ' || CAST(round AS TEXT) || ' | ' || entry AS row_key,
    'overall_position' AS column_name,
    CAST(overall_position AS TEXT) AS value,
    'a car ahead of place ' || CAST(class_position AS TEXT) || ' in ' || class
        || ' is ' || CAST(last_ahead AS TEXT) || ' overall' AS detail
FROM by_class
WHERE overall_position < last_ahead
UNION ALL
SELECT
    'laps grow down the order',
    'results',
    CAST(season AS TEXT) || ' | ' || CAST(round AS TEXT) || ' | ' || entry,
    'laps',
    CAST(laps AS TEXT),
    'a car ahead of place ' || CAST(class_position AS TEXT) || ' in ' || class
        || ' has ' || CAST(fewest_ahead AS TEXT) || ' laps'
FROM laps_by_class
WHERE laps > fewest_ahead
UNION ALL
SELECT
    'laps grow down the order',
    'results',
    CAST(season AS TEXT) || ' | ' || CAST(round AS TEXT) || ' | ' || entry,
    'laps',
    CAST(laps AS TEXT),
    'a car ahead of place ' || CAST(overall_position AS TEXT) || ' overall'
        || ' has ' || CAST(fewest_ahead AS TEXT) || ' laps'
FROM laps_overall
WHERE laps > fewest_ahead
UNION ALL
SELECT
    'more laps than the winner',
    'results',
    CAST(cars.season AS TEXT) || ' | ' || CAST(cars.round AS TEXT) || ' | ' || cars.entry,
    'laps',
    CAST(cars.laps AS TEXT),
    'the winner has ' || CAST(winner.laps AS TEXT) || ' laps'
FROM results AS cars
JOIN results AS winner
    ON winner.season = cars.season AND winner.round = cars.round AND winner.overall_position = 1
WHERE cars.laps > winner.laps
UNION ALL
SELECT
    'race without a winner',
    'results',
    CAST(season AS TEXT) || ' | ' || CAST(round AS TEXT) || ' | ' || entry,
    'overall_position',
    CAST(overall_position AS TEXT),
    'no car is first overall, and the minimum distance is a share of the winner''s'
FROM overall_order
WHERE place = 1 AND overall_position > 1
UNION ALL
SELECT
    'result without a source',
    'results',
    CAST(results.season AS TEXT) || ' | ' || CAST(results.round AS TEXT) || ' | '
        || results.entry,
    'entry',
    results.entry,
    'no row in result_sources says where it is from'
FROM results
LEFT JOIN result_sources
    ON result_sources.season = results.season
    AND result_sources.round = results.round
    AND result_sources.entry = results.entry
WHERE result_sources.source IS NULL
UNION ALL
SELECT
    'result of a race that was not held',
    'results',
    CAST(results.season AS TEXT) || ' | ' || CAST(results.round AS TEXT) || ' | '
        || results.entry,
    'round',
    CAST(results.round AS TEXT),
    'the event of that round is ' || events.status
FROM results
JOIN events
    ON events.season = results.season AND events.round = results.round
WHERE events.status <> 'held'
UNION ALL
SELECT
    'more cars than entered',
    'race_entries',
    CAST(race_entries.season AS TEXT) || ' | ' || CAST(race_entries.round AS TEXT) || ' | '
        || race_entries.race_class,
    'entered',
    CAST(race_entries.entered AS TEXT),
    'results has ' || CAST(fields.cars AS TEXT) || ' cars'
FROM race_entries
JOIN fields
    ON fields.season = race_entries.season
    AND fields.round = race_entries.round
    AND fields.race_class = race_entries.race_class
WHERE fields.cars > race_entries.entered
UNION ALL
SELECT
    'drivers'' seats with a hole',
    'result_drivers',
    CAST(season AS TEXT) || ' | ' || CAST(round AS TEXT) || ' | ' || driver,
    'seat',
    CAST(seat AS TEXT),
    'seat ' || CAST(COALESCE(seat_before, 0) + 1 AS TEXT) || ' of ' || entry || ' is missing'
FROM seats
WHERE seat <> COALESCE(seat_before, 0) + 1
UNION ALL
SELECT
    'car models with a hole',
    'team_cars',
    CAST(season AS TEXT) || ' | ' || class || ' | ' || team || ' | ' || CAST(car AS TEXT),
    'car',
    CAST(car AS TEXT),
    'car ' || CAST(COALESCE(car_before, 0) + 1 AS TEXT) || ' of the team is missing'
FROM models
WHERE car <> COALESCE(car_before, 0) + 1
UNION ALL
SELECT
    'rounds with a hole',
    'events',
    CAST(season AS TEXT) || ' | ' || event,
    'round',
    CAST(round AS TEXT),
    'round ' || CAST(COALESCE(round_before, 0) + 1 AS TEXT) || ' is missing'
FROM rounds
WHERE round <> COALESCE(round_before, 0) + 1
UNION ALL
SELECT
    'rounds against the calendar',
    'events',
    CAST(season AS TEXT) || ' | ' || event,
    'date',
    CAST(date AS TEXT),
    'the round before was on ' || CAST(date_before AS TEXT)
FROM rounds
WHERE date < date_before
UNION ALL
SELECT
    'scheduled round before a held one',
    'events',
    CAST(events.season AS TEXT) || ' | ' || events.event,
    'status',
    events.status,
    'round ' || CAST(last_held.round AS TEXT) || ' was held, and what is still to come follows it'
FROM events
JOIN (
    SELECT season, MAX(round) AS round
    FROM events
    WHERE status = 'held'
    GROUP BY season
) AS last_held
    ON last_held.season = events.season
WHERE events.status = 'scheduled' AND events.round < last_held.round
UNION ALL
SELECT
    'date outside the season',
    'events',
    CAST(season AS TEXT) || ' | ' || event,
    'date',
    CAST(date AS TEXT),
    'expected a day of the season or of the year before or after'
FROM events
WHERE CAST(SUBSTR(CAST(date AS TEXT), 1, 4) AS INTEGER) NOT BETWEEN season - 1 AND season + 1
UNION ALL
SELECT
    'round without a points scale',
    'events',
    CAST(events.season AS TEXT) || ' | ' || events.event,
    'kind',
    events.kind,
    'rulebook_scales gives rulebook ' || seasons.rulebook || ' no scale for it'
FROM events
JOIN seasons
    ON seasons.season = events.season
LEFT JOIN rulebook_scales
    ON rulebook_scales.rulebook = seasons.rulebook AND rulebook_scales.kind = events.kind
WHERE events.round IS NOT NULL AND rulebook_scales.scale IS NULL
UNION ALL
SELECT DISTINCT
    'rulebook without a points scale',
    'rulebooks',
    season_rulebooks.rulebook,
    'rulebook',
    season_rulebooks.rulebook,
    'rulebook_scales gives it a scale for other rounds of '
        || CAST(events.season AS TEXT) || ', but not for the kind ' || events.kind
FROM events
JOIN season_rulebooks
    ON season_rulebooks.season = events.season AND NOT season_rulebooks.official
LEFT JOIN rulebook_scales
    ON rulebook_scales.rulebook = season_rulebooks.rulebook
    AND rulebook_scales.kind = events.kind
WHERE events.round IS NOT NULL AND rulebook_scales.scale IS NULL
UNION ALL
SELECT
    'rulebook for no season',
    'rulebooks',
    rulebooks.rulebook,
    'rulebook',
    rulebooks.rulebook,
    'rulebook_scales gives it no scale for any round of a season'
FROM rulebooks
LEFT JOIN season_rulebooks
    ON season_rulebooks.rulebook = rulebooks.rulebook
WHERE season_rulebooks.rulebook IS NULL
UNION ALL
SELECT
    'scale without points',
    'scales',
    scales.scale,
    'scale',
    scales.scale,
    'points_scales has no position of it'
FROM scales
LEFT JOIN points_scales
    ON points_scales.scale = scales.scale
WHERE points_scales.scale IS NULL
UNION ALL
SELECT
    'scale with a hole',
    'points_scales',
    scale || ' | ' || CAST(position AS TEXT),
    'position',
    CAST(position AS TEXT),
    'position ' || CAST(COALESCE(position_before, 0) + 1 AS TEXT) || ' is missing'
FROM scale_steps
WHERE position <> COALESCE(position_before, 0) + 1
UNION ALL
SELECT
    'points that rise',
    'points_scales',
    scale || ' | ' || CAST(position AS TEXT),
    'points',
    CAST(points AS TEXT),
    'the position before is worth ' || CAST(points_before AS TEXT)
FROM scale_steps
WHERE points > points_before
UNION ALL
SELECT
    'name of two teams',
    'teams',
    teams.team,
    'also_printed_as',
    teams.also_printed_as,
    'another row has it as the name of the team'
FROM teams
JOIN teams AS namesakes
    ON namesakes.team = teams.also_printed_as
UNION ALL
SELECT
    'adjustment of a team that did not race',
    'adjustments',
    decisions.row_key,
    'team',
    decisions.team,
    'results has no car of the team in ' || decisions.class
FROM decisions
LEFT JOIN results
    ON results.season = decisions.season
    AND results.class = decisions.class
    AND results.team = decisions.team
WHERE results.entry IS NULL
UNION ALL
SELECT
    'adjustment of a race that was not held',
    'adjustments',
    decisions.row_key,
    'round',
    CAST(decisions.round AS TEXT),
    'the event of that round is ' || events.status
FROM decisions
JOIN events
    ON events.season = decisions.season AND events.round = decisions.round
WHERE events.status <> 'held'
UNION ALL
SELECT DISTINCT
    'team excluded twice',
    'adjustments',
    later.row_key,
    'excluded',
    'true',
    'it was excluded in round ' || CAST(earlier.round AS TEXT) || ' already'
FROM decisions AS later
JOIN decisions AS earlier
    ON earlier.season = later.season
    AND earlier.class = later.class
    AND earlier.team = later.team
    AND earlier.excluded
    AND (
        earlier.round < later.round
        OR (earlier.round = later.round AND earlier.reason < later.reason)
    )
WHERE later.excluded
UNION ALL
SELECT
    'correction that is not kept',
    'corrections',
    CAST(season AS TEXT) || ' | ' || CAST(round AS TEXT) || ' | ' || entry || ' | '
        || column_name || ' | ' || printed,
    'kept',
    kept,
    CASE column_name
        WHEN 'driver' THEN 'result_drivers names no such driver of the car'
        ELSE 'results has ' || COALESCE(cell, 'an empty cell')
    END
FROM corrected
WHERE cell IS NULL OR cell <> kept;

COMMENT ON VIEW violations IS 'Facts that contradict each other; the loader refuses a database that has any.';
COMMENT ON COLUMN violations.check_name IS 'The rule that is broken.';
COMMENT ON COLUMN violations.seed IS 'Table that holds the fact.';
COMMENT ON COLUMN violations.row_key IS 'Values of the primary key of the row, separated by '' | ''.';
COMMENT ON COLUMN violations.column_name IS 'Column of the fact.';
COMMENT ON COLUMN violations.value IS 'The fact.';
COMMENT ON COLUMN violations.detail IS 'What contradicts it.';
