"""Bring files that people have into a folder of seeds.

    python -m imports NAME FILE... --into FOLDER [options]
    python -m imports NAME --help

NAME is one of the imports that README.md in this folder lists. The folder's rows for other rounds
stay, those for the rounds of these files are replaced. Nothing is written unless every file was
read and the folder, with the new rows, passes `loader.py --check`. Exit code 0, or 2 and one line
per reason on standard error.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb

from imports.folder import Folder
from imports.recipe import Recipe
from imports.sheets import Refused
from loading.console import use_utf8
from loading.sql_files import LoadError, first_line


def main(argv: Sequence[str] | None = None) -> int:
    use_utf8()
    recipes = {path.stem: path for path in sorted(Path(__file__).parent.glob("*.sql"))}
    parser = argparse.ArgumentParser(prog="python -m imports", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="name", metavar="NAME", required=True)
    for name, path in recipes.items():
        recipe = Recipe.of(path)
        command = commands.add_parser(name, help=recipe.title, description=recipe.title)
        command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="or folders")
        command.add_argument("--into", required=True, type=Path, metavar="FOLDER")
        for option, (example, text) in recipe.options.items():
            choices = example.split("|") if "|" in example else None
            command.add_argument(f"--{option}", metavar=example, choices=choices, help=text)
    options = parser.parse_args(argv)
    started = time.perf_counter()
    try:
        recipe = Recipe.of(recipes[options.name])
        folder = Folder(options.into)
        given = {name: getattr(options, name) for name in recipe.options}
        for line in folder.bring(recipe, options.files, given):
            print(line, flush=True)
    except (Refused, LoadError) as error:
        print(error, file=sys.stderr)
        return 2
    except (duckdb.Error, OSError) as error:
        print(f"{options.into}: not changed: {first_line(error)}", file=sys.stderr)
        return 2
    print(f"{options.into}: done in {time.perf_counter() - started:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
