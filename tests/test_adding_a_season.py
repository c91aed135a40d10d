"""docs/adding-a-season.md, followed word by word; then its two seasons run to their ends."""

from __future__ import annotations

import csv
import os
import random
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb
import pytest
from documents import STEP, check_answer

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


def finish(folder: Path, season: str, cars: Mapping[str, Mapping[str, str]], seed: int) -> None:
    """Run the races of a season that are still to come: `cars` maps class -> number -> team.

    Faster cars are drawn earlier; the last of a race are dnf; only the winner's laps are known,
    and those of one slow car, which does not complete 70 percent of them.
    """
    draw = random.Random(seed)
    events = read(folder, "events")
    results, sources = read(folder, "results"), read(folder, "result_sources")
    for event in events:
        if event["season"] != season or event["status"] != "scheduled":
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
                        "season": season,
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


Standings = list[tuple[str, int, str, int, int]]


def count(folder: Path, season: str) -> tuple[Standings, set[tuple[str, int]]]:
    """Standings (class, position, team, points, wins) and dropped (team, round)s, counted anew."""
    official = next(row["rulebook"] for row in read(folder, "seasons") if row["season"] == season)
    rules = next(row for row in read(folder, "rulebooks") if row["rulebook"] == official)
    worth = {
        (row["scale"], row["position"]): int(row["points"]) for row in read(folder, "points_scales")
    }
    scales = {
        row["kind"]: row["scale"]
        for row in read(folder, "rulebook_scales")
        if row["rulebook"] == official
    }
    kinds = {row["round"]: row["kind"] for row in read(folder, "events") if row["season"] == season}
    results = [row for row in read(folder, "results") if row["season"] == season]
    winner_laps = {
        row["round"]: int(row["laps"]) for row in results if row["overall_position"] == "1"
    }
    # (class, team) -> round -> (position, points) of each car in the points, the best first.
    scored = defaultdict(lambda: defaultdict(list))
    for row in sorted(results, key=lambda row: int(row["class_position"] or 0)):
        percent = rules["minimum_distance_percent"]
        too_few = (
            percent
            and row["laps"]
            and int(row["laps"]) * 100 < winner_laps[row["round"]] * int(percent)
        )
        points = worth.get((scales[kinds[row["round"]]], row["class_position"]))
        if row["status"] == "classified" and points and not too_few:
            scored[row["class"], row["team"]][int(row["round"])].append(
                (int(row["class_position"]), points)
            )
    totals, dropped = {}, set()
    for (class_, team), rounds in scored.items():
        for number, cars in rounds.items():
            rounds[number] = cars[: int(rules["cars_counted"] or len(cars))]
        best = sorted(rounds, key=lambda number: (-sum(p for _, p in rounds[number]), number))
        kept = best[: int(rules["rounds_counted"] or len(best))]
        dropped |= {(team, number) for number in best[len(kept) :]}
        places = Counter(place for number in kept for place, _ in rounds[number])
        points = sum(p for number in kept for _, p in rounds[number])
        totals[class_, team] = [points, *(places[place] for place in range(1, 41))]
    for row in read(folder, "adjustments"):
        if row["season"] == season:
            if row["excluded"] == "true":
                totals.pop((row["class"], row["team"]), None)
            else:
                totals[row["class"], row["team"]][0] += int(row["points"])
    standings = sorted(
        (
            class_,
            1 + sum(t > total for (c, _), t in totals.items() if c == class_),
            team,
            *total[:2],
        )
        for (class_, team), total in totals.items()
    )
    return standings, dropped


def compare(folder: Path, season: str, seeds: str) -> Standings:
    """Build the seeds, compare every view of the standings with the count, and return it."""
    database = folder / "finished.duckdb"
    loader.build(database, folder / seeds)
    standings, dropped = count(folder / seeds, season)
    with duckdb.connect(str(database), read_only=True) as con:

        def rows(query: str) -> list[tuple]:
            return con.execute(query, [season]).fetchall()

        assert rows(
            "SELECT class, position, team, points, wins FROM team_standings WHERE season = ? "
            "ORDER BY ALL"
        ) == sorted(standings)
        at_the_end = "season = ? AND round = (SELECT max(round) FROM events)"
        assert rows(
            f"SELECT class, position, team, points FROM standings_by_round WHERE {at_the_end} "
            "ORDER BY ALL"
        ) == sorted(row[:4] for row in standings)
        # Who shares the first place can still win and has not clinched it.
        champions = [row for row in standings if row[1] == 1]
        alone = Counter(row[0] for row in champions)
        assert rows(
            "SELECT class, team, points, points_available, clinched FROM title_race "
            f"WHERE {at_the_end} AND can_still_win ORDER BY ALL"
        ) == [
            (class_, team, points, 0, alone[class_] == 1)
            for class_, _, team, points, _ in champions
        ]
        ledger = rows(
            "SELECT class, team, CAST(sum(points) AS INTEGER) FROM points_ledger "
            "WHERE official AND season = ? GROUP BY ALL"
        )
        assert {(c, t): p for c, t, p in ledger if p} == {
            (c, t): p for c, _, t, p, _ in standings if p
        }
        assert (
            set(
                rows(
                    "SELECT team, round FROM points_ledger "
                    "WHERE official AND season = ? AND reason = 'dropped round'"
                )
            )
            == dropped
        )
    return standings


def test_the_first_season_does_not_change(followed: Path, con: duckdb.DuckDBPyConnection) -> None:
    query = "FROM standings_2003 ORDER BY ALL"
    with duckdb.connect(str(followed / "alms.duckdb"), read_only=True) as both:
        assert both.execute(query).fetchall() == con.execute(query).fetchall()
        assert (
            both.execute("FROM reconciliation WHERE difference IS DISTINCT FROM 0").fetchall() == []
        )


def test_the_second_season_to_its_end(followed: Path) -> None:
    teams = ("North Racing", "South Racing", "East Motorsport", "West Motorsport")
    cars = {
        class_: {str(first + number): teams[number // 2] for number in range(8)}
        for class_, first in (("Prototype", 1), ("Touring", 50))
    }
    finish(followed / "seeds", "2050", cars, seed=1)
    standings = compare(followed, "2050", "seeds")
    assert {row[0] for row in standings} == {"Prototype", "Touring"}
    assert count(followed / "seeds", "2050")[1], "no team dropped a round"


@pytest.fixture(scope="module")
def series(followed: Path) -> Path:
    """The other series with all its sixteen rounds and ten teams of two cars."""
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
    # A season in which teams are level on points and countback separates them.
    finish(seeds, "2050", {"single-seaters": cars}, seed=0)
    return followed


def test_another_series(series: Path) -> None:
    standings = compare(series, "2050", "my-series")
    points = Counter(row[3] for row in standings)
    assert any(
        number > 1 and len({row[1] for row in standings if row[3] == level}) > 1
        for level, number in points.items()
    ), "countback separated no teams"


RULES = {
    "best ten rounds": ({"rounds_counted": "10"}, []),
    "one car, best ten rounds": ({"rounds_counted": "10", "cars_counted": "1"}, []),
    "points taken and given": ({}, [("Team 1", 3, "-12"), ("Team 9", 8, "4"), ("Team 9", 8, "1")]),
    "team excluded": ({}, [("Team 2", 5, "")]),
    "all at once": (
        {"rounds_counted": "12", "minimum_distance_percent": "70"},
        [("Team 1", 3, "-12"), ("Team 2", 16, ""), ("Team 9", 8, "4")],
    ),
}


@pytest.mark.parametrize("case", RULES)
def test_rules_are_rows(series: Path, tmp_path: Path, case: str) -> None:
    rules, decisions = RULES[case]
    seeds = tmp_path / "seeds"
    shutil.copytree(series / "my-series", seeds)
    before = count(seeds, "2050")[0]
    write(seeds, "rulebooks", [{**read(seeds, "rulebooks")[0], **rules}])
    write(seeds, "adjustments", list(adjustments(decisions)))
    assert compare(tmp_path, "2050", "seeds") != before, "the rule decided nothing"


def adjustments(decisions: Iterable[tuple[str, int, str]]) -> Iterable[dict[str, object]]:
    for number, (team, round_, points) in enumerate(decisions, 1):
        yield {
            "season": 2050,
            "class": "single-seaters",
            "team": team,
            "round": round_,
            "reason": f"decision {number}",
            "points": points,
            "excluded": "false" if points else "true",
            "source": "example",
        }
