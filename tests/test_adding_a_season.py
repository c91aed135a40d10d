"""docs/adding-a-season.md, followed word by word; then its two seasons run to their ends."""

from __future__ import annotations

import csv
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pytest
from documents import STEP, check_answer
from scorer import expected, read_seeds, shown

import loader


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository in which someone followed the document."""
    copy = tmp_path_factory.mktemp("copy")
    for name in ("schema", "seeds", "views"):
        shutil.copytree(loader.ROOT / name, copy / name)
    for path in loader.ROOT.glob("*.py"):
        shutil.copy(path, copy)
    document = (loader.ROOT / "docs" / "adding-a-season.md").read_text(encoding="utf-8")
    for step in STEP.finditer(document):
        if step["path"]:
            with (copy / step["path"]).open("r+", encoding="utf-8") as seed:
                assert seed.readline() == step["header"], step["path"]
                seed.seek(0, os.SEEK_END)
                seed.write(step["rows"])
        elif step["commands"]:
            run(step["commands"], copy)
        else:
            database = max(copy.glob("*.duckdb"), key=lambda path: path.stat().st_mtime_ns)
            with duckdb.connect(str(database), read_only=True) as con:
                check_answer(con, step["query"], step["table"])
    return copy


def run(commands: str, folder: Path) -> None:
    python = Path(sys.executable).parent
    subprocess.run(
        ["sh", "-e", "-c", commands],
        cwd=folder,
        env={**os.environ, "PATH": f"{python}{os.pathsep}{os.environ['PATH']}"},
        check=True,
    )


def read(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(folder: Path, table: str, rows: Sequence[Mapping[str, object]]) -> None:
    """Replace the rows of a seed."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def finish(folder: Path, cars: Mapping[str, Mapping[str, str]]) -> None:
    """Run the races that are still to come: `cars` maps class -> number -> team.

    Faster cars are drawn earlier; the last of a race are dnf; only the winner's laps are known,
    and those of one slow car, which does not complete 70 percent of them.
    """
    draw = random.Random(0)
    events = read(folder, "events")
    results, sources = read(folder, "results"), read(folder, "result_sources")
    for event in events:
        if event["status"] != "scheduled":
            continue
        event["status"] = "held"
        overall = 0
        for class_, numbers in cars.items():
            order = sorted(numbers, key=lambda number: draw.gauss(list(numbers).index(number), 6))
            finishers = len(order) - draw.randrange(len(order) // 4 + 1)
            for place, number in enumerate(order, 1):
                classified = place <= finishers
                overall += classified
                slow = place == finishers and overall > 1
                results.append(
                    {
                        "season": event["season"],
                        "round": event["round"],
                        "entry": number,
                        "class": class_,
                        "race_class": class_,
                        "class_position": place if classified else "",
                        "overall_position": overall if classified else "",
                        "car_number": number,
                        "team": numbers[number],
                        "laps": 100 if overall == 1 else 69 if slow else "",
                        "status": "classified" if classified else "dnf",
                        "basis": "race",
                    }
                )
                sources.append({**results[-1], "source": "example"})
    write(folder, "events", events)
    write(folder, "results", results)
    write(
        folder,
        "result_sources",
        [{key: row[key] for key in ("season", "round", "entry", "source")} for row in sources],
    )


def compare(folder: Path) -> Counter:
    """Build the seeds in a folder and hold every view to the independent scorer.

    Returns the rows of team_standings.
    """
    database = folder / "finished.duckdb"
    loader.build(database, folder)
    counted = expected(read_seeds(folder))
    with duckdb.connect(str(database), read_only=True) as con:
        for view, rows in counted.items():
            assert shown(con, view) == rows, view
    return counted["team_standings"]


def test_the_first_season_does_not_change(followed: Path, con: duckdb.DuckDBPyConnection) -> None:
    query = "FROM standings_2003 ORDER BY ALL"
    with duckdb.connect(str(followed / "alms.duckdb"), read_only=True) as both:
        assert both.execute(query).fetchall() == con.execute(query).fetchall()
        differing = "FROM reconciliation WHERE difference IS DISTINCT FROM 0"
        assert both.execute(differing).fetchall() == []


@pytest.fixture(scope="module")
def second_season(followed: Path) -> Path:
    """The seeds with both seasons, the second run to its end with two cars for each team."""
    seeds = followed / "seeds"
    teams = [row["team"] for row in read(seeds, "teams")][-4:]
    finish(
        seeds,
        {
            class_: {str(first + number): teams[number // 2] for number in range(8)}
            for class_, first in (("Prototype", 1), ("Touring", 50))
        },
    )
    return seeds


def test_the_second_season_to_its_end(second_season: Path) -> None:
    standings = compare(second_season)
    assert {(season, class_) for season, class_, *_ in standings} > {
        (2050, "Prototype"),
        (2050, "Touring"),
    }
    with duckdb.connect(str(second_season / "finished.duckdb"), read_only=True) as con:
        dropped = "FROM points_ledger WHERE official AND season = 2050 AND reason = 'dropped round'"
        assert con.execute(dropped).fetchall(), "every round counted"


# What a rulebook changes, and decisions: class, team, round, points (none: excluded).
RULES = {
    "every round": ({"rounds_counted": ""}, []),
    "both cars, best five rounds": ({"cars_counted": "2", "rounds_counted": "5"}, []),
    "share of the class winner's distance": ({"distance_basis": "class winner"}, []),
    "points taken and given": (
        {},
        [("Prototype", "North Racing", 3, -12), ("Touring", "East Motorsport", 8, 4)],
    ),
    "team excluded": ({}, [("Prototype", "South Racing", 5, None)]),
    "all at once": (
        {"cars_counted": "", "rounds_counted": "7", "minimum_distance_percent": ""},
        [
            ("Prototype", "South Racing", 10, None),
            ("Touring", "West Motorsport", 3, -12),
            ("Touring", "West Motorsport", 3, -5),
        ],
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", RULES)
def test_rules_are_rows(second_season: Path, tmp_path: Path, case: str) -> None:
    rules, decisions = RULES[case]
    seeds = tmp_path / "seeds"
    shutil.copytree(second_season, seeds)
    before = expected(read_seeds(seeds))["team_standings"]
    *others, official = read(seeds, "rulebooks")
    write(seeds, "rulebooks", [*others, {**official, **rules}])
    write(
        seeds,
        "adjustments",
        read(seeds, "adjustments")
        + [
            {
                "season": 2050,
                "class": class_,
                "team": team,
                "round": number,
                "reason": f"decision of {points} points",
                "points": points,
                "excluded": "true" if points is None else "false",
                "source": "example",
            }
            for class_, team, number, points in decisions
        ],
    )
    assert compare(seeds) != before, "the rule decided nothing"


def test_another_series_to_its_end(followed: Path) -> None:
    """Sixteen rounds, ten teams of two cars, and a tie that countback breaks."""
    seeds = followed / "my-series"
    teams = [f"Team {number}" for number in range(1, 11)]
    write(seeds, "teams", [{"team": team} for team in teams])
    first = read(seeds, "events")[0]
    later = [
        {
            **first,
            "event": f"Grand Prix {number}",
            "round": number,
            "date": f"2050-{number // 2 + 1:02}-{number % 2 * 14 + 1:02}",
            "status": "scheduled",
        }
        for number in range(2, 17)
    ]
    write(seeds, "events", [first, *later])
    cars = {f"{number}{car}": team for number, team in enumerate(teams, 1) for car in (1, 2)}
    finish(seeds, {"single-seaters": cars})
    standings = compare(seeds)
    places = {position for _, _, position, _, _, _ in standings}
    assert len({points for *_, points, _ in standings}) < len(places), "countback broke no tie"
