"""The files of a release: alike each time, read by others, and usable without the repository."""

from __future__ import annotations

import io
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import duckdb
import pytest
from packaging.requirements import Requirement

import loader
from loading.sql_files import LoadError
from release import __main__ as release
from release import reading

slow = pytest.mark.slow
PYPROJECT = tomllib.loads((loader.ROOT / "pyproject.toml").read_text("utf-8"))
DOCUMENT = (loader.ROOT / "docs" / "downloads.md").read_text("utf-8")
DOWNLOADED = DOCUMENT.partition("## From a download")[2].partition("\n## ")[0]
# What the engine draws anew for each .duckdb file, and the checksum of it.
IDENTIFIER = [slice(0, 8), slice(124, 140)]


def test_the_engines_that_are_tried_are_those_that_are_allowed() -> None:
    engines = PYPROJECT["tool"]["alms"]["engines"]
    (allowed,) = (
        requirement.specifier
        for requirement in map(Requirement, PYPROJECT["project"]["dependencies"])
        if requirement.name == "duckdb"
    )
    assert [engine for engine in engines if engine not in allowed] == []
    assert f">={engines[0]}" in map(str, allowed)


def test_the_documents_name_the_oldest_engine() -> None:
    oldest = PYPROJECT["tool"]["alms"]["opens_from"]
    in_the_shell = (loader.ROOT / "docs" / "in-the-shell.md").read_text("utf-8")
    assert f"DuckDB {oldest} and later" in in_the_shell
    assert f"DuckDB {oldest} and later" in DOCUMENT


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path, capsys) -> None:
    assert release.main(["--output", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{tmp_path}: expected a folder that is not there yet\n"


def test_the_notes_are_the_newest_changes() -> None:
    changes = release.newest_changes()
    assert changes.startswith(f"## {PYPROJECT['project']['version']}\n")
    assert len(re.findall("^## ", changes, re.MULTILINE)) == 1


@pytest.mark.parametrize(("first", "none"), [("1", ""), (1, None)], ids=["csv", "parquet"])
def test_who_is_excluded_is_no_champion(first: object, none: object) -> None:
    line = {"season": "1997", "class": "F1", "championship": "drivers", "points": "81"}
    standings = [
        line | {"position": first, "competitor": "Jacques Villeneuve"},
        line | {"position": none, "competitor": "Michael Schumacher"},
    ]
    assert reading.from_records({"standings": standings}) == (
        {"standings": 2},
        {(1997, "F1", "drivers", "Jacques Villeneuve", 81)},
    )


@pytest.fixture(scope="module")
def two_runs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """What two runs make of 2003; Formula One takes a minute."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra release)")
    folders = [tmp_path_factory.mktemp("release") / "dist" for _ in range(2)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(release, "DATABASES", {"alms": release.DATABASES["alms"]})
        for folder in folders:
            assert release.main(["--output", str(folder)]) == 0
    return folders


def without_first_row(data: bytes) -> bytes:
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(parquet.read_table(io.BytesIO(data)).slice(1), out)
    return out.getvalue()


@slow
def test_a_second_run_writes_the_same_bytes(two_runs: list[Path]) -> None:
    one, other = (
        {path.name: bytearray(path.read_bytes()) for path in folder.iterdir()}
        for folder in two_runs
    )
    assert one.keys() == other.keys()
    for files in (one, other):
        for place in IDENTIFIER:
            files["alms.duckdb"][place] = bytes(place.stop - place.start)
        # The checksum of that file is in its line.
        files["SHA256SUMS"] = re.sub(rb"\w+(?=  alms\.duckdb)", b"", files["SHA256SUMS"])
    assert [name for name in one if one[name] != other[name]] == []


@slow
@pytest.mark.parametrize("name", ["alms.sqlite", "alms-csv.zip", "alms-parquet.zip", "alms.html"])
def test_a_reader_finds_what_is_missing(two_runs: list[Path], tmp_path: Path, name: str) -> None:
    """A champion, of whom the file has lost the row, a result or the name."""
    folder = two_runs[0]
    if not (folder / name).exists():
        pytest.skip("the extra page is not installed")
    with duckdb.connect(str(folder / "alms.duckdb"), read_only=True) as con:
        expected = reading.Answers(release.export(con, tmp_path), reading.champions(con))
    path = Path(shutil.copy(folder / name, tmp_path))
    reading.check(path, expected)
    if name.endswith(".zip"):
        with zipfile.ZipFile(folder / name) as whole, zipfile.ZipFile(path, "w") as damaged:
            for member in whole.namelist():
                data = whole.read(member)
                if member == "standings.csv":
                    data = re.sub(rb"\n2003,GTS,teams,1,.*", b"", data)
                elif member == "standings.parquet":
                    data = without_first_row(data)
                damaged.writestr(member, data)
    elif name.endswith(".sqlite"):
        with sqlite3.connect(path) as con:
            con.execute("DELETE FROM results WHERE team = 'Corvette Racing' AND round = 1")
        con.close()
    else:
        path.write_text(path.read_text("utf-8").replace("Corvette Racing", "C. R."), "utf-8")
    with pytest.raises(LoadError, match=name):
        reading.check(path, expected)


@slow
@pytest.mark.parametrize("program", ["sh", "python"])
def test_from_a_download_to_a_table(two_runs: list[Path], tmp_path: Path, program: str) -> None:
    """The commands of the document, in a folder with nothing but the files."""
    for tool in ("sqlite3", "sha256sum", "unzip"):
        if not shutil.which(tool):
            pytest.skip(f"{tool} is not installed")
    pytest.importorskip("pandas", reason="pandas is not installed (extra bench)")
    pytest.importorskip("polars", reason="polars is not installed (extra bench)")
    (commands,) = re.findall(rf"^```{program}\n(.*?)^```", DOWNLOADED, re.MULTILINE | re.DOTALL)
    command = {"sh": ["sh", "-e", "-c", commands], "python": [sys.executable, "-c", commands]}
    folder = shutil.copytree(two_runs[0], tmp_path / "downloads")
    done = subprocess.run(
        command[program],
        cwd=folder,
        env={
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(re.findall(r"1\b.*Corvette Racing\b.*167", done.stdout)) == 2


@slow
def test_the_packages_are_valid(two_runs: list[Path], tmp_path: Path) -> None:
    frictionless = pytest.importorskip(
        "frictionless", reason="frictionless is not installed (extra datapackage)"
    )
    with zipfile.ZipFile(two_runs[0] / "alms-csv.zip") as archive:
        archive.extractall(tmp_path)
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten(["type", "message"]) == []
    assert len(report.tasks) == len(list(tmp_path.glob("*.csv")))
    package = frictionless.Package(str(two_runs[0] / "datapackage.json"))
    there = {path.name: path.stat().st_size for path in two_runs[0].glob("alms*")}
    assert {resource.path: resource.bytes for resource in package.resources} == there
