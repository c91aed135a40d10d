-- Whom does a name mean: which team, driver or manufacturer?
--     FROM find_competitor('dyson');
-- One row per championship and competitor. The name is forgiven its case, its accents and a part of
-- it that only one has; whoever is only like it, or all of the season when none is, has an `answer`.
-- DuckDB's own.
CREATE MACRO find_competitor(name, in_season := NULL) AS TABLE
WITH competitors AS (
    SELECT DISTINCT
        season, championship, competitor,
        LOWER(strip_accents(competitor)) AS plain,
        LOWER(strip_accents(teams.also_printed_as)) AS also,
        LOWER(strip_accents(TRIM(COALESCE(name, '')))) AS asked
    FROM scorers
    JOIN championships USING (season, class, championship)
    LEFT JOIN teams
        ON championship = 'teams' AND teams.team = competitor
    WHERE season = COALESCE(in_season, (SELECT MAX(season) FROM results))
),
compared AS (
    SELECT
        season, championship, competitor,
        CASE
            WHEN asked IN (plain, also) THEN 3
            WHEN asked <> '' AND contains(plain, asked) THEN 2
            -- The whole name or the word of it that is nearest.
            WHEN list_max([
                jaro_winkler_similarity(part, asked)
                FOR part IN string_split(plain, ' ') || [plain]
            ]) >= 0.85 THEN 1
            ELSE 0
        END AS nearness
    FROM competitors
),
found AS (
    SELECT
        *,
        nearness = 3 OR (nearness = 2 AND COUNT(*) FILTER (nearness >= 2)
            OVER (PARTITION BY championship) = 1) AS meant
    FROM compared
    QUALIFY meant OR nearness = MAX(nearness) OVER ()
)
SELECT
    championship, competitor,
    CASE
        WHEN nearness = 0 THEN concat('nobody of ', season, ' is called "', name, '": this is one of them')
        WHEN NOT meant THEN concat('nobody of ', season, ' is called "', name, '": did you mean this one?')
    END AS answer
FROM found
ORDER BY championship DESC, competitor;

COMMENT ON MACRO TABLE find_competitor IS 'Whom a name means, or may mean: find_competitor(''dyson'').';
