-- Which team, driver or manufacturer does a name mean?
--     FROM find_competitor('dyson');
-- One row per championship and competitor. Case and accents are ignored, and a part of a name is
-- enough if only one competitor has it. Otherwise the rows are all names with that part or, without
-- any, the most similar ones; these have an `answer`. Only for DuckDB.
CREATE MACRO find_competitor(name, in_season := NULL) AS TABLE
WITH competitors AS (
    SELECT DISTINCT
        season, championship, competitor,
        greatest(
            name_fits(competitor, name),
            CASE name_fits(teams.also_printed_as, name) WHEN 2 THEN 2 END
        ) AS nearness,
        LOWER(strip_accents(competitor)) AS plain,
        LOWER(strip_accents(TRIM(COALESCE(name, '')))) AS asked
    FROM scorers
    LEFT JOIN teams
        ON competitors = 'teams' AND teams.team = competitor
    WHERE competitor IS NOT NULL AND season = COALESCE(in_season, (SELECT MAX(season) FROM results))
),
compared AS (
    SELECT
        season, championship, competitor, nearness,
        -- Distance of the whole name, or of its nearest word.
        ROUND(list_max([
            jaro_winkler_similarity(part, asked) FOR part IN string_split(plain, ' ') || [plain]
        ]), 2) AS likeness
    FROM competitors
),
found AS (
    SELECT
        *,
        nearness = 2 OR (nearness = 1 AND COUNT(*) FILTER (nearness > 0)
            OVER (PARTITION BY championship) = 1) AS meant,
        DENSE_RANK() OVER (ORDER BY likeness DESC NULLS LAST, competitor) AS nth
    FROM compared
    QUALIFY meant
        OR nearness = MAX(nearness) OVER ()
        AND (nearness > 0 OR likeness >= 0.85 OR (nth <= 3 AND MAX(likeness) OVER () < 0.85))
)
SELECT
    championship, competitor,
    CASE WHEN NOT meant THEN concat('not "', name, '", but like it') END AS answer,
    likeness
FROM found
ORDER BY answer NULLS FIRST, CASE WHEN NOT meant THEN likeness END DESC, championship DESC, competitor;

COMMENT ON MACRO TABLE find_competitor IS 'Competitors that a name means, or may mean: find_competitor(''dyson''). Attached without USE: competitors.';
