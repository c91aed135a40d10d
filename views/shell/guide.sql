-- What is in this database, which questions does it answer, and what is missing?
-- One row per view, macro, query and table, starting with the most useful; the last rows list
-- missing facts. Only for DuckDB: it reads the catalogue, under whatever name the database is
-- attached. Attached without USE, DuckDB finds no tables for a macro; the comment of each macro
-- names the view to use instead.
CREATE VIEW guide AS
WITH catalogue AS (
    SELECT database_name, 'view' AS kind, view_name AS name, comment FROM duckdb_views()
    UNION ALL
    SELECT database_name, 'macro', function_name, comment FROM duckdb_functions()
    UNION ALL
    SELECT database_name, 'table', table_name, comment FROM duckdb_tables()
),
cars AS (
    SELECT COUNT(*) AS known, (SELECT SUM(entered) FROM race_entries) AS entered
    FROM results
    WHERE (season, round) IN (SELECT (season, round) FROM race_entries)
),
rows AS (
    SELECT DISTINCT kind, name, comment AS answers
    FROM catalogue
    WHERE database_name IN (SELECT database_name FROM duckdb_views() WHERE view_name = 'guide')
    UNION ALL
    SELECT 'query', concat('queries/', query, '.sql'), question FROM queries
    UNION ALL
    SELECT
        'not held', 'tyres, pit stops, grids, laps led, gaps in time, most lap times',
        'no column of any table'
    UNION ALL
    SELECT
        'not held', concat('every ', award),
        CASE COUNT(won.award)
            WHEN 0 THEN 'awards has none'
            ELSE concat(COUNT(*) - COUNT(won.award), ' of ', COUNT(*), ' races have none in awards')
        END
    FROM (SELECT 'pole' AS award UNION SELECT 'fastest lap' UNION SELECT award FROM awards) AS usual
    CROSS JOIN (
        SELECT season, round FROM events JOIN event_kinds USING (kind)
        WHERE status = 'held' AND NOT points_only
    ) AS races
    LEFT JOIN (SELECT DISTINCT season, round, award FROM awards) AS won USING (season, round, award)
    GROUP BY award
    HAVING COUNT(won.award) < COUNT(*)
    UNION ALL
    SELECT
        'not held', 'every car that was entered',
        concat(entered - known, ' of ', entered, ' cars entered are missing: race_entries has how many')
    FROM cars
    WHERE entered > known
    UNION ALL
    SELECT
        'not held', 'every retirement',
        concat(stopped - named, ' of ', stopped, ' cars that stopped are missing: retirements has how many')
    FROM (
        SELECT
            COUNT(*) FILTER (status IN ('dnf', 'dns', 'dsq')) AS named,
            (SELECT SUM(entered - running) FROM race_entries) AS stopped
        FROM results
        WHERE (season, round) IN (SELECT (season, round) FROM race_entries)
    )
    WHERE stopped > named
    UNION ALL
    SELECT 'not held', lacking, concat(missing, ' of ', cars, ' results have none', where_said)
    FROM (
        SELECT
            COUNT(*) AS cars,
            UNNEST(['every overall place', 'every car number', 'every driver', 'every chassis', 'every engine'])
                AS lacking,
            UNNEST([
                COUNT(*) - COUNT(overall_position), COUNT(*) - COUNT(car_number),
                COUNT(*) - COUNT(crew), COUNT(*) - COUNT(models.chassis), COUNT(*) - COUNT(models.engine)
            ]) AS missing,
            UNNEST([': unknown_ahead in race_results', '', ': crews', ': entry_cars', ': entry_cars'])
                AS where_said
        FROM results
        LEFT JOIN crews USING (season, round, entry)
        LEFT JOIN entry_cars AS models USING (season, round, entry)
    )
    -- Facts that no result has, such as engines in a league, are not listed as missing.
    WHERE missing > 0 AND missing < cars
    UNION ALL
    SELECT
        'not held', 'every distance',
        concat(
            'the laps of ', COUNT(DISTINCT (season, round, entry)) FILTER (laps IS NULL), ' of ',
            COUNT(DISTINCT (season, round, entry)), ' cars that scored are unknown: unknown_laps'
        )
    FROM best_entries
    JOIN results USING (season, round, entry)
    WHERE scenario = 'official' AND award IS NULL AND competitor IS NOT NULL
    HAVING COUNT(laps) BETWEEN 1 AND COUNT(*) - 1
    UNION ALL
    SELECT
        'not held', 'every point of the ' || championship,
        concat('those of ', SUM(cars_unknown), ' of ', SUM(cars_in_points),
            ' cars in the points are unknown: unknown_competitors')
    FROM unknown_competitors
    GROUP BY championship
    HAVING SUM(cars_unknown) > 0
)
SELECT name, kind, answers
FROM rows
ORDER BY
    list_position(
        [
            'team_standings', 'driver_standings', 'schedule', 'race_results', 'season_statistics',
            'points_ledger', 'explain', 'title_race', 'title_needs', 'chart_title_race',
            'what_if_differences', 'data_dictionary'
        ],
        name
    ) NULLS LAST,
    list_position(['view', 'table', 'macro', 'query', 'not held'], kind),
    name;

COMMENT ON VIEW guide IS 'Start here: every view, macro, query and table, and the facts that are missing.';
COMMENT ON COLUMN guide.name IS 'Name to type after FROM; for a query, its file.';
COMMENT ON COLUMN guide.kind IS 'view, macro, query or table; not held: missing facts.';
COMMENT ON COLUMN guide.answers IS 'Its content, or the question that it answers.';
