"""Write a season as one HTML file: python -m page [--database FILE] [--season YEAR] [--output FILE]

The file needs no server and no network. Its numbers are the views'; no rule is applied here.
Exit code 0, or 2 and one line on standard error.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import duckdb

from page import NothingToShow

ROOT = Path(__file__).resolve().parent.parent


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m page", description="Write a season as a page.")
    parser.add_argument("--database", type=Path, default=ROOT / "alms.duckdb", metavar="FILE")
    parser.add_argument("--season", type=int, metavar="YEAR", help="the latest unless given")
    parser.add_argument("--output", type=Path, default=Path("season.html"), metavar="FILE")
    options = parser.parse_args(argv)
    try:
        from page.season import render
    except ModuleNotFoundError as error:
        print(f"page: expected the extra page ({error.name}): sh setup.sh page", file=sys.stderr)
        return 2
    try:
        if not options.database.is_file():
            raise NothingToShow(f"{options.database}: expected a database: python loader.py")
        with duckdb.connect(str(options.database), read_only=True) as con:
            text = render(con, options.season)
        options.output.write_text(text, encoding="utf-8")
    except (NothingToShow, OSError, duckdb.Error) as error:
        print(str(error).strip().partition("\n")[0], file=sys.stderr)
        return 2
    print(f"{options.output}: {len(text.encode()) / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
