"""Expected answers: the text files in tests/golden/, read once and compared ever since.

    python tests/golden.py

writes the answers anew, and those in docs/in-the-shell.md, to be looked at in the diff. A file of
cases has blocks of a call and its answer; the file of a query is its answer.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
QUERIES = sorted((ROOT / "queries").glob("*.sql"))


def answer(con: duckdb.DuckDBPyConnection, statement: str) -> str:
    """The heading and the rows of an answer, one a line; an empty cell is a hyphen."""
    found = con.execute(statement)
    rows = [[column[0] for column in found.description], *found.fetchall()]
    return "\n".join(
        " | ".join("-" if cell is None else str(cell) for cell in row).rstrip() for row in rows
    )


def cases(name: str) -> list[tuple[str, str]]:
    """(call, answer) of each block of a file."""
    blocks = (GOLDEN / f"{name}.txt").read_text("utf-8").strip().split("\n\n")
    return [(call, rows) for call, _, rows in (block.partition("\n") for block in blocks)]


def query_answer(query: str) -> str:
    return (GOLDEN / "queries" / f"{query}.txt").read_text("utf-8").removesuffix("\n")


def made_up() -> duckdb.DuckDBPyConnection:
    """The season of made_up.sql in a database of its own."""
    from loading import sql_files

    con = duckdb.connect(config={"threads": 1})
    tables, views = sql_files.read_catalogue(ROOT)
    con.execute(";".join(definition.create for definition in [*tables, *views]))
    con.execute((GOLDEN / "made_up.sql").read_text("utf-8"))
    return con


def main() -> None:
    """Write every answer of the database that the loader has built, and of the made-up season."""
    con = duckdb.connect(str(ROOT / "alms.duckdb"), read_only=True)
    for name, asked in (("explain", con), ("charts", con), ("made_up", made_up())):
        blocks = [f"{call}\n{answer(asked, f'FROM {call}')}\n" for call, _ in cases(name)]
        (GOLDEN / f"{name}.txt").write_text("\n".join(blocks), "utf-8")
    for path in QUERIES:
        text = answer(con, path.read_text("utf-8"))
        (GOLDEN / "queries" / f"{path.stem}.txt").write_text(text + "\n", "utf-8")
    from test_readme import executed

    document = ROOT / "docs" / "in-the-shell.md"
    document.write_text(executed(document.read_text("utf-8"), ROOT / "alms.duckdb"), "utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
