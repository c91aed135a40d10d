-- hole in the order: results.class_position by class
-- For example after a disqualification, if the cars behind did not move up. If more cars were
-- entered than are in results, or place_notes has the place, it belongs to an unknown car.
WITH places AS (
    SELECT
        season, round, class, class_position, COUNT(*) AS cars_there, MIN(entry) AS entry,
        LAG(class_position + COUNT(*)) OVER (
            PARTITION BY season, round, class ORDER BY class_position
        ) AS place_missing
    FROM results
    WHERE class_position IS NOT NULL
    GROUP BY season, round, class, class_position
),
fields AS (
    SELECT
        season, round, class,
        COUNT(*) AS cars,
        COUNT(class_position) AS placed,
        SUM(CASE status WHEN 'dsq' THEN 1 ELSE 0 END) AS disqualified
    FROM results
    GROUP BY season, round, class
),
entered AS (
    SELECT season, round, class, SUM(entered) AS entered
    FROM race_entries
    JOIN race_classes USING (season, race_class)
    GROUP BY season, round, class
),
holes AS (
    SELECT *, SUM(class_position - place_missing) OVER (PARTITION BY season, round, class) AS missing
    FROM places
    WHERE class_position > place_missing
)
SELECT
    season, round, holes.entry, holes.class_position, class,
    'place ' || CAST(place_missing AS TEXT) || ' of ' || class || ' is missing, and ' || CASE
        WHEN placed = cars THEN 'each of its ' || CAST(cars AS TEXT) || ' cars has a place'
        WHEN missing = disqualified
            THEN 'as many of its cars were disqualified: those behind move up'
        ELSE 'it has ' || CAST(cars AS TEXT) || ' cars'
    END AS detail
FROM holes
JOIN fields USING (season, round, class)
LEFT JOIN entered USING (season, round, class)
LEFT JOIN place_notes AS known
    ON known.season = holes.season
    AND known.round = holes.round
    AND known.class = holes.class
    AND known.class_position = place_missing
WHERE COALESCE(entered, 0) <= cars
    AND known.note IS NULL
    AND (placed = cars OR missing = disqualified OR holes.class_position > cars);
