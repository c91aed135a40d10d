"""Write the database as a script for another engine.

The tables and the views have one source, DuckDB's SQL; sqlglot translates it. The rows come from
a database that the loader has filled and checked: no engine gets a fact that DuckDB refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import sqlglot
from sqlglot import exp
from sqlglot.optimizer.scope import traverse_scope

from definitions import Definition

if TYPE_CHECKING:
    import duckdb

# tests/test_dialects.py executes the scripts of these; for any other engine there is none.
EXECUTED = ("sqlite", "postgres", "spark")
# Functions that all of them have and understand alike; any other one is named.
TRAVEL_WELL = (
    exp.And,
    exp.Case,
    exp.Cast,
    exp.Coalesce,
    exp.Count,
    exp.DenseRank,
    exp.Exists,
    exp.If,
    exp.Lag,
    exp.Max,
    exp.Min,
    exp.Or,
    exp.Pow,
    exp.Rank,
    exp.RowNumber,
    exp.Substring,
    exp.Sum,
)
TRAVEL_BADLY = {
    exp.Bracket: "list or struct element",
    exp.Columns: "COLUMNS",
    exp.IntDiv: "integer division",
    exp.Lambda: "lambda",
    exp.Pivot: "PIVOT",
    exp.Qualify: "QUALIFY",
    exp.TableSample: "SAMPLE",
    exp.Unnest: "UNNEST",
}
ODD_JOINS = ("SEMI", "ANTI", "ASOF", "POSITIONAL", "NATURAL")
ROWS_PER_INSERT = 500


def script(
    con: duckdb.DuckDBPyConnection,
    tables: Sequence[Definition],
    views: Sequence[Definition],
    dialect: str,
    only_views: bool,
) -> Iterator[str]:
    """The statements, without their semicolons, that make the database of `con` elsewhere.

    `con` holds the filled tables and the views. With `only_views` the tables are the user's.
    """
    yield f"-- Written by loader.py for {dialect}. It replaces what has one of its names."
    kept, left_out = portable(con, views)
    yield f"-- Left out as DuckDB's own: COMMENT; {', '.join(left_out)}."
    if only_views:
        for view in kept:
            yield create_view(view, dialect, temporary=dialect == "spark")
        return
    if dialect == "spark":
        yield "-- Left out because Spark SQL does not enforce them: keys, references and checks."
    elif dialect == "sqlite":
        yield "PRAGMA foreign_keys = ON"
    if dialect != "spark":
        yield "BEGIN"
    for view in reversed(kept):
        yield f"DROP VIEW IF EXISTS {view.name}"
    for table in reversed(tables):
        yield f"DROP TABLE IF EXISTS {table.name}"
    for table in tables:
        yield create_table(table, dialect)
        yield from inserts(con, table, dialect)
    for view in kept:
        yield create_view(view, dialect)
    if dialect != "spark":
        yield "COMMIT"
        # Without it, PostgreSQL takes a hundred times longer for the ledger of a season.
        yield "ANALYZE"


def portable(
    con: duckdb.DuckDBPyConnection, views: Sequence[Definition]
) -> tuple[list[Definition], list[str]]:
    """The views that other engines can have, and the names of the others, each with the reason."""
    columns: dict[str, set[str]] = {}
    for name, column in con.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal"
    ).fetchall():
        columns.setdefault(name, set()).add(column)
    kept: list[Definition] = []
    left_out: dict[str, str] = {}
    for view in views:
        reasons = [f"reads {other}" for other in view.references if other in left_out]
        reasons += travels_badly(view, columns)
        if reasons:
            left_out[view.name] = reasons[0]
        else:
            kept.append(view)
    return kept, [f"{name} ({reason})" for name, reason in left_out.items()]


def travels_badly(view: Definition, columns: Mapping[str, Collection[str]]) -> list[str]:
    """Names of the constructs of a view that other engines lack or read in another way.

    `columns` has the columns of every table and view.
    """
    if view.kind == "MACRO":
        return ["macro"]
    try:
        tree = sqlglot.parse_one(view.create, read="duckdb")
    except sqlglot.errors.ParseError:
        tree = None
    if not isinstance(tree, exp.Create):
        return ["not understood by sqlglot"]
    found = {name for node, name in TRAVEL_BADLY.items() if tree.find(node)}
    found |= {
        f"function {function.sql('duckdb').partition('(')[0]}"
        for function in tree.find_all(exp.Func)
        if type(function) not in (*TRAVEL_WELL, *TRAVEL_BADLY)
    }
    for join in tree.find_all(exp.Join):
        found |= {f"{word} JOIN" for word in (join.kind, join.method) if word in ODD_JOINS}
    for star in tree.find_all(exp.Star):
        found |= {
            f"* {word}" for word in ("EXCLUDE", "REPLACE", "RENAME") if word in star.sql("duckdb")
        }
    if any(group.args.get("all") for group in tree.find_all(exp.Group)):
        found.add("GROUP BY ALL")
    if any(order.this.sql() == "ALL" for order in tree.find_all(exp.Ordered)):
        found.add("ORDER BY ALL")
    if any(distinct.args.get("on") for distinct in tree.find_all(exp.Distinct)):
        found.add("DISTINCT ON")
    found |= {f"lateral alias {name}" for name in lateral_aliases(tree.expression, columns)}
    return sorted(found)


def lateral_aliases(query: exp.Expression, columns: Mapping[str, Collection[str]]) -> set[str]:
    """Names that a SELECT gives and uses itself, which no source of it has as a column."""
    found = set()
    for scope in traverse_scope(query):
        if not isinstance(scope.expression, exp.Select):
            continue
        own = {
            alias.alias for alias in scope.expression.expressions if isinstance(alias, exp.Alias)
        }
        read = set()
        for source in scope.sources.values():
            if isinstance(source, exp.Table):
                read |= set(columns.get(source.name, ()))
            else:
                read |= set(source.expression.named_selects)
        clauses = [
            *scope.expression.expressions,
            *map(scope.expression.args.get, ("where", "group")),
        ]
        used = {
            column.name
            for clause in clauses
            if clause
            for column in clause.find_all(exp.Column)
            if not column.table
        }
        found |= (own & used) - read
    return found


def create_view(view: Definition, dialect: str, temporary: bool = False) -> str:
    tree = sqlglot.parse_one(view.create, read="duckdb")
    if temporary:
        tree.set("replace", True)
        tree.set("properties", exp.Properties(expressions=[exp.TemporaryProperty()]))
    return tree.sql(dialect, pretty=True, comments=False)


def create_table(table: Definition, dialect: str) -> str:
    tree = sqlglot.parse_one(table.create, read="duckdb")
    columns = tree.this.expressions
    if dialect == "spark":
        columns = [column for column in columns if isinstance(column, exp.ColumnDef)]
        for column in columns:
            kept = [
                c for c in column.constraints if isinstance(c.kind, exp.NotNullColumnConstraint)
            ]
            column.set("constraints", kept)
        tree.this.set("expressions", columns)
        parquet = exp.FileFormatProperty(this=exp.var("PARQUET"))
        tree.set("properties", exp.Properties(expressions=[parquet]))
    elif dialect == "sqlite":
        # Its primary keys would take NULL.
        keys = {name.name for key in tree.find_all(exp.PrimaryKey) for name in key.expressions}
        for column in columns:
            if isinstance(column, exp.ColumnDef) and column.name in keys:
                not_null = exp.ColumnConstraint(kind=exp.NotNullColumnConstraint())
                column.append("constraints", not_null)
    return tree.sql(dialect, pretty=True, comments=False)


def inserts(con: duckdb.DuckDBPyConnection, table: Definition, dialect: str) -> Iterator[str]:
    cursor = con.execute(f"SELECT * FROM {table.name}")
    columns = ", ".join(column[0] for column in cursor.description)
    while rows := cursor.fetchmany(ROWS_PER_INSERT):
        values = ",\n".join(
            f"    ({', '.join(literal(value, dialect) for value in row)})" for row in rows
        )
        yield f"INSERT INTO {table.name} ({columns}) VALUES\n{values}"


@lru_cache(maxsize=100_000, typed=True)
def literal(value: object, dialect: str) -> str:
    return exp.convert(value).sql(dialect)
