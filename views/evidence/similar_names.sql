-- Which two names of a championship probably belong to one competitor?
-- One row per table and name that resembles a more frequent one: the same words in another order,
-- some of its words, an initial for a name, or one or two letters different. Two that took part in
-- the same race are two competitors. Names in `spellings` are left out.
CREATE VIEW similar_names AS
WITH names AS (
    SELECT 'teams' AS seed, team AS name FROM teams
    UNION ALL
    SELECT 'drivers', driver FROM drivers
    UNION ALL
    SELECT DISTINCT 'manufacturers', manufacturer FROM chassis WHERE manufacturer IS NOT NULL
),
plain_names AS (
    SELECT
        seed, name,
        regexp_replace(strip_accents(LOWER(name)), '[\s\p{P}\p{Z}\p{Cf}]', '', 'g') AS spelling,
        TRIM(
            regexp_replace(
                -- Letters of other alphabets that look like Latin ones, and letters that lose no
                -- accent.
                TRANSLATE(
                    REPLACE(REPLACE(LOWER(strip_accents(name)), 'ß', 'ss'), 'æ', 'ae'),
                    'øłđðıавекмнорстухіјѕ', 'olddiabekmhopctyxijs'
                ),
                '[\p{P}\p{Z}\s\p{Cf}]*([\p{Z}\s]|$)|[\p{P}\p{Cf}]', '\1', 'g'
            )
        ) AS plain
    FROM names
),
folded AS (
    SELECT
        *,
        regexp_extract_all(plain, '[^\s]+') AS words,
        regexp_replace(plain, '(\S)\S*\s*', '\1', 'g') AS initials,
        regexp_replace(plain, '[^0-9]', '', 'g') AS digits
    FROM plain_names
),
-- Only names with a common word or initials are compared; a word in hundreds of names does not
-- help.
blocks AS (
    SELECT seed, name, block
    FROM (
        SELECT DISTINCT seed, name, UNNEST(list_append(words, '=' || initials)) AS block FROM folded
    )
    QUALIFY COUNT(*) OVER (PARTITION BY seed, block) <= 200
),
pairs AS (
    SELECT one.seed, one.name, other.name AS other_name
    FROM blocks AS one
    JOIN blocks AS other
        ON other.seed = one.seed AND other.block = one.block AND other.name > one.name
    GROUP BY ALL
),
alike AS (
    SELECT
        pairs.*,
        CASE
            WHEN one.plain = other.plain THEN 'reads like'
            WHEN list_sort(one.words) = list_sort(other.words) THEN 'has the same words as'
            WHEN list_has_all(one.words, other.words) OR list_has_all(other.words, one.words)
                THEN 'shares its words with'
            WHEN one.initials = other.initials AND one.words[-1] = other.words[-1]
                AND len(one.words) > 1
                AND LEAST(LENGTH(one.words[1]), LENGTH(other.words[1])) = 1
                THEN 'has the initials of'
            -- At most one letter in four, as Kim and Tim are different; digits do not count.
            WHEN one.digits = other.digits
                AND ABS(LENGTH(one.plain) - LENGTH(other.plain)) <= 2
                AND damerau_levenshtein(one.plain, other.plain)
                    <= LEAST(2, LENGTH(one.plain) // 4, LENGTH(other.plain) // 4)
                THEN 'is a letter or two from'
        END AS likeness
    FROM pairs
    JOIN folded AS one ON one.seed = pairs.seed AND one.name = pairs.name
    JOIN folded AS other ON other.seed = pairs.seed AND other.name = pairs.other_name
    WHERE likeness IS NOT NULL AND one.spelling <> other.spelling
),
compared AS (
    SELECT DISTINCT seed, UNNEST([name, other_name]) AS name FROM alike
),
races AS (
    SELECT seed, name, season, class, round, entry
    FROM compared
    JOIN results ON team = name
    WHERE seed = 'teams'
    UNION ALL
    SELECT seed, name, season, class, round, entry
    FROM compared
    JOIN result_drivers ON driver = name
    JOIN results USING (season, round, entry)
    WHERE seed = 'drivers'
    UNION ALL
    SELECT seed, name, season, class, round, entry
    FROM compared
    JOIN chassis ON manufacturer = name
    JOIN results USING (chassis)
    WHERE seed = 'manufacturers'
),
met AS (
    SELECT DISTINCT alike.seed, alike.name, alike.other_name
    FROM alike
    JOIN races AS one ON one.seed = alike.seed AND one.name = alike.name
    JOIN races AS other
        ON other.seed = alike.seed
        AND other.name = alike.other_name
        AND other.season = one.season
        AND other.round = one.round
),
seasons_of AS (
    SELECT seed, name, season, class, COUNT(*) AS races FROM races GROUP BY seed, name, season, class
),
-- In the same class of a season, and never in the same race.
apart AS (
    SELECT
        alike.seed, alike.name, alike.other_name, likeness,
        SUM(one.races) <= SUM(other.races) AS rarer
    FROM alike
    JOIN seasons_of AS one ON one.seed = alike.seed AND one.name = alike.name
    JOIN seasons_of AS other
        ON other.seed = alike.seed
        AND other.name = alike.other_name
        AND other.season = one.season
        AND other.class = one.class
    LEFT JOIN met
        ON met.seed = alike.seed AND met.name = alike.name AND met.other_name = alike.other_name
    WHERE met.seed IS NULL
    GROUP BY alike.seed, alike.name, alike.other_name, likeness
)
SELECT
    seed, CASE WHEN rarer THEN name ELSE other_name END AS name, likeness,
    CASE WHEN rarer THEN other_name ELSE name END AS other_name
FROM apart;

COMMENT ON VIEW similar_names IS 'Names of a championship that are never in the same race and probably belong to one competitor.';
COMMENT ON COLUMN similar_names.seed IS 'Table of the name, or manufacturers.';
COMMENT ON COLUMN similar_names.name IS 'The rarer name.';
COMMENT ON COLUMN similar_names.likeness IS 'How the names resemble each other.';
COMMENT ON COLUMN similar_names.other_name IS 'The other name.';
