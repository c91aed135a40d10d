"""Write every document that is generated: python -m docs.generate

Tables, keys, checks and comments come from the catalogue of the built database, lineage from the
text of the views; nothing is written down here a second time.
"""

from __future__ import annotations

import json
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb
import sqlglot
from sqlglot import exp
from sqlglot.lineage import Node, lineage
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import traverse_scope

import loader
from docs import pictures

DOCS = Path(__file__).parent
FIELD_TYPES = {"INTEGER": "integer", "DECIMAL": "number", "DATE": "date", "BOOLEAN": "boolean"}
PUBLISHED = ("gts_standings", "total")


def documents(con: duckdb.DuckDBPyConnection) -> dict[Path, str]:
    """The text of each generated file, from a database that the loader built."""
    return {
        loader.ROOT / "datapackage.json": data_package(con),
        DOCS / "data-dictionary.md": data_dictionary(con),
        DOCS / "model.md": model(con),
        DOCS / "flow.md": pictures.flow(),
        DOCS / "title_races.svg": pictures.title_races(con),
        loader.ROOT / "queries" / "README.md": pictures.queries_index(),
    }


def comments(con: duckdb.DuckDBPyConnection, kind: str) -> dict[str, str]:
    """The comment of each table, or of each view, in the order of their names."""
    return dict(
        con.execute(
            f"SELECT {kind}_name, comment FROM duckdb_{kind}s() WHERE NOT internal ORDER BY 1"
        ).fetchall()
    )


def columns(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, tuple[str, str]]]:
    """Table or view -> column -> its type, as the schema writes it, and its comment."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for name, column, data_type, comment in con.execute(
        "SELECT object, column_name, replace(data_type, 'VARCHAR', 'TEXT'), comment "
        "FROM data_dictionary"
    ).fetchall():
        found.setdefault(name, {})[column] = data_type, comment
    return found


def constraints(con: duckdb.DuckDBPyConnection, kind: str) -> list[tuple[Any, ...]]:
    """(table, columns, check expression, referenced table, its columns) of one kind."""
    return con.execute(
        "SELECT table_name, constraint_column_names, expression, referenced_table, "
        "referenced_column_names FROM duckdb_constraints() WHERE constraint_type = ? ORDER BY ALL",
        [kind],
    ).fetchall()


def data_package(con: duckdb.DuckDBPyConnection) -> str:
    """The seeds as a Data Package, version 2 (https://datapackage.org)."""
    project = tomllib.loads((loader.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    sources = con.execute("SELECT title, url FROM sources ORDER BY rowid").fetchall()
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": project["name"],
        "title": "2003 American Le Mans Series",
        "description": project["description"],
        "version": project["version"],
        "licenses": [
            {
                "name": "CC-BY-SA-4.0",
                "title": "Creative Commons Attribution-ShareAlike 4.0",
                "path": "https://creativecommons.org/licenses/by-sa/4.0/",
            }
        ],
        "sources": [
            {"title": title, "path": url} if url else {"title": title} for title, url in sources
        ],
        "resources": resources(con),
    }
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def resources(con: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    described = columns(con)
    schemas = {
        table: {
            "fields": [
                {
                    "name": column,
                    "type": FIELD_TYPES.get(data_type.partition("(")[0], "string"),
                    "description": comment,
                    "constraints": {},
                }
                for column, (data_type, comment) in described[table].items()
            ],
            "primaryKey": [],
            "uniqueKeys": [],
            "foreignKeys": [],
            "missingValues": [""],
        }
        for table in comments(con, "table")
    }
    limits = {
        (table, field["name"]): field["constraints"]
        for table, schema in schemas.items()
        for field in schema["fields"]
    }
    for table, (column,), *_ in constraints(con, "NOT NULL"):
        limits[table, column]["required"] = True
    for table, names, check, *_ in constraints(con, "CHECK"):
        if len(set(names)) == 1:
            limits[table, names[0]].update(limit(sqlglot.parse_one(check, read="duckdb")))
    for table, names, *_ in constraints(con, "PRIMARY KEY"):
        schemas[table]["primaryKey"] = names
    for table, names, *_ in constraints(con, "UNIQUE"):
        schemas[table]["uniqueKeys"].append(names)
    for table, names, _, parent, keys in constraints(con, "FOREIGN KEY"):
        # SQL does not look for a pair that is partly NULL, and a Data Package does.
        if len(names) == 1 or all("required" in limits[table, name] for name in names):
            schemas[table]["foreignKeys"].append(
                {"fields": names, "reference": {"resource": parent, "fields": keys}}
            )
    for field in (field for schema in schemas.values() for field in schema["fields"]):
        if not field["constraints"]:
            del field["constraints"]
    return [
        {
            "name": table,
            "description": comment,
            "type": "table",
            "path": f"seeds/{table}.csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {key: value for key, value in schemas[table].items() if value},
        }
        for table, comment in comments(con, "table").items()
    ]


def limit(check: exp.Expression) -> dict[str, Any]:
    """A column's CHECK as constraints of a Data Package field, as far as these can say it."""
    match check.unnest():
        case exp.And(this=left, expression=right):
            return limit(left) | limit(right)
        case exp.Between(this=exp.Column(), args={"low": low, "high": high}):
            return {"minimum": value(low), "maximum": value(high)}
        case exp.GTE(this=exp.Column(), expression=exp.Literal() as low):
            return {"minimum": value(low)}
        case exp.GT(this=exp.Column(), expression=exp.Literal() as low):
            return {"exclusiveMinimum": value(low)}
        case exp.In(this=exp.Column(), expressions=allowed):
            return {"enum": [value(each) for each in allowed]}
    return {}


def value(literal: exp.Expression) -> Any:
    """The number or text of a literal; of a date, as a Data Package writes it."""
    return (literal.this if isinstance(literal, exp.Cast) else literal).to_py()


def data_dictionary(con: duckdb.DuckDBPyConnection) -> str:
    described = columns(con)
    lines = [
        "# Data dictionary",
        "",
        "Generated from the COMMENTs of the database by `python -m docs.generate`; in the shell",
        "the same is `FROM data_dictionary`.",
    ]
    for kind in ("table", "view"):
        lines += ["", f"## {kind.title()}s"]
        for name, comment in comments(con, kind).items():
            folder = {"table": "schema", "view": "views"}[kind]
            lines += ["", f"### [{name}](../{folder}/{name}.sql)", "", comment, ""]
            lines += table_of(
                ("column", "type", "holds"),
                *((f"`{column}`", *about) for column, about in described[name].items()),
            )
    return "\n".join(lines) + "\n"


def table_of(*rows: tuple[str, ...]) -> Iterator[str]:
    """The lines of a Markdown table, the heading first."""
    for number, row in enumerate(rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
        if number == 0:
            yield "|---" * len(row) + "|"


def model(con: duckdb.DuckDBPyConnection) -> str:
    views, root = view_queries(), PUBLISHED[0]
    trace = lineage(
        PUBLISHED[1],
        views[root].copy(),
        schema=column_types(con, comments(con, "table")),
        sources={name: query.copy() for name, query in views.items()},
        dialect="duckdb",
    )
    return "\n".join(
        [
            "# The model",
            "",
            "Generated from the keys of the tables and the text of the views by",
            "`python -m docs.generate`.",
            "",
            "## Tables and keys",
            "",
            "A line ends in a fork at the table that refers; a circle says that there may be none.",
            "`sources`, to which most tables refer, is left out.",
            "",
            "```mermaid",
            "erDiagram",
            *entities(con),
            "```",
            "",
            f"## Where `{'.'.join(PUBLISHED)}` comes from",
            "",
            "The number is a sum of seed cells, and these are the views that hand it on:",
            "",
            "```mermaid",
            "flowchart BT",
            *dict.fromkeys(steps(trace, ".".join(PUBLISHED))),
            "```",
            "",
            "Which cells are added is decided on the way. What each view that takes part reads",
            "from the seeds itself:",
            "",
            *table_of(("view", "seed columns"), *reads(con, views, root)),
            "",
        ]
    )


def entities(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """The lines of an entity diagram: the key columns of each table, and the references."""
    described = columns(con)
    primary = {table: names for table, names, *_ in constraints(con, "PRIMARY KEY")}
    required = {(table, *names) for table, names, *_ in constraints(con, "NOT NULL")}
    foreign = [
        (table, names, parent)
        for table, names, _, parent, _ in constraints(con, "FOREIGN KEY")
        if parent != "sources"
    ]
    for table, names, parent in foreign:
        one = "||" if all((table, name) in required for name in names) else "|o"
        many = "o|" if names == primary[table] else "o{"
        yield f'    {parent} {one}--{many} {table} : "{", ".join(names)}"'
    keys = [("PK", table, names) for table, names in primary.items() if table != "sources"]
    keys += [("FK", table, names) for table, names, _ in foreign]
    keys += [("UK", table, names) for table, names, *_ in constraints(con, "UNIQUE")]
    marks: dict[str, dict[str, dict[str, None]]] = {}
    for mark, table, names in keys:
        for name in names:
            marks.setdefault(table, {}).setdefault(name, {})[mark] = None
    for table, marked in marks.items():
        yield f"    {table} {{"
        for name, (data_type, _) in described[table].items():
            if name in marked:
                yield f"        {data_type} {name} {', '.join(marked[name])}"
        yield "    }"


def view_queries() -> dict[str, exp.Expression]:
    """The SELECT of each view; macros and the catalogue's own view have no lineage."""
    return {
        view.name: sqlglot.parse_one(view.create, read="duckdb").expression
        for view in loader.read_definitions(loader.ROOT / "views")
        if view.kind == "VIEW" and view.name != "data_dictionary"
    }


def column_types(
    con: duckdb.DuckDBPyConnection, names: Mapping[str, Any]
) -> dict[str, dict[str, str]]:
    return {
        name: {column: about[0] for column, about in found.items()}
        for name, found in columns(con).items()
        if name in names
    }


def steps(node: Node, name: str) -> Iterator[str]:
    """The edges of a flowchart from the seeds to `name`, a column of a table or view.

    Steps inside one view are passed over.
    """
    for child in node.downstream:
        column = child.name.rpartition(".")[2]
        if isinstance(child.expression, exp.Table):
            seed = f"{child.expression.name}.{column}"
            yield f'    {seed}[("{seed}")] --> {name}'
        else:
            inside = child.source_name == name.partition(".")[0]
            # A branch of a UNION is named by its number: its own column has the name.
            column = child.expression.alias_or_name if column.isdigit() else column
            below = name if inside else f"{child.source_name}.{column}"
            if not inside:
                yield f"    {below} --> {name}"
            yield from steps(child, below)


def reads(
    con: duckdb.DuckDBPyConnection, views: Mapping[str, exp.Expression], root: str
) -> Iterator[tuple[str, str]]:
    """(view, seed columns it reads itself) of `root` and all that it depends on, seeds first."""
    tables = comments(con, "table")
    definitions = {view.name: view for view in loader.read_definitions(loader.ROOT / "views")}
    needed, todo = set(), [root]
    while todo:
        name = todo.pop()
        if name in views and name not in needed:
            needed.add(name)
            todo += definitions[name].references
    schema = column_types(con, tables | views)
    for name in (name for name in definitions if name in needed):
        query = qualify(
            views[name].copy(), schema=schema, dialect="duckdb", quote_identifiers=False
        )
        found = {
            f"{source.name}.{column.name}"
            for scope in traverse_scope(query)
            for column in scope.columns
            if isinstance(source := scope.sources.get(column.table), exp.Table)
            and source.name in tables
        }
        if found:
            yield f"[{name}](../views/{name}.sql)", ", ".join(f"`{cell}`" for cell in sorted(found))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "database"
        loader.build(database, loader.ROOT / "seeds")
        with duckdb.connect(str(database), read_only=True) as con:
            for path, text in documents(con).items():
                path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
