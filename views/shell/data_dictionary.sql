-- What does each column mean?
-- One row per column of a table or view; of two attached databases that differ, of both.
-- DuckDB's own: it reads the catalogue, of whatever name the database is attached under.
CREATE VIEW data_dictionary AS
SELECT DISTINCT ON (table_name, column_index, column_name, data_type, comment)
    table_name AS object, column_name, data_type, comment
FROM duckdb_columns()
WHERE schema_name = 'main' AND NOT internal
    AND database_name IN (
        SELECT database_name FROM duckdb_views() WHERE view_name = 'data_dictionary'
    )
ORDER BY table_name, column_index;

COMMENT ON VIEW data_dictionary IS 'Every column of every table and view, with its comment.';
COMMENT ON COLUMN data_dictionary.object IS 'Table or view.';
COMMENT ON COLUMN data_dictionary.column_name IS 'Column.';
COMMENT ON COLUMN data_dictionary.data_type IS 'Type of the column.';
COMMENT ON COLUMN data_dictionary.comment IS 'What the column holds.';
