"""The loader as it is called: its options, its output and its exit codes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb
import pytest
from conftest import made_of, posix
from rebuilds import (
    LOADER,
    Outcome,
    is_old,
    litter,
    run,
    shell,
)

import loader
from loading import engine
from loading.sql_files import Definition

slow = pytest.mark.slow


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--databse alms.duckdb", "unrecognized arguments: --databse"),
        ("--check --database alms.duckdb", "--database: not allowed with argument --check"),
        ("--dialect sqlite --check", "--check: not allowed with argument --dialect"),
        ("--accept rows.csv", "--accept needs --check"),
        ("--output script.sql", "--views and --output need --dialect"),
    ],
)
def test_options_that_do_nothing(
    options: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exit_:
        loader.main(options.split())
    assert exit_.value.code == 2
    assert said in capsys.readouterr().err


@slow
def test_check_writes_nothing(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(loader.ROOT / "seeds", seeds)
    before = {path: path.read_bytes() for path in seeds.iterdir()}
    rows = sum(text.count(b"\n") - 1 for text in before.values())
    done = subprocess.run(
        [*LOADER, "--check", "--seeds", "seeds"], cwd=tmp_path, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"seeds: no fault in {rows:,} rows of {len(before)} tables\n"
    (seeds / "classes.csv").write_bytes(before[seeds / "classes.csv"] + b"2003,GTX,X,first\n")
    code, said = run("--check", "--seeds", "seeds", cwd=tmp_path)
    assert code == 2
    assert said.startswith(f"{Path('seeds', 'classes.csv')}:")
    assert "'first'" in said
    (seeds / "classes.csv").write_bytes(before[seeds / "classes.csv"])
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == before


@posix
@slow
@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        ('"$@" >&-', (0, "")),
        ('"$@" 2>&- >&- <&-', (0, "")),
        ('"$@" >/dev/full', (2, "loader.py: [Errno 28] No space left on device\n")),
    ],
)
def test_the_database_is_there_whatever_becomes_of_the_output(
    script: str, outcome: Outcome, old: Path
) -> None:
    assert shell(script, old) == outcome
    assert not is_old(old)
    assert litter(old) == []


@posix
@slow
@pytest.mark.parametrize(
    "settings", ["PYTHONIOENCODING=ascii", "LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0"]
)
def test_a_name_on_a_console_that_is_not_utf_8(settings: str, old: Path) -> None:
    target = old.rename(old.with_name("é.duckdb"))
    assert shell(f'{settings} "$@"', target) == (0, "")
    assert not is_old(target)


@posix
@slow
@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        (
            '"$1" "$2" --dialect sqlite --views >/dev/full',
            (2, "loader.py: [Errno 28] No space left on device\n"),
        ),
        ('set -o pipefail; "$1" "$2" --dialect sqlite | true', (2, "")),
    ],
)
def test_a_script_that_cannot_be_written(script: str, outcome: Outcome, old: Path) -> None:
    assert shell(script, old) == outcome
    assert is_old(old)


@slow
def test_a_script_is_utf_8_on_every_console() -> None:
    script = subprocess.run(
        [*LOADER, "--dialect", "sqlite"],
        env=os.environ | {"PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=True,
    ).stdout
    assert not script.decode("utf-8").isascii()


@pytest.mark.parametrize(
    ("seeds", "database"), [("seeds", "alms"), ("examples/club_league", "club_league")]
)
def test_other_seeds_do_not_replace_the_season(
    seeds: str, database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(loader.ROOT)
    monkeypatch.setattr(loader, "build", lambda database, seeds: f"{database} of {seeds}")
    assert loader.main(["--seeds", seeds]) == 0
    assert capsys.readouterr().out == f"{loader.ROOT / database}.duckdb of {Path(seeds)}\n"


def test_seeds_whose_name_is_the_seasons(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert loader.main(["--seeds", str(tmp_path / "ALMS")]) == 2
    assert capsys.readouterr().err == (
        f"{tmp_path / 'ALMS'}: expected --database, as alms.duckdb is the season's\n"
    )


@posix
def test_seeds_that_are_a_link_to_themselves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert loader.main(["--seeds", str(loop)]) == 2
    assert capsys.readouterr().err.startswith(f"{loop}: expected a folder with CSV files")
    assert not (loader.ROOT / "loop.duckdb").exists()


def test_a_package_that_is_not_there() -> None:
    done = subprocess.run(
        [sys.executable, "-S", LOADER[-1]], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    command = (
        "powershell -ExecutionPolicy Bypass -File setup.ps1" if os.name == "nt" else "sh setup.sh"
    )
    assert done.stderr == f"loader.py: no package duckdb: {command} shell\n"


@slow
def test_an_untried_engine_reads_every_view(
    old: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that fails is named, even if it can be bound, and if only a macro reads it."""
    tables, views = loader.read_catalogue(loader.ROOT)
    views = [view for view in views if view.name in made_of(["violations"], views)]
    bad = [
        Definition(
            "bad", "VIEW", (), "CREATE VIEW bad AS SELECT error('no') AS x FROM range(3)",
            "COMMENT ON COLUMN bad.x IS 'x'",
        ),
        Definition(
            "calls", "MACRO", ("bad",), "CREATE MACRO calls() AS TABLE SELECT * FROM bad", ""
        ),
    ]  # fmt: skip
    monkeypatch.setattr(loader, "read_catalogue", lambda root: (tables, [*views, *bad]))
    monkeypatch.setattr(engine, "tried_versions", list)
    assert loader.main(["--database", str(old)]) == 2
    assert capsys.readouterr().err == (
        f"bad: cannot be read by duckdb {duckdb.__version__}: Invalid Input Error: no\n"
    )
    assert is_old(old)


@slow
def test_a_script_in_a_file(tmp_path: Path) -> None:
    """The same bytes as on standard output, also on Windows, where lines end otherwise."""
    path = tmp_path / "Zwölf Läufe.sql"
    views = ["--dialect", "duckdb", "--views"]
    done = subprocess.run([*LOADER, *views], capture_output=True, check=True)
    assert run(*views, "--output", path) == (0, "")
    assert path.read_bytes() == done.stdout
    assert b"\r" not in done.stdout


def test_no_script_of_bad_seeds(tmp_path: Path) -> None:
    code, said = run("--dialect", "sqlite", "--output", tmp_path / "s", "--seeds", tmp_path)
    assert (code, said.count("\n")) == (2, 1)
    assert list(tmp_path.iterdir()) == []


@slow
def test_a_rebuild_with_a_name_of_blanks_and_umlauts(old: Path, tmp_path: Path) -> None:
    """It has a file to replace, and its output is not of a console."""
    target = tmp_path / "Zwölf Läufe" / "Łódź 2003.duckdb"
    target.parent.mkdir()
    old.rename(target)
    done = subprocess.run(
        [*LOADER, "--database", target, "--seeds", "examples/club_league"],
        cwd=loader.ROOT,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").startswith(f"{target}: built in ")
    assert not is_old(target)
    assert litter(target) == []


def test_no_two_modules_import_each_other() -> None:
    """Directly or by way of others: an order of loading/ would raise CycleError."""
    imports = {
        path.stem: re.findall(r"^ *from loading\.(\w+) import", path.read_text("utf-8"), re.M)
        for path in (loader.ROOT / "loading").glob("*.py")
    }
    assert list(TopologicalSorter(imports).static_order())
