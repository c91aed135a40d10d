"""Read the SQL files: one object a file, each after those it refers to; and the checks."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb


class LoadError(Exception):
    """The rebuild was refused. `faults` holds one line for each reason."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Definition:
    """One SQL file: what it creates, what that refers to, and its statements."""

    name: str
    kind: str  # TABLE, TYPE, VIEW or MACRO
    references: tuple[str, ...]
    create: str
    comments: str
    room: str = ""  # the folder of the file


def read_definitions(folder: Path) -> list[Definition]:
    """The definitions in the SQL files of a folder and its rooms, each after those it refers to."""
    found = {
        path.stem: read_definition(path)
        for path in sorted(folder.rglob("*.sql"), key=lambda path: path.stem)
    }
    graph = {
        name: [other for other in definition.references if other in found]
        for name, definition in found.items()
    }
    ordered = [found[name] for name in TopologicalSorter(graph).static_order()]
    return sorted(ordered, key=lambda definition: definition.kind != "TYPE")


def read_catalogue(root: Path) -> tuple[list[Definition], list[Definition]]:
    """The tables, with the type of a point before them, and the views, with `violations` last."""
    tables = read_definitions(root / "schema")
    views = [
        read_queries(root / "queries"),
        *read_definitions(root / "views"),
        read_checks(root / "checks", tables),
    ]
    return tables, views


def read_definition(path: Path) -> Definition:
    """One CREATE statement and its COMMENTs. Raises LoadError if the file does not hold that."""
    create, _, comments = path.read_text(encoding="utf-8").partition(";\n\n")
    create = create.rstrip().removesuffix(";")
    heading = re.match(r"\s*CREATE (\w+) (\w+)", NO_CODE.sub("", create))
    if not heading:
        raise LoadError(f"{path}: expected a CREATE statement")
    kind, name = heading.groups()
    if name != path.stem:
        raise LoadError(f"{path}: expected the definition of {path.stem}, not of {name}")
    return Definition(name, kind, references(name, create), create, comments, path.parent.name)


# Comments and texts. Without them a table, a view or a macro is a name where it can only be one:
# enough for an order, and parsing every statement would take longer than the rebuild.
NO_CODE = re.compile(r"--[^\n]*|'(?:[^']|'')*'")


def references(name: str, create: str) -> tuple[str, ...]:
    """The names that a statement may refer to, itself aside."""
    found = re.findall(
        r"(?i)\b(?:FROM|JOIN|REFERENCES)\s+(\w+)|(\w+)\s*\(", NO_CODE.sub("", create)
    )
    return tuple(dict.fromkeys(one or other for one, other in found if name != (one or other)))


def first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]


def read_checks(folder: Path, tables: Sequence[Definition]) -> Definition:
    """The view `violations`, made of the checks in a folder.

    A check is a query for bad rows. Its first line names it and the column that is at fault; the
    query gives the key of that column's table, the column, and the contradiction as `detail`. The
    columns after `by` distinguish several findings in a row and are part of their key. A finding
    that would break a view is `never true`: accepted_violations cannot accept it.
    One more check finds rows of accepted_violations that accept nothing.
    Raises LoadError if the first line has another form.
    """
    keys = {table.name: key_columns(table) for table in tables if table.kind == "TABLE"}
    found = []
    for path in sorted(folder.rglob("*.sql"), key=lambda path: path.stem):
        query = path.read_text(encoding="utf-8").strip().removesuffix(";")
        heading = re.match(r"-- (.+): (\w+)\.(\w+)(?: by (\w+))?(, never true)?\n", query)
        if not heading or heading[2] not in keys:
            raise LoadError(f"{path}:1: expected -- name of the check: table.column")
        name, seed, column, by, never = heading.groups()
        key = [*keys[seed], *filter(None, [by])]
        season, of_class = (
            f"CAST({part} AS TEXT)" if part in key else "NULL" for part in ("season", "class")
        )
        found.append(
            f"SELECT '{quoted(name)}' AS check_name, '{seed}' AS seed, {row_key(key)} AS row_key, "
            f"'{column}' AS column_name, CAST({column} AS TEXT) AS value, detail, "
            f"{never is None} AS acceptable, "
            f"'every one of ' || {season} AS of_season, "
            f"'every one of ' || {season} || ' ' || {of_class} AS of_class\n"
            f"FROM (\n{query}\n) AS bad"
        )
    union = "\nUNION ALL\n"
    create = f"""CREATE VIEW violations AS
WITH found AS (
{union.join(found)}
),
covered AS (
    SELECT check_name, found.row_key AS found_key, accepted.row_key, accepted.reason
    FROM found
    JOIN accepted_violations AS accepted USING (check_name)
    WHERE acceptable AND accepted.row_key IN (found.row_key, of_season, of_class)
)
SELECT
    check_name, seed, row_key, column_name, value, detail, acceptable,
    (
        SELECT MIN(reason)
        FROM covered
        WHERE covered.check_name = found.check_name AND covered.found_key = found.row_key
    ) AS accepted
FROM found
UNION ALL
SELECT
    'acceptance of nothing', 'accepted_violations', {row_key(["check_name", "row_key"])},
    'row_key', row_key, 'that check finds no such row, or none that can be accepted', FALSE, NULL
FROM accepted_violations
LEFT JOIN covered USING (check_name, row_key)
WHERE covered.reason IS NULL"""
    return Definition(
        "violations", "VIEW", references("violations", create), create, comments_on(VIOLATIONS)
    )


def read_queries(folder: Path) -> Definition:
    """The view `queries`: the questions in a folder, which the database lists in its guide.

    The question is the first line of a file; a second one can name the facts that it needs.
    """
    found = []
    for path in sorted(folder.glob("*.sql")):
        first, second, _ = path.read_text(encoding="utf-8").split("\n", 2)
        needs = second.removeprefix("--") if second.startswith("-- Needs ") else ""
        question = quoted(first.removeprefix("-- ") + needs)
        found.append(f"{{'query': '{path.stem}', 'question': '{question}'}}")
    create = "CREATE VIEW queries AS SELECT UNNEST([" + ", ".join(found) + "], recursive := TRUE)"
    return Definition("queries", "VIEW", (), create, comments_on(QUERIES))


QUERIES = {
    "VIEW queries": "The questions that the files of queries/ answer.",
    "COLUMN queries.query": "Name of the file, without .sql.",
    "COLUMN queries.question": "The question, and the facts it needs beside results and rules.",
}
VIOLATIONS = {
    "VIEW violations": "Facts that contradict each other. The loader refuses them, unless "
    "accepted_violations accepts them.",
    "COLUMN violations.check_name": "Name of the check.",
    "COLUMN violations.seed": "Table that holds the fact.",
    "COLUMN violations.row_key": "Key of the row and, if it can have several findings, of this "
    "one; values are separated by ' | ', and a '|' in a value is doubled.",
    "COLUMN violations.column_name": "Column of the fact.",
    "COLUMN violations.value": "The fact.",
    "COLUMN violations.detail": "The contradiction.",
    "COLUMN violations.acceptable": "false: it would break a view, so it cannot be accepted.",
    "COLUMN violations.accepted": "Reason for accepting it; empty if the loader refuses it.",
}


def comments_on(texts: dict[str, str]) -> str:
    return ";\n".join(f"COMMENT ON {what} IS '{quoted(text)}'" for what, text in texts.items())


def key_columns(table: Definition) -> list[str]:
    """The primary key of a table or, where parts of the key can be empty, its unique columns."""
    found = re.search(r"^    (?:PRIMARY KEY|UNIQUE) \((.+?)\)", table.create, re.MULTILINE)
    if found:
        return found[1].split(", ")
    return re.findall(r"^    (\w+) .*PRIMARY KEY", table.create, re.MULTILINE)


def row_key(columns: Sequence[str]) -> str:
    """The key of a row as one text, 'a | b', without trailing blanks.

    A '|' inside a value is doubled, so that keys never collide.
    """
    first, *rest = (f"REPLACE(CAST({column} AS TEXT), '|', '||')" for column in columns)
    return " || ".join([first, *(f"COALESCE(' | ' || {column}, ' |')" for column in rest)])


def engine_path(path: Path) -> str:
    """The path as the engine takes it: in UTF-8 whatever the locale, and absolute, since it has
    meanings of its own for `~` and `file:` at the beginning.

    Raises LoadError for one that is no text of one line.
    """
    try:
        text = os.fsencode(path.absolute()).decode()
    except UnicodeDecodeError as error:
        raise LoadError(f"{path}: expected a path in UTF-8") from error
    if re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", text):
        raise LoadError(f"{str(path)!r}: expected a path without control characters")
    return text


def quoted(text: str) -> str:
    return text.replace("'", "''")


def execute(con: duckdb.DuckDBPyConnection, statements: Sequence[str]) -> None:
    con.execute(";".join(filter(None, statements)))


def create_views(con: duckdb.DuckDBPyConnection, views: Sequence[Definition]) -> None:
    """Create views and macros, each while all that it reads is a stand-in with the same columns.

    The engine binds a view with whatever the views below it read, down to the tables: a chain of
    twenty takes ten times as long as twenty of one link. Views keep no dependencies, so that the
    real ones can take the place of the stand-ins, from the last to the first.
    """
    read = {name for view in views for name in view.references}
    for view in views:
        if view.kind == "MACRO":
            con.execute(view.create)
        elif view.name in read:
            query = re.sub(r"\A.*?\bCREATE VIEW \w+ AS\b", "DESCRIBE", view.create, flags=re.DOTALL)
            columns = ", ".join(
                f'CAST(NULL AS {data_type}) AS "{column}"'
                for column, data_type, *_ in con.execute(query).fetchall()
            )
            con.execute(f"CREATE VIEW {view.name} AS SELECT {columns}")
    execute(
        con,
        [
            view.create.replace("CREATE VIEW", "CREATE OR REPLACE VIEW", 1)
            for view in reversed(views)
            if view.kind == "VIEW"
        ],
    )


def drop_other_seasons(con: duckdb.DuckDBPyConnection, views: Sequence[Definition]) -> None:
    """Drop the views of one season if none of its classes has raced here.

    season_2003/gts_standings is the table of class GTS in 2003.
    """
    raced = con.execute("SELECT DISTINCT season, class FROM results").fetchall()
    tables = {(f"season_{season}", f"{name.lower()}_standings") for season, name in raced}
    for room in {view.room for view in views if view.room.startswith("season_")}:
        names = {view.name for view in views if view.room == room}
        if not tables & {(room, name) for name in names}:
            execute(con, [f"DROP VIEW {name}" for name in names])


def add_comments(con: duckdb.DuckDBPyConnection, definitions: Sequence[Definition]) -> None:
    """Add the comments of the files, and give a column without one that of its namesakes in what
    its object refers to.

    What a column means is so written down once, where the column first appears. Where namesakes
    mean different things, the column must say which: LoadError.
    """
    execute(con, [definition.comments for definition in definitions])
    comments: dict[str, dict[str, str | None]] = {}
    for name, column, comment in con.execute(
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
    ).fetchall():
        comments.setdefault(name, {})[column] = comment
    inherited = {}
    for definition in definitions:
        own = comments.get(definition.name, {})
        for column in (column for column, comment in own.items() if comment is None):
            theirs = {
                comments[other][column]
                for other in definition.references
                if column in comments.get(other, {})
            }
            if len(theirs) != 1:
                raise LoadError(
                    f"{definition.name}.{column}: expected a COMMENT of its own: "
                    f"what it reads has {len(theirs)} for a column of that name"
                )
            (own[column],) = theirs
            inherited[f"COLUMN {definition.name}.{column}"] = str(own[column])
    con.execute(comments_on(inherited))
