"""Write a season as one HTML file, or every season as a small site.

python -m page [--database FILE] [--season YEAR] [--output FILE]
python -m page [--database FILE] --all FOLDER

The files need no server and no network. Their numbers are the views'; no rule is applied here.
Exit code 0, or 2 and one line on standard error.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import duckdb

from loading.console import setup_command, use_utf8
from page import NothingToShow

ROOT = Path(__file__).resolve().parent.parent


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m page", description="Write a season as a page.")
    parser.add_argument("--database", type=Path, default=ROOT / "alms.duckdb", metavar="FILE")
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--season", type=int, metavar="YEAR", help="default: the latest season")
    one.add_argument(
        "--all", type=Path, metavar="FOLDER", help="a page for every season, and an index of them"
    )
    parser.add_argument("--output", type=Path, default=Path("season.html"), metavar="FILE")
    options = parser.parse_args(argv)
    try:
        from page import season
    except ModuleNotFoundError as error:
        hint = setup_command("page")
        print(f"page: expected the extra page ({error.name}): {hint}", file=sys.stderr)
        return 2
    try:
        if not options.database.is_file():
            raise NothingToShow(f"{options.database}: expected a database: python loader.py")
        # The views of a stranger's database could read files.
        outside = {"enable_external_access": "false"}
        with duckdb.connect(str(options.database), read_only=True, config=outside) as con:
            if options.all:
                options.all.mkdir(parents=True, exist_ok=True)
                for name, text in season.site(con):
                    (options.all / name).write_text(text, encoding="utf-8")
                print(options.all / "index.html")
            else:
                text = season.render(con, options.season)
                options.output.write_text(text, encoding="utf-8")
                print(f"{options.output}: {len(text.encode()) / 1e6:.1f} MB")
    except (NothingToShow, OSError, duckdb.Error) as error:
        print(str(error).strip().partition("\n")[0], file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    use_utf8()
    sys.exit(main())
