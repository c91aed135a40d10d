-- What can be called in the shell, and with what?
-- One row per macro; those with in_season take the latest season unless one is given.
-- DuckDB's own: it reads the catalogue.
CREATE VIEW macros AS
SELECT
    function_name AS macro,
    array_to_string(parameters, ', ') AS parameters,
    comment
FROM duckdb_functions()
WHERE schema_name = 'main' AND NOT internal AND database_name = current_database()
ORDER BY function_name;

COMMENT ON VIEW macros IS 'Every macro, with its parameters and its comment: the answers and charts of the shell.';
COMMENT ON COLUMN macros.macro IS 'Name of the macro.';
COMMENT ON COLUMN macros.parameters IS 'What it takes, in order.';
COMMENT ON COLUMN macros.comment IS 'What it shows.';
