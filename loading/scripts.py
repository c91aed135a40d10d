"""Write the database as a script for another engine.

The tables and the views have one source, DuckDB's SQL; sqlglot translates it. The rows come from
a database that the loader has filled and checked: no engine gets a fact that DuckDB refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import sqlglot
from sqlglot import exp
from sqlglot.optimizer.annotate_types import annotate_types
from sqlglot.optimizer.qualify import qualify
from sqlglot.schema import MappingSchema

from loading.seed_files import FRACTIONS
from loading.sql_files import Definition, quoted

if TYPE_CHECKING:
    import duckdb

# What a qualified view may be made of: all engines read these alike, and the tests' views have
# them. Anything else is named, and its view left out, until it is here and a test executes it.
TRAVEL_WELL = frozenset(
    re.findall(
        r"\w+",
        """
        Add Alias And Between BitwiseLeftShift Boolean CTE Case Cast Ceil Coalesce Column Count
        DPipe DataType DataTypeParam DenseRank Distinct Div EQ Exists FirstValue From GT GTE Group
        Having Identifier If In Is Join LT LTE Lag Literal Max Min Mod Mul NEQ Neg Not Null Nullif
        Or Order Ordered Paren Rank Replace RowNumber Select Star Sub Subquery Substring Sum Table
        TableAlias Union Where Window WindowSpec With
        """,
    )
)
TYPES_THAT_TRAVEL = ("INT", "BIGINT", "TEXT", "DECIMAL")
# SQLite stores a value of any type in any column; these say what DuckDB's types say.
SQLITE_CHECKS = {
    "INT": "TYPEOF({0}) IN ('integer', 'null')",
    "TEXT": "TYPEOF({0}) IN ('text', 'null')",
    "BOOLEAN": "{0} IN (0, 1)",
    "DATE": "{0} IS DATE({0}, '+0 days')",
    "DECIMAL": "{0} = ROUND({0}, {1})",
}
ROWS_PER_INSERT = 500


def script(
    con: duckdb.DuckDBPyConnection,
    tables: Sequence[Definition],
    views: Sequence[Definition],
    dialect: str,
    only_views: bool,
) -> str:
    """The script that creates the tables and views of `con` in another engine.

    With `only_views` the tables are the user's.
    """
    there = con.execute("SELECT view_name FROM duckdb_views()").fetchall()
    views = [view for view in views if view.kind == "MACRO" or (view.name,) in there]
    return "".join(
        statement + ("\n" if statement.startswith("--") else ";\n")
        for statement in statements(con, tables, views, dialect, only_views)
    )


def statements(
    con: duckdb.DuckDBPyConnection,
    tables: Sequence[Definition],
    views: Sequence[Definition],
    dialect: str,
    only_views: bool,
) -> Iterator[str]:
    """The comments and statements of a script, without semicolons."""
    yield f"-- Written by loader.py for {dialect}. It replaces tables and views of the same names."
    point = con.execute("SELECT TYPEOF(CAST(NULL AS points))").fetchall()[0][0]
    if dialect == "duckdb":
        made = {
            view.name: f"CREATE OR REPLACE {view.create.partition('CREATE ')[2]}" for view in views
        }
    else:
        trees, left_out = portable(con, views, point)
        yield "-- Left out, only for DuckDB: " + ", ".join(
            f"{name} ({reason})" for name, reason in left_out.items()
        )
        made = {
            name: create_view(name, tree, dialect, temporary=dialect == "spark" and only_views)
            for name, tree in trees.items()
        }
    if dialect == "spark":
        yield "-- Left out, not enforced by Spark SQL: keys, references and checks."
    elif dialect == "sqlite":
        yield "-- For SQLite 3.30 or later. Every connection must set the PRAGMA itself."
    elif dialect == "postgres":
        # Or a session could read a backslash, letters and `= NULL` otherwise than they are meant.
        yield "SET standard_conforming_strings = on"
        yield "SET client_encoding = 'UTF8'"
        yield "SET transform_null_equals = off"
    if only_views:
        yield from made.values()
        return
    if dialect == "sqlite":
        yield "PRAGMA foreign_keys = ON"
    if dialect != "spark":
        yield "BEGIN"
    if dialect != "duckdb":
        yield from (f"DROP VIEW IF EXISTS {name}" for name in reversed(made))
    tables = [table for table in tables if table.kind == "TABLE"]
    yield from (f"DROP TABLE IF EXISTS {table.name}" for table in reversed(tables))
    if dialect == "duckdb":
        for name in FRACTIONS:
            yield f"DROP TYPE IF EXISTS {name}"
            yield f"CREATE TYPE {name} AS {point_type(name, point)}"
    for table in tables:
        if dialect == "duckdb":
            yield f"CREATE {table.create.partition('CREATE ')[2]}"
        else:
            yield create_table(table, dialect, point)
        yield from inserts(con, table, dialect)
    yield from made.values()
    if dialect in ("postgres", "duckdb"):
        yield from comments(con, [*(table.name for table in tables), *made])
    if dialect == "duckdb":
        yield from (view.comments.rstrip(";\n") for view in views if view.kind == "MACRO")
    if dialect != "spark":
        yield "COMMIT"
    # Without it, PostgreSQL takes a hundred times longer for the ledger of a season.
    if dialect == "sqlite":
        yield "ANALYZE"
    elif dialect == "postgres":
        yield f"ANALYZE {', '.join(table.name for table in tables)}"


def portable(
    con: duckdb.DuckDBPyConnection, views: Sequence[Definition], point: str
) -> tuple[dict[str, exp.Query], dict[str, str]]:
    """The queries of the views that other engines can run; and why they cannot run the others."""
    columns: dict[str, dict[str, str]] = {}
    for name, column, data_type in con.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() "
        "WHERE NOT internal ORDER BY table_name, column_index"
    ).fetchall():
        columns.setdefault(name, {})[column] = data_type
    schema = MappingSchema(columns, dialect="duckdb")
    kept: dict[str, exp.Query] = {}
    left_out: dict[str, str] = {}
    for view in views:
        reasons = [f"reads {other}" for other in view.references if other in left_out]
        if view.kind == "MACRO":
            reasons = ["macro"]
        elif view.name == "violations" or not reasons:
            try:
                query = parse(view, point).expression
                if view.name == "violations":
                    settle(con, query, left_out, schema)
                query = qualified(query, schema)
                reasons = travels_badly(query)
            except (sqlglot.errors.SqlglotError, AttributeError):
                reasons = ["not understood by sqlglot"]
        if reasons:
            left_out[view.name] = reasons[0]
        else:
            kept[view.name] = query
    return kept, left_out


def settle(
    con: duckdb.DuckDBPyConnection,
    violations: exp.Query,
    left_out: dict[str, str],
    schema: MappingSchema,
) -> None:
    """Replace checks that other engines cannot run by their present findings; add to `left_out`."""
    for check in list(violations.ctes[0].this.flatten(unnest=False)):
        reads = {table.name for table in check.find_all(exp.Table)}
        if not reads & left_out.keys() and not travels_badly(qualified(check.copy(), schema)):
            continue
        cursor = con.execute(check.sql("duckdb"))
        names = [column[0] for column in cursor.description]
        found = exp.select(*(exp.null().as_(name) for name in names)).where("1 = 0")
        for row in cursor.fetchall():
            cells = (exp.convert(cell).as_(name) for cell, name in zip(row, names, strict=True))
            found = found.union(exp.select(*cells), distinct=False, copy=False)
        check.replace(found)
        left_out[f"the check {check.selects[0].this.name}"] = "its findings at the time of writing"


def point_type(name: str, point: str) -> str:
    """The SQL type of a type of points, if a point is of this type."""
    return point if name == "points" or point == "INTEGER" else FRACTIONS[name]


def parse(definition: Definition, point: str) -> exp.Expression:
    tree = sqlglot.parse_one(definition.create, read="duckdb")
    for data_type in list(tree.find_all(exp.DataType)):
        if data_type.sql() in FRACTIONS:
            made = exp.DataType.build(point_type(data_type.sql(), point), dialect="duckdb")
            data_type.replace(made)
    return tree


def qualified(query: exp.Query, schema: MappingSchema) -> exp.Query:
    """The same query with its stars written out, and a table and a type to every column."""
    for coalesce in query.find_all(exp.Coalesce):
        coalesce.meta["written"] = True
    query = qualify(query, schema=schema, dialect="duckdb", quote_identifiers=False)
    # USING became COALESCE(one.key, other.key), through which engines find no index. In an inner
    # or a left join, the first is empty only where all are.
    for coalesce in list(query.find_all(exp.Coalesce)):
        if "written" not in coalesce.meta:
            coalesce.replace(coalesce.this)
    return annotate_types(query, schema, dialect="duckdb")


def travels_badly(query: exp.Query) -> list[str]:
    """Constructs of a qualified query that other engines lack or interpret differently."""
    found = set()
    for node in query.walk():
        if type(node).__name__ not in TRAVEL_WELL:
            name = node.name if isinstance(node, exp.Anonymous) else type(node).__name__
            found.add(f"{'function ' if isinstance(node, exp.Func) else ''}{name.upper()}")
        elif isinstance(node, exp.Column) and not (node.table or node.find_ancestor(exp.Ordered)):
            found.add(f"{node.name} of no table")  # one of USING, in HAVING
        elif isinstance(node, exp.Join):
            words = {node.method, node.side, node.kind} - {"", "LEFT", "INNER", "OUTER", "CROSS"}
            found |= {f"{word} JOIN" for word in words}
        elif isinstance(node, exp.Group) and node.args.get("all"):
            found.add("GROUP BY ALL")
        elif isinstance(node, exp.Distinct) and node.args.get("on"):
            found.add("DISTINCT ON")
        elif isinstance(node, exp.Window) and node.alias and node.args.get("order"):
            found.add("ORDER BY added to a named window")  # Spark
        elif isinstance(node, exp.Union) and node.args.get("by_name"):
            found.add("UNION BY NAME")
        elif isinstance(node, (exp.Max, exp.Min)) and (
            node.args.get("count") or node.args.get("expressions")  # sqlglot 30.8
        ):
            found.add("MAX or MIN of several")
        elif isinstance(node, exp.Cast) and not node.to.is_type(*TYPES_THAT_TRAVEL):
            found.add(f"CAST to {node.to.sql('duckdb')}")
        elif (
            isinstance(node, exp.Cast)
            and node.to.is_type("TEXT")
            and not isinstance(node.this, exp.Null)
            and not node.this.is_type(*TYPES_THAT_TRAVEL, "DATE", "BOOLEAN")
        ):
            found.add(f"{node.this.type.sql('duckdb')} as text")
        elif isinstance(node, (exp.Add, exp.Sub)) and not node.is_type(*exp.DataType.NUMERIC_TYPES):
            found.add("arithmetic with dates")
    return sorted(found)


def create_view(name: str, query: exp.Query, dialect: str, temporary: bool) -> str:
    query = query.copy()
    if dialect == "sqlite":
        read_views_directly(query)
        group_by_windows(query)
        for node in reversed(list(query.walk())):  # what a node is made of goes before it
            for_sqlite(node)
    create = exp.Create(this=exp.to_table(name), kind="VIEW", expression=query)
    if temporary:
        create.set("replace", True)
        create.set("properties", exp.Properties(expressions=[exp.TemporaryProperty()]))
    return create.sql(dialect, pretty=True, comments=False)


def read_views_directly(query: exp.Query) -> None:
    """Replace a table expression that only names a view by the view.

    SQLite takes a filter on the season into a view, but not into a table expression read twice.
    """
    for named in list(query.find_all(exp.CTE)):
        clauses = {clause.rstrip("_") for clause, value in named.this.args.items() if value}
        view = named.this.find(exp.From).this
        if (
            clauses == {"expressions", "from"}
            and isinstance(view, exp.Table)
            and all(
                isinstance(each.unalias(), exp.Column) and each.unalias().name == each.alias_or_name
                for each in named.this.selects
            )
        ):
            for table in list(query.find_all(exp.Table)):
                if table.name == named.alias:
                    table.replace(exp.to_table(view.name, alias=table.alias_or_name))
            (named if len(named.parent.expressions) > 1 else named.parent).pop()


def group_by_windows(query: exp.Query) -> None:
    """Replace a group of the scenarios by windows, and one row of each.

    SQLite takes a filter on the season into a window, but not into a group.
    """
    for select in list(query.find_all(exp.Select)):
        keys = select.args["group"].expressions if select.args.get("group") else []
        own = [each for each in select.find_all(exp.AggFunc) if each.parent_select is select]
        shown = {each.unalias() for each in select.selects}
        if (
            any(key.name == "scenario" for key in keys)
            and shown.issuperset(keys)
            and not select.args.get("having")
            and not any(each.find(exp.Distinct) for each in own)
            and not any(each.parent_select is select for each in select.find_all(exp.Window))
        ):
            for aggregate in own:
                partition = [key.copy() for key in keys]
                window = exp.Window(this=aggregate.copy(), partition_by=partition)
                window.type = aggregate.type
                aggregate.replace(window)
            select.set("group", None)
            select.distinct(copy=False)


def for_sqlite(node: exp.Expression) -> None:
    """Replace a node that SQLite lacks: a ceiling, or an exact decimal number."""
    decimal = node.is_type("DECIMAL") and node.type.expressions
    if isinstance(node, exp.Ceil):
        whole = exp.cast(node.this.copy(), "INT")
        node.replace(exp.paren(whole + exp.paren(node.this.copy() > whole)))
    elif isinstance(node, exp.Cast) and node.is_type("TEXT") and node.this.is_type("BOOLEAN"):
        words = exp.case(node.this.copy()).when("1", "'true'").when("0", "'false'")
        node.replace(words)
    elif isinstance(node, exp.Cast) and node.is_type("TEXT") and node.this.is_type("DECIMAL"):
        text = exp.func("PRINTF", f"'%.{node.this.type.expressions[1]}f'", node.this.copy())
        node.replace(exp.case().when(node.this.copy().is_(exp.null()), exp.null()).else_(text))
    elif isinstance(node, exp.Substring):  # its long name came with 3.34
        node.replace(exp.Anonymous(this="SUBSTR", expressions=list(node.iter_expressions())))
    elif decimal and isinstance(node, exp.Cast):
        node.replace(rounded(node.this, node.type))
    elif decimal and (
        isinstance(node, (exp.Add, exp.Sub, exp.Window))
        or (isinstance(node, exp.Sum) and not isinstance(node.parent, exp.Window))
    ):
        node.replace(rounded(node, node.type))


def rounded(number: exp.Expression, decimal: exp.DataType) -> exp.Expression:
    """A decimal of that type, as DuckDB rounds. ROUND with places does it in another way, and since
    3.43 in a third one.

    To millionths first, of which all numbers here are: as a double 1.005 is a bit less than that.
    """

    def to_whole(number: exp.Expression, unit: int) -> exp.Expression:
        return exp.func("ROUND", exp.paren(number.copy()) * exp.Literal.number(f"{unit}.0"))

    def divided(number: exp.Expression, unit: int) -> exp.Expression:
        return exp.paren(
            exp.Div(this=number, expression=exp.Literal.number(f"{unit}.0"), typed=True)
        )

    unit = 10 ** int(decimal.expressions[1].name)
    whole = to_whole(number, 1_000_000)
    if unit < 1_000_000:
        whole = exp.func("ROUND", divided(whole, 1_000_000 // unit))
    number = divided(whole, min(unit, 1_000_000))
    number.type = decimal
    return number


def create_table(table: Definition, dialect: str, point: str) -> str:
    tree = parse(table, point)
    columns = [column for column in tree.this.expressions if isinstance(column, exp.ColumnDef)]
    if dialect == "spark":
        for column in columns:
            kept = [
                c for c in column.constraints if isinstance(c.kind, exp.NotNullColumnConstraint)
            ]
            column.set("constraints", kept)
        tree.this.set("expressions", columns)
        parquet = exp.FileFormatProperty(this=exp.var("PARQUET"))
        tree.set("properties", exp.Properties(expressions=[parquet]))
    for column in columns:
        added = []
        if dialect == "postgres" and column.kind.is_type("TEXT"):
            # Names in the same order everywhere, whatever language the server speaks.
            added.append(exp.CollateColumnConstraint(this=exp.column("C", quoted=True)))
        elif dialect == "sqlite":
            check = SQLITE_CHECKS[column.kind.this.name].format(
                column.name, *column.kind.expressions[1:]
            )
            added.append(exp.CheckColumnConstraint(this=sqlglot.parse_one(check, read="sqlite")))
        for kind in added:
            column.append("constraints", exp.ColumnConstraint(kind=kind))
    create = tree.sql(dialect, pretty=True, comments=False)
    if dialect == "sqlite" and tree.find(exp.PrimaryKey, exp.PrimaryKeyColumnConstraint):
        create += " WITHOUT ROWID"  # or a primary key would take NULL
    return create


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


def comments(con: duckdb.DuckDBPyConnection, names: Sequence[str]) -> Iterator[str]:
    """The comments of these tables, views and columns, as statements."""
    for what, text in con.execute(
        """
        SELECT what, comment
        FROM (
            SELECT table_name AS name, 'TABLE ' || table_name AS what, comment
            FROM duckdb_tables()
            UNION ALL
            SELECT view_name, 'VIEW ' || view_name, comment FROM duckdb_views() WHERE NOT internal
            UNION ALL
            SELECT table_name, 'COLUMN ' || table_name || '.' || column_name, comment
            FROM duckdb_columns()
            WHERE NOT internal
        )
        WHERE comment IS NOT NULL AND list_contains(?, name)
        ORDER BY list_position(?, name)
        """,
        [names, names],
    ).fetchall():
        yield f"COMMENT ON {what} IS '{quoted(text)}'"
