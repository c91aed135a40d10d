"""The seeds as a Data Package, judged by frictionless (extra `datapackage`)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import loader

pytestmark = pytest.mark.slow

# Seed, text in it, what takes its place, the kind of error that frictionless must report.
FAULTS = [
    ("result_sources", "2003,1,1,race1\n", "2003,1,1,nowhere\n", "foreign-key"),
    ("published_points", ",teams,Infineon Team Joest,1,", ",drivers,Prodrive,1,", "foreign-key"),
    ("teams", "ADT Champion Racing,", "Infineon Team Joest,", "primary-key"),
    ("results", "classified,race,", "classified,hearsay,", "constraint-error"),
    ("points_scales", "short,2,16", "short,2,-1", "constraint-error"),
    ("events", ",6.019,", ",0,", "constraint-error"),
    ("events", "2003-03-15", "March 15", "type-error"),
    ("results", ",laps,", ",distance,", "incorrect-label"),
    ("results", ",367,classified", ",,classified", None),
]


def errors(folder: Path) -> set[str]:
    """The kinds of error that frictionless finds in the package in a folder."""
    from frictionless import Package

    report = Package(str(folder / "datapackage.json")).validate()
    return {kind for (kind,) in report.flatten(["type"])}


def test_the_seeds_are_valid() -> None:
    assert errors(loader.ROOT) == set()


@pytest.mark.parametrize(("seed", "old", "new", "error"), FAULTS)
def test_a_fault_is_found(tmp_path: Path, seed: str, old: str, new: str, error: str | None) -> None:
    shutil.copy(loader.ROOT / "datapackage.json", tmp_path)
    shutil.copytree(loader.ROOT / "seeds", tmp_path / "seeds")
    path = tmp_path / "seeds" / f"{seed}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = errors(tmp_path)
    assert error in found if error else found == set()
