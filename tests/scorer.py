"""The points rules in plain Python: written from the season article, not from the views.

"Points are awarded to the top 10 finishers [...] Cars failing to complete 70% of the winner's
distance are not awarded points. Teams only score the points of their highest finishing entry in
each race." What a rulebook may change about that is said in the comments of its columns.

Facts come as the seeds hold them: a dict from the name of a table to its rows.
"""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import NamedTuple

import duckdb

Tables = Mapping[str, Sequence[Mapping[str, object]]]

WHOLE_NUMBERS = {
    "season",
    "round",
    "class_position",
    "overall_position",
    "laps",
    "minimum_distance_percent",
    "cars_counted",
    "rounds_counted",
    "position",
    "points",
}

# The columns that the scorer reckons, view by view.
VIEWS = {
    "classification": "rulebook, season, round, entry, eligible",
    "team_standings": "season, class, position, team, points, wins",
    "what_if_standings": "rulebook, season, class, position, team, points, wins",
    "team_points_by_round": "rulebook, season, class, team, round, points, wins",
    "points_ledger": "rulebook, season, round, class, entry, team, class_position, laps, "
    "required_laps, points_available, points, reason, note",
    "standings_by_round": "season, class, round, position, team, points, gap_to_leader, places_won",
    "title_race": "season, class, round, team, points, points_available, can_still_win, clinched",
}


class LedgerRow(NamedTuple):
    """What a car, or without an entry an adjustment, brought its team, and why."""

    rulebook: str
    season: int
    round: int
    name: str  # of the class
    entry: str | None
    team: str
    class_position: int | None
    laps: int | None
    required_laps: int | None
    points_available: int
    points: int
    reason: str
    note: str | None


class Car(NamedTuple):
    """A car that counts for its team in a round."""

    place: int
    points: int


class Score(NamedTuple):
    """Compares as the standings do: points, then most wins, then most seconds, ..."""

    points: int
    finishes: tuple[int, ...]


def read_seeds(folder: Path) -> dict[str, list[dict[str, object]]]:
    """Every CSV file of the folder; an empty cell is None."""
    tables = {}
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.stem] = [
                {column: value_of(column, cell) for column, cell in row.items()}
                for row in csv.DictReader(file)
            ]
    return tables


def value_of(column: str, cell: str) -> object:
    if cell == "":
        return None
    if column == "excluded":
        return cell == "true"
    return int(cell) if column in WHOLE_NUMBERS else cell


def expected(tables: Tables) -> dict[str, Counter]:
    """The rows that each view of VIEWS should show, in the columns named there."""
    rows: dict[str, Counter] = {view: Counter() for view in VIEWS}
    for each in championships(tables):
        key = (each.rulebook, each.season)
        rows["classification"].update(key + row for row in each.eligible())
        rows["points_ledger"].update(each.ledger())
        rows["team_points_by_round"].update(key + row for row in each.points_by_round())
        rows["what_if_standings"].update(key + row for row in each.standings())
        if each.official:
            year = (each.season,)
            rows["team_standings"].update(year + row for row in each.standings())
            rows["standings_by_round"].update(year + row for row in each.standings_by_round())
            rows["title_race"].update(year + row for row in each.title_race())
    return rows


def shown(con: duckdb.DuckDBPyConnection, view: str) -> Counter:
    return Counter(con.execute(f"SELECT {VIEWS[view]} FROM {view}").fetchall())


def championships(tables: Tables) -> Iterator[Championship]:
    """Every season under every rulebook that has a scale for its races."""
    for season in tables["seasons"]:
        for rulebook in tables["rulebooks"]:
            championship = Championship(tables, season["season"], rulebook["rulebook"])
            if championship.scales:
                yield championship


class Championship:
    """One season under one rulebook."""

    def __init__(self, tables: Tables, season: int, rulebook: str) -> None:
        self.season, self.rulebook = season, rulebook
        (self.rules,) = (row for row in tables["rulebooks"] if row["rulebook"] == rulebook)
        (year,) = (row for row in tables["seasons"] if row["season"] == season)
        self.official = year["rulebook"] == rulebook
        events = [row for row in tables["events"] if row["season"] == season and row.get("round")]
        kinds = {
            row["kind"]: {
                worth["position"]: worth["points"]
                for worth in tables["points_scales"]
                if worth["scale"] == row["scale"]
            }
            for row in tables["rulebook_scales"]
            if row["rulebook"] == rulebook
        }
        self.scales = {row["round"]: kinds[row["kind"]] for row in events if row["kind"] in kinds}
        self.held = sorted(row["round"] for row in events if row["status"] == "held")
        self.results = [
            row
            for row in tables["results"]
            if row["season"] == season and row["round"] in self.scales
        ]
        self.adjustments = [row for row in tables["adjustments"] if row["season"] == season]
        self.counting = self.find_counting_cars()

    def teams(self, name: str) -> set[str]:
        """The teams that enter the class in the season."""
        return {row["team"] for row in self.results if row["class"] == name}

    def required_laps(self, number: int, name: str) -> int | None:
        """The fewest laps that score in a round and class; None if any number does."""
        percent = self.rules["minimum_distance_percent"]
        for row in self.results:
            if row["round"] == number and (
                row.get("overall_position") == 1
                if self.rules["distance_basis"] == "overall winner"
                else row["class"] == name and row.get("class_position") == 1
            ):
                if percent is None or row.get("laps") is None:
                    return None
                return math.ceil(Fraction(row["laps"] * percent, 100))
        return None

    def verdict(self, row: Mapping[str, object]) -> str:
        """Why the car cannot score, or 'scored' when only its team's other cars could stop it."""
        if row["status"] != "classified":
            return {
                "dsq": "disqualified",
                "dns": "did not start",
                "dnf": "did not finish",
                "nc": "not classified",
            }[row["status"]]
        required = self.required_laps(row["round"], row["class"])
        if required is not None and row.get("laps") is not None and row["laps"] < required:
            return "below minimum distance"
        if row["class_position"] not in self.scales[row["round"]]:
            return "outside the points"
        return "scored"

    def eligible(self) -> Iterator[tuple]:
        """(round, entry, eligible) of every car: by its distance, in the points or not."""
        for row in self.results:
            yield row["round"], row["entry"], self.verdict(row) in ("scored", "outside the points")

    def find_counting_cars(self) -> dict[tuple[str, str], dict[int, list[Car]]]:
        """The best cars of each class and team, by round."""
        found: dict[tuple[str, str], dict[int, list[Car]]] = {}
        for row in sorted(self.results, key=lambda row: row.get("class_position") or math.inf):
            if self.verdict(row) == "scored":
                cars = found.setdefault((row["class"], row["team"]), {}).setdefault(
                    row["round"], []
                )
                if len(cars) < (self.rules["cars_counted"] or math.inf):
                    place = row["class_position"]
                    cars.append(Car(place, self.scales[row["round"]][place]))
        return found

    def kept(self, rounds: Mapping[int, Sequence[Car]]) -> list[int]:
        """The rounds of a team that count: its best ones, the earlier of two alike."""
        best = sorted(rounds, key=lambda number: (-sum(c.points for c in rounds[number]), number))
        return best[: self.rules["rounds_counted"]]

    def score(self, rounds: Mapping[int, Sequence[Car]], adjusted: int = 0) -> Score:
        cars = [car for number in self.kept(rounds) for car in rounds[number]]
        places = Counter(car.place for car in cars)
        longest = max((len(scale) for scale in self.scales.values()), default=0)
        return Score(
            sum(car.points for car in cars) + adjusted,
            tuple(places[place] for place in range(1, longest + 1)),
        )

    def adjusted(self, name: str, team: str, after: int) -> list[int]:
        """The points given and taken up to a round."""
        return [
            row["points"]
            for row in self.adjustments
            if (row["class"], row["team"]) == (name, team)
            and not row["excluded"]
            and row["round"] <= after
        ]

    def exclusion(self, name: str, team: str, after: float = math.inf) -> str | None:
        """Why the team is excluded; None if it is not."""
        for row in self.adjustments:
            if (
                row["excluded"]
                and row["round"] <= after
                and (row["class"], row["team"]) == (name, team)
            ):
                return row["reason"]
        return None

    def ledger(self) -> Iterator[LedgerRow]:
        for row in self.results:
            name, team, number = row["class"], row["team"], row["round"]
            place = row.get("class_position")
            reason = self.verdict(row)
            if reason == "scored":
                counting = self.counting[name, team]
                if place not in (car.place for car in counting[number]):
                    reason = "not the team's best car"
                elif number not in self.kept(counting):
                    reason = "dropped round"
                elif self.exclusion(name, team):
                    reason = "team excluded"
            worth = self.scales[number].get(place, 0)
            yield LedgerRow(
                self.rulebook,
                self.season,
                number,
                name,
                row["entry"],
                team,
                place,
                row.get("laps"),
                self.required_laps(number, name),
                worth,
                worth if reason == "scored" else 0,
                reason,
                self.exclusion(name, team),
            )
        for row in self.adjustments:
            exclusion = self.exclusion(row["class"], row["team"])
            worth = row.get("points") or 0
            yield LedgerRow(
                self.rulebook,
                self.season,
                row["round"],
                row["class"],
                None,
                row["team"],
                None,
                None,
                None,
                worth,
                0 if exclusion else worth,
                "team excluded" if exclusion else "points adjustment",
                exclusion or row["reason"],
            )

    def points_by_round(self) -> Iterator[tuple]:
        """(class, team, round, points, wins) of every round in which a car of the team counted."""
        for (name, team), rounds in self.counting.items():
            for number, cars in rounds.items():
                points = sum(car.points for car in cars)
                yield name, team, number, points, sum(car.place == 1 for car in cars)

    def standings(self, after: float = math.inf) -> Iterator[tuple]:
        """(class, position, team, points, wins) of every team with a score, after a round."""
        found: dict[str, dict[str, tuple[Score, int]]] = {}
        listed = {(row["class"], row["team"]) for row in self.results + self.adjustments}
        for name, team in listed:
            rounds = {
                number: cars
                for number, cars in self.counting.get((name, team), {}).items()
                if number <= after
            }
            adjusted = self.adjusted(name, team, after)
            if (rounds or adjusted) and not self.exclusion(name, team, after):
                wins = sum(car.place == 1 for number in self.kept(rounds) for car in rounds[number])
                found.setdefault(name, {})[team] = self.score(rounds, sum(adjusted)), wins
        for name, teams in found.items():
            for team, (score, wins) in teams.items():
                ahead = sum(other > score for other, _ in teams.values())
                yield name, ahead + 1, team, score.points, wins

    def standings_by_round(self) -> Iterator[tuple]:
        """(class, round, position, team, points, gap to the leader, places won) by held round."""
        before: dict[tuple[str, str], int] = {}
        for number in self.held:
            table = list(self.standings(number))
            most = {}
            for name, _, _, points, _ in table:
                most[name] = max(points, most.get(name, points))
            now = {(name, team): position for name, position, team, _, _ in table}
            for name, position, team, points, _ in table:
                won = before[name, team] - position if (name, team) in before else None
                yield name, number, position, team, points, most[name] - points, won
            before = now

    def title_race(self) -> Iterator[tuple]:
        """(class, round, team, points, points available, can still win, clinched) by held round.

        A team's best hope: it takes the best places, as many as cars count, in some of the
        rounds to come, and the others take nothing.
        """
        most = {
            number: [
                Car(place, points)
                for place, points in scale.items()
                if place <= (self.rules["cars_counted"] or math.inf)
            ]
            for number, scale in self.scales.items()
        }
        for name, after in product(sorted({row["class"] for row in self.results}), self.held):
            to_come = [number for number in self.scales if number > after]
            # Where every round counts, each one more is better.
            some = (False, True) if self.rules["rounds_counted"] else (True,)
            now, best = {}, {}
            for team in self.teams(name):
                if self.exclusion(name, team, after):
                    continue
                adjusted = sum(self.adjusted(name, team, after))
                behind = {
                    number: cars
                    for number, cars in self.counting.get((name, team), {}).items()
                    if number <= after
                }
                now[team] = self.score(behind, adjusted)
                best[team] = max(
                    self.score(
                        behind | {n: most[n] for n, t in zip(to_come, taken, strict=True) if t},
                        adjusted,
                    )
                    for taken in product(some, repeat=len(to_come))
                )
            hopeful = {team for team in now if best[team] >= max(now.values())}
            for team in now:
                yield (
                    name,
                    after,
                    team,
                    now[team].points,
                    best[team].points - now[team].points,
                    team in hopeful,
                    hopeful == {team},
                )
