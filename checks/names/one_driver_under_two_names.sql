-- one driver under two names: drivers.driver
WITH alike AS (
    SELECT name, other_name, likeness FROM similar_names WHERE seed = 'drivers'
),
cars AS (
    -- Cars without any other driver in the other rounds.
    SELECT name, other_name, MIN(mine.entry) AS entry
    FROM alike
    JOIN result_drivers AS mine ON mine.driver = name
    JOIN result_drivers AS theirs
        ON theirs.season = mine.season AND theirs.entry = mine.entry AND theirs.driver <> name
    GROUP BY name, other_name
    HAVING MIN(theirs.driver) = other_name AND MAX(theirs.driver) = other_name
)
SELECT
    name AS driver,
    'it ' || MIN(likeness || ' ' || other_name) || ', and no race has both' || COALESCE(
        MIN('; car ' || cars.entry || ' had only ' || other_name || ' otherwise'), ''
    ) AS detail
FROM alike
LEFT JOIN cars USING (name, other_name)
GROUP BY name;
