-- What does each column mean?
-- One row per column of a table or view. If two attached databases differ, it lists both.
-- Only for DuckDB: it reads the catalogue, under whatever name the database is attached.
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
COMMENT ON COLUMN data_dictionary.comment IS 'Meaning of the column.';
