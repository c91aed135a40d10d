"""Seeds edited at one place, and what is said of them.

An edit is (seed, old text, new text). No old text means the whole file, no new text that the file
is gone. In an expected line «text» stands for the number of the last line with that text.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

import loader
from loading import faults
from loading.seed_files import SeedError, load
from loading.sql_files import LoadError, read_definitions

Edit = tuple[str, str | None, str | None]
TABLES = read_definitions(loader.ROOT / "schema")

JOEST = "2003,1,1,LMP900,,1,1,1,Infineon Team Joest,Audi R8,Audi 3.6 L Turbo V8,367,"


def joest(old: str, new: str) -> list[Edit]:
    """The row of the first result with other cells."""
    assert old in JOEST + "classified"
    return [("results", JOEST + "classified", (JOEST + "classified").replace(old, new))]


# A league in as few files as it takes.
LEAGUE = {
    "championships": "season,class,championship,rulebook\n2025,Cup,teams,League\n",
    "rulebooks": "rulebook,scale\nLeague,Ten\n",
    "points_scales": "scale,place,points\nTen,1,10\nTen,2,8\n",
    "events": "season,event,round\n2025,First,1\n",
    "results": "season,round,entry,class,class_position,team\n"
    "2025,1,7,Cup,1,Red\n2025,1,08,Cup,2,Blue\n",
}


def change(seeds: Path, seed: str, old: str | None, new: str | None) -> None:
    path = seeds / f"{seed}.csv"
    if new is None:
        path.unlink()
        return
    if old is not None:
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        assert text.count(old) == 1, f"{seed} has {old!r} {text.count(old)} times"
        new = text.replace(old, new)
    path.write_bytes(new.encode("utf-8", "surrogateescape"))


def numbered(seeds: Path, expected: str) -> str:
    """The line with «text» replaced by its line's number; text^ ends a line."""
    seed = expected.partition(":")[0]
    if "«" not in expected:
        return expected
    lines = (seeds / seed).read_bytes().decode("utf-8", "surrogateescape").splitlines()
    return re.sub(
        "«(.*?)»",
        lambda mark: str(max(n for n, line in enumerate(lines, 1) if mark[1] in f"{line}^")),
        expected,
    )


@contextmanager
def loaded(seeds: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables filled from the seeds."""
    with duckdb.connect(config={"threads": 1}) as con:
        try:
            load(con, TABLES, seeds)
        except SeedError as error:
            raise LoadError(*faults.find_faults(TABLES, seeds)) from error
        yield con


def faults_of(seeds: Path) -> list[str]:
    """The faults of the seeds, without the line about what was not checked then."""
    with pytest.raises(LoadError) as refused, loaded(seeds):
        pass
    *lines, last = (line.replace(f"{seeds}{os.sep}", "") for line in refused.value.faults)
    assert last.startswith(f"{seeds}: Fix these first; not checked yet: ")
    return lines
