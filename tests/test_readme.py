"""The README's commands run, and print what it says they print.

    PYTHONPATH=. python tests/test_readme.py

writes the outputs of the console blocks anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import pytest
from conftest import posix

import loader

README = loader.ROOT / "README.md"
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def executed(text: str, *databases: Path) -> str:
    """The text with the output of every command in its console blocks, beside these databases."""
    with tempfile.TemporaryDirectory() as folder:
        for path in loader.ROOT.iterdir():
            if path.suffix != ".duckdb":
                (Path(folder) / path.name).symlink_to(path)
        for database in databases:
            shutil.copy(database, folder)

        def block(match: re.Match[str]) -> str:
            commands = [line for line in match[0].splitlines() if line.startswith("$ ")]
            return "".join(f"{command}\n{output(command[2:], folder)}" for command in commands)

        return BLOCK.sub(block, text)


def output(command: str, folder: str) -> str:
    """What a shell prints for a command in that folder, without blanks at the ends of lines."""
    # The DuckDB shell stands beside the interpreter when pip installed it.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    return re.sub(r" +$", "", done.stdout + done.stderr, flags=re.MULTILINE)


@posix
def test_outputs_are_real(database: Path, formula_one: Path) -> None:
    text = README.read_text(encoding="utf-8")
    assert executed(text, database, formula_one) == text


def test_what_could_have_kept_the_title(con: duckdb.DuckDBPyConnection) -> None:
    """With every car, GTS hangs on a place that no source names, and for a second Corvette."""
    (first, one), (second, other) = con.execute(
        "SELECT competitor, points FROM scenario_standings WHERE scenario = 'every car' "
        "AND class = 'GTS' AND championship = 'teams' ORDER BY position LIMIT 2"
    ).fetchall()
    unnamed = con.execute(
        "SELECT round, unnamed_places.class_position, points, COUNT(team) AS corvettes "
        "FROM unnamed_places "
        "JOIN results USING (season, class, round) "
        "WHERE class = 'GTS' AND team = 'Corvette Racing' GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    assert (first, one, second, other) == ("Prodrive", 253, "Corvette Racing", 247)
    # At Sonoma both Corvettes are known.
    assert unnamed == [(1, 3, 19, 1), (3, 4, 10, 2)]


ASK = "duckdb -csv -c 'SELECT total FROM gts_standings' alms.duckdb"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("program", "said", "command"),
    [
        (
            "bash",
            "sh setup.sh shell && .venv/bin/python loader.py",
            "{} && .venv/bin/" + ASK,
        ),
        (
            "fish",
            "source .venv/bin/activate.fish",
            "sh setup.sh shell; and {}; and python loader.py; and " + ASK,
        ),
        (
            "uv",
            "uv run --extra shell python loader.py",
            "{} && uv run --extra shell " + ASK,
        ),
    ],
)
def test_a_way_in_does_all_its_own_set_up(
    program: str, said: str, command: str, tmp_path: Path
) -> None:
    """As a stranger runs what the README says: with what git holds, in a new folder."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    assert said in README.read_text("utf-8")
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "-q", loader.ROOT, copy], check=True)
    done = subprocess.run(
        ["bash" if program == "uv" else program, "-c", command.format(said)],
        cwd=copy,
        env={name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Printed figures reproduced: 260 of 260" in done.stdout
    assert done.stdout.split()[-6:] == ["total", "167", "163", "72", "42", "6"]


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README.read_text(encoding="utf-8"))
    assert [link for link in links if not (loader.ROOT / link).exists()] == []


def test_it_is_short() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) < 150


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as build:
        made = {"alms.duckdb": "seeds", "formula_one.duckdb": "examples/formula_one"}
        for name, seeds in made.items():
            loader.build(Path(build) / name, loader.ROOT / seeds)
        text = executed(README.read_text(encoding="utf-8"), *Path(build).iterdir())
        README.write_text(text, encoding="utf-8")
