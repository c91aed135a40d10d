"""What a document asks its reader to do, and whether the answers it shows are true."""

from __future__ import annotations

import re

import duckdb

# Rows for a seed; commands for the shell; a query and its answer.
STEP = re.compile(
    r"^`(?P<path>\S+\.csv)`\n```csv\n(?P<header>.*?\n)(?P<rows>.*?)^```"
    r"|^```sh\n(?P<commands>.*?)^```"
    r"|^```sql\n(?P<query>.*?)^```\n\n(?P<table>(?:^\|[^\n]*\n)+)",
    re.MULTILINE | re.DOTALL,
)


def check_answer(con: duckdb.DuckDBPyConnection, query: str, table: str) -> None:
    """The query gives the columns and the rows of the Markdown table."""
    heading, _, *rows = (
        [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()
    )
    found = con.execute(query)
    names = [column[0] for column in found.description]
    cells = [["" if cell is None else str(cell) for cell in row] for row in found.fetchall()]
    assert (names, cells) == (heading, rows)
