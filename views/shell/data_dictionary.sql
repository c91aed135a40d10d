-- What does each column mean?
-- One row per column of a table or view. DuckDB's own: it reads the catalogue.
CREATE VIEW data_dictionary AS
SELECT
    table_name AS object,
    column_name,
    data_type,
    comment
FROM duckdb_columns()
WHERE schema_name = 'main' AND NOT internal AND database_name = current_database()
ORDER BY table_name, column_index;

COMMENT ON VIEW data_dictionary IS 'Every column of every table and view, with its comment; macros, such as explain and the charts, are in the view macros.';
COMMENT ON COLUMN data_dictionary.object IS 'Table or view.';
COMMENT ON COLUMN data_dictionary.column_name IS 'Column.';
COMMENT ON COLUMN data_dictionary.data_type IS 'Type of the column.';
COMMENT ON COLUMN data_dictionary.comment IS 'What the column holds.';
