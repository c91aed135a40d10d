-- What is in this database, what does it answer, where to begin; and what is not in it?
-- One row per view, macro, query and table, the few to begin with first; the last rows say what
-- nobody can ask. DuckDB's own: it reads the catalogue, of whatever name the database is attached
-- under. Attached without USE, DuckDB finds no tables for a macro: explain is points_ledger there.
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
    SELECT 'not held', 'tyres, pit stops, lap times, grid', 'no column of any table'
    UNION ALL
    SELECT 'not held', usual.name, 'awards has none'
    FROM (VALUES ('pole positions', '%pole%'), ('fastest laps', '%fast%')) AS usual (name, pattern)
    WHERE NOT EXISTS (FROM awards WHERE award ILIKE usual.pattern)
    UNION ALL
    SELECT
        'not held', 'every car that was entered',
        concat(entered - known, ' of ', entered, ' cars entered are missing: race_entries has how many')
    FROM cars
    WHERE entered > known
    UNION ALL
    SELECT
        'not held', 'every car number',
        concat(COUNT(*) - COUNT(car_number), ' of ', COUNT(*), ' results have none')
    FROM race_results
    HAVING COUNT(car_number) < COUNT(*)
    UNION ALL
    SELECT
        'not held', 'every distance',
        concat('the laps of ', SUM(laps_unknown), ' of ', SUM(cars_in_points),
            ' cars that scored are unknown: unknown_laps')
    FROM unknown_laps
    WHERE championship = 'teams'
    HAVING SUM(laps_unknown) > 0
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
            'team_standings', 'driver_standings', 'schedule', 'race_results', 'points_ledger',
            'explain', 'title_race', 'chart_title_race', 'what_if_differences', 'data_dictionary'
        ],
        name
    ) NULLS LAST,
    list_position(['view', 'table', 'macro', 'query', 'not held'], kind),
    name;

COMMENT ON VIEW guide IS 'Everything there is to ask, where to begin, and what is not held.';
COMMENT ON COLUMN guide.name IS 'What to type after FROM; of a query, its file.';
COMMENT ON COLUMN guide.kind IS 'view, macro, query or table; not held: what nobody can ask.';
COMMENT ON COLUMN guide.answers IS 'What it holds or answers.';
