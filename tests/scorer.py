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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import NamedTuple

import duckdb

Row = Mapping[str, object]
Tables = Mapping[str, Sequence[Row]]

WHOLE_NUMBERS = {
    "season",
    "round",
    "weekend",
    "points_percent",
    "class_position",
    "overall_position",
    "laps",
    "minimum_distance_percent",
    "cars_counted",
    "rounds_counted",
    "rounds_dropped",
    "first_round",
    "last_round",
    "last_place",
    "place",
    "position",
}

# The columns that the scorer reckons, view by view.
OF_CHAMPIONSHIP = "season, class, championship"
VIEWS = {
    "entry_points": f"scenario, {OF_CHAMPIONSHIP}, competitor, round, entry, place, stopped_by",
    "scenario_standings": f"scenario, {OF_CHAMPIONSHIP}, position, competitor, points, wins, "
    "complete",
    "scenario_points_by_round": f"scenario, {OF_CHAMPIONSHIP}, competitor, round, points, scored, "
    "dropped",
    "scenario_ledger": f"scenario, {OF_CHAMPIONSHIP}, competitor, round, entry, car_number, "
    "class_position, laps, required_laps, worth, points, reason",
    "what_if_differences": f"what_if, {OF_CHAMPIONSHIP}, competitor, official_position, position, "
    "places_won, official_points, points, points_won, title_lost, title_won, "
    "laps_unknown, places_unnamed",
    "standings": f"{OF_CHAMPIONSHIP}, position, competitor, points, wins, complete",
    "team_standings": "season, class, position, team, points, wins, complete",
    "driver_standings": "season, class, position, driver, points, wins, complete",
    "manufacturer_standings": "season, class, position, manufacturer, points, wins, complete",
    "standings_by_round": f"{OF_CHAMPIONSHIP}, round, position, competitor, points, "
    "gap_to_leader, places_won, complete",
    "title_race": f"{OF_CHAMPIONSHIP}, round, competitor, points, points_available, "
    "can_still_win, clinched, complete",
}

# Those that do more than pick rows of another.
CHAIN = [view for view in VIEWS if not view.endswith("standings") or view == "scenario_standings"]


class Car(NamedTuple):
    """A car, for one of those who can score with it."""

    facts: Row
    round: int
    entry: str
    competitor: str | None
    place: int | None  # that counts
    worth: Fraction  # of the place, to this competitor
    stopped_by: str | None


class Bonus(NamedTuple):
    facts: Row  # of the car
    round: int
    entry: str
    competitor: str | None
    points: Fraction
    award: str


class Taken(NamedTuple):
    """What a competitor has from a round: its places, but for those that bring points only."""

    points: Fraction
    places: tuple[int, ...] = ()


class Score(NamedTuple):
    """Compares as the standings do: rounded points, most wins, most seconds, ..., best result."""

    points: Fraction
    finishes: tuple[int, ...] = ()
    best_result: tuple[float, float] = (-math.inf, 0)


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
    if column in ("excluded", "points_only", "others_move_up", "overall"):
        return cell == "true"
    if column == "points":
        return Fraction(cell)
    return int(cell) if column in WHOLE_NUMBERS else cell


def rounded(points: Fraction) -> Fraction:
    """Points as they are shown, to two decimals; a half is rounded away from zero."""
    cents = Fraction(math.floor(abs(points) * 100 + Fraction(1, 2)), 100)
    return cents if points >= 0 else -cents


def running(parts: Iterable[Fraction]) -> Iterator[Fraction]:
    """The parts, rounded so that they add up to the rounded sum."""
    total = Fraction(0)
    for part in parts:
        yield rounded(total + part) - rounded(total)
        total += part


def key_of(row: Row) -> tuple[object, object]:
    """The car of a season that a row is about."""
    return row["round"], row["entry"]


def expected(tables: Tables) -> dict[str, Counter]:
    """The rows that each view of VIEWS should show, in the columns named there."""
    rows: dict[str, Counter] = {view: Counter() for view in VIEWS}
    officials = [Championship(tables, own) for own in tables["championships"]]
    for own, official in zip(tables["championships"], officials, strict=True):
        key = official.season, official.name, official.championship
        of_championship = list(official.standings())
        complete = official.complete()
        rows["standings"].update((*key, *row, complete) for row in of_championship)
        rows[f"{official.competing.removesuffix('s')}_standings"].update(
            (*key[:2], *row, complete) for row in of_championship
        )
        rows["standings_by_round"].update(key + row for row in official.standings_by_round())
        rows["title_race"].update(key + row for row in official.title_race())
        for what_if in [None, *tables.get("what_ifs", [])]:
            each = Championship(tables, own, what_if) if what_if else official
            full_key = each.scenario, *key
            rows["entry_points"].update(
                (*full_key, car.competitor, *car[1:3], car.place, car.stopped_by)
                for car in each.cars + each.cars_of_nobody
            )
            rows["scenario_standings"].update(
                (*full_key, *row, each.complete()) for row in each.standings()
            )
            rows["scenario_points_by_round"].update((*full_key, *row) for row in each.by_round())
            rows["scenario_ledger"].update((*full_key, *row) for row in each.ledger())
            if what_if:
                distance = ("minimum_distance_percent", "distance_basis")
                asked = any(what_if.get(rule) is not None for rule in distance)
                unknown = official.laps_unknown() if asked else None
                unnamed = places_unnamed(
                    [each for each in officials if (each.season, each.name) == key[:2]]
                )
                rows["what_if_differences"].update(
                    (*full_key, *row, unknown, unnamed)
                    for row in differences(of_championship, each.standings())
                )
    return rows


def places_unnamed(of_class: Sequence[Championship]) -> int:
    """Places without a car ahead of the last one recorded, if a table of the class rewards them."""
    recorded: dict[int, list[int]] = {}
    for row in of_class[0].race:
        if row["class"] == of_class[0].name and row.get("class_position"):
            recorded.setdefault(row["round"], []).append(row["class_position"])
    found = 0
    for number, places in recorded.items():
        rewarded = {place for official in of_class for place in official.scales.get(number, {})}
        taken = {place + nth for place in places for nth in range(places.count(place))}
        found += len({place for place in rewarded if place < max(places)} - taken)
    return found


def differences(official: Iterator[tuple], asked: Iterator[tuple]) -> Iterator[tuple]:
    """Those that the standings list officially or under a what-if, with both places and totals."""
    now, then = ({row[1]: row for row in rows} for rows in (official, asked))
    for competitor in now.keys() | then.keys():
        position, _, points, _ = now.get(competitor, (None,) * 4)
        other, _, more, _ = then.get(competitor, (None,) * 4)
        yield (
            competitor,
            position,
            other,
            None if position is None or other is None else position - other,
            points,
            more,
            (more or 0) - (points or 0),
            position == 1 != other,
            other == 1 != position,
        )


def shown(con: duckdb.DuckDBPyConnection, view: str) -> Counter:
    return Counter(con.execute(query(view)).fetchall())


def query(view: str) -> str:
    # Of the awards the scorer knows only those that bring points: the ledger has them.
    where = " WHERE award IS NULL" if view == "entry_points" else ""
    return f"SELECT {VIEWS[view]} FROM {view}{where}"


class Championship:
    """One championship of one class and season, by the rules that held or under a what-if."""

    def __init__(self, tables: Tables, own: Row, what_if: Row | None = None) -> None:
        def of(table: str, **key: object) -> list[Row]:
            return [
                row
                for row in tables.get(table, [])
                if all(row.get(column) == value for column, value in key.items())
            ]

        self.season, self.name = own["season"], own["class"]
        self.championship = own["championship"]
        self.competing = own.get("competitors") or self.championship
        self.scenario = what_if["what_if"] if what_if else "official"
        (rulebook,) = of("rulebooks", rulebook=own["rulebook"])
        stated = {rule: value for rule, value in (what_if or {}).items() if value is not None}
        self.rules = {**rulebook, **stated}
        self.split_by_drivers = self.competing == "drivers" and self.rules["shared_cars"] == "split"
        in_season = {"season": self.season}
        in_class = in_season | {"class": self.name}
        asked = {"what_if": self.scenario, **in_season}

        self.events = {row["round"]: row for row in of("events", **in_season) if row.get("round")}
        exceptions = {row["round"]: row for row in of("class_rounds", **in_class)}
        what_if_percent = {
            row["round"]: row["points_percent"] for row in of("what_if_rounds", **asked)
        }
        self.status = {
            n: exceptions.get(n, {}).get("status") or event["status"]
            for n, event in self.events.items()
        }
        percent = {
            n: what_if_percent.get(
                n, exceptions.get(n, {}).get("points_percent") or event.get("points_percent") or 100
            )
            for n, event in self.events.items()
        }
        worthless = {
            n
            for n, status in self.status.items()
            if (percent[n] == 0 if n in what_if_percent else status in ("voided", "skipped"))
        }
        self.held = sorted(n for n, status in self.status.items() if status == "held")
        points_only = {row["kind"] for row in of("event_kinds", points_only=True)}
        self.no_places = {n for n, row in self.events.items() if row["kind"] in points_only}
        self.scales = {}
        self.hopes = {}  # what places are worth before anybody knows that the race will be halved
        self.of_status = {}  # what each status is worth without a place
        self.status_hopes = {}
        for number, event in self.events.items():
            for scale in (self.rules["scale"], rulebook["scale"]):
                worth = of("points_scales", scale=scale, kind=event["kind"])
                if worth and number not in worthless:
                    share = Fraction(percent[number], 100)
                    unplaced = of("status_points", scale=scale, kind=event["kind"])
                    (
                        (self.scales[number], self.hopes[number]),
                        (self.of_status[number], self.status_hopes[number]),
                    ) = (
                        [
                            {row[what]: Fraction(str(row["points"])) * factor for row in table}
                            for factor in (share, max(share, Fraction(1)))
                        ]
                        for what, table in (("place", worth), ("status", unplaced))
                    )
                    break
        self.bonuses_of = {
            number: {
                row["award"]: row
                for row in of(
                    "rulebook_bonuses",
                    rulebook=own["rulebook"],
                    kind=self.events[number]["kind"],
                )
            }
            for number in self.scales
        }
        # Where rounds are dropped of those held, a negative number.
        if "rounds_counted" in stated:
            self.segments = [(1, 63, stated["rounds_counted"])]
        else:
            self.segments = [
                (
                    row["first_round"],
                    row["last_round"],
                    row.get("rounds_counted") or -row["rounds_dropped"],
                )
                for row in of("rulebook_segments", rulebook=own["rulebook"])
            ]

        self.race = of("results", **in_season)
        everybody = bool(of("classes", overall=True, **in_class))
        self.results = [row for row in self.race if everybody or row["class"] == self.name]
        self.place_column = "overall_position" if everybody else "class_position"
        self.changed = {key_of(row): row for row in of("what_if_results", **asked)}
        self.makers = {row["chassis"]: row.get("manufacturer") for row in of("chassis")}
        printed = of("team_cars", season=self.season)
        teams = [(row["class"], row["team"]) for row in printed]
        self.only_chassis = {
            key: row["chassis"]
            for key, row in zip(teams, printed, strict=True)
            if teams.count(key) == 1
        }
        self.crews: dict[tuple, list[str]] = {}
        for row in of("result_drivers", **in_season):
            self.crews.setdefault(key_of(row), []).append(row["driver"])
        self.ineligible = of("ineligible_entries", **in_season)
        self.barred = [
            row for row in self.ineligible if row.get("championship") in (None, self.championship)
        ]
        self.awards = of("awards", **in_season)
        self.adjustments = of(
            "adjustments", **in_season, **{"class": self.name}, championship=self.championship
        )

        cars = [car for row in self.results for car in self.scorers(row)]
        self.cars = [car for car in cars if car.competitor]
        self.cars_of_nobody = [car for car in cars if not car.competitor]
        bonuses = [bonus for row in self.awards for bonus in self.bonuses_for(row)]
        self.bonuses = [bonus for bonus in bonuses if bonus.competitor]
        self.bonuses_of_nobody = [bonus for bonus in bonuses if not bonus.competitor]
        self.counting = self.find_counting_cars()
        self.taken = self.find_taken()

    def competitors(self, row: Row) -> list[str | None]:
        """For whom the car can score; None if nobody is known."""
        match self.competing:
            case "teams":
                found = [row.get("team")]
            case "manufacturers":
                only = self.only_chassis.get((row["class"], row.get("team")))
                found = [self.makers.get(row.get("chassis") or only)]
            case _:
                found = self.crews.get((row["round"], row["entry"]), [])
        return found or [None]

    def may_not_score(self, row: Row, competitor: str) -> bool:
        return any(
            key_of(barred) == key_of(row)
            and (
                barred.get("driver") is None
                or (self.competing == "drivers" and barred["driver"] == competitor)
            )
            for barred in self.barred
        )

    def stated(self, row: Row) -> Row | None:
        """The result of a car in the what-if; a place in class is none in a class of all cars."""
        changed = self.changed.get(key_of(row))
        in_class = self.place_column == "class_position"
        return changed if changed and (in_class or changed.get("class_position") is None) else None

    def place(self, row: Row) -> int | None:
        """The place that counts: that of the class, less those ahead who let others move up.

        Those are the ineligible cars that do, and the cars that lose their place in a what-if.
        """
        changed = self.stated(row)
        if changed:
            return changed.get("class_position")
        finished = row.get(self.place_column)
        if finished is None:
            return None
        out = {key_of(barred) for barred in self.barred if barred["others_move_up"]}
        out |= {key for key, now in self.changed.items() if now.get("class_position") is None}
        return finished - sum(
            key_of(other) in out
            and other["round"] == row["round"]
            and (other.get(self.place_column) or math.inf) < finished
            for other in self.results
        )

    def required_laps(self, number: int) -> int | None:
        """The fewest laps that score in a round; None if any number does."""
        laps = [
            row["laps"]
            for row in self.race
            if row["round"] == number
            and row.get("laps") is not None
            and (
                row.get("overall_position") == 1
                if self.rules["distance_basis"] == "overall winner"
                else row in self.results and row.get(self.place_column) == 1
            )
        ]
        percent = self.rules["minimum_distance_percent"]
        return math.ceil(Fraction(max(laps) * percent, 100)) if laps and percent else None

    def sharers(self, row: Row) -> int:
        """How many drivers share the car; those who may not score are none of them."""
        key = key_of(row)
        not_all = {barred.get("driver") for barred in self.ineligible if key == key_of(barred)}
        return max(1, sum(driver not in not_all for driver in self.crews.get(key, [])))

    def scorers(self, row: Row) -> Iterator[Car]:
        number, place = row["round"], self.place(row)
        required = self.required_laps(number)
        for competitor in self.competitors(row):
            sharers = self.sharers(row)
            worth = self.scales.get(number, {}).get(place)
            status = (self.stated(row) or row)["status"]
            if worth is None:
                worth = self.of_status.get(number, {}).get(status)
            if number not in self.scales:
                stopped_by = "round does not count"
            elif place is None and worth is None:
                stopped_by = {
                    "dsq": "disqualified",
                    "dns": "did not start",
                    "dnf": "did not finish",
                }.get(status, "not classified")
            elif place and required and row.get("laps") is not None and row["laps"] < required:
                stopped_by = "below minimum distance"
            elif self.may_not_score(row, competitor):
                stopped_by = "not eligible"
            elif worth is None:
                stopped_by = "outside the points"
            elif sharers > 1 and self.rules["shared_cars"] == "nothing":
                stopped_by = "shared car"
            else:
                stopped_by = None
            if worth and self.split_by_drivers:
                worth /= sharers
            worth = worth or Fraction(0)
            yield Car(row, number, row["entry"], competitor, place, worth, stopped_by)

    def bonuses_for(self, award: Row) -> Iterator[Bonus]:
        """Who gets how much for an award."""
        number, entry, driver = award["round"], award["entry"], award.get("driver")
        bonus = self.bonuses_of.get(number, {}).get(award["award"])
        found = [row for row in self.results if key_of(row) == key_of(award)]
        if bonus is None or not found:
            return
        (row,) = found
        in_class = {key_of(row) for row in self.results}
        holders = bonus.get("shared") == "each" or sum(
            (other["round"], other["award"]) == (number, award["award"])
            and key_of(other) in in_class
            for other in self.awards
        )
        last, place = bonus.get("last_place"), self.place(row)
        if last and (place is None or place > last):
            return
        sharers = self.sharers(row) if driver is None else 1
        if sharers > 1 and self.rules["shared_cars"] == "nothing":
            return
        for competitor in self.competitors(row):
            someone_elses = self.competing == "drivers" and driver not in (None, competitor)
            if not someone_elses and not self.may_not_score(row, competitor):
                parts = holders * (sharers if self.split_by_drivers else 1)
                points = Fraction(str(bonus["points"])) / parts
                yield Bonus(row, number, entry, competitor, points, award["award"])

    def find_counting_cars(self) -> dict[tuple[str, int], list[Car]]:
        """The best cars of each competitor and round: those that bring most, then best placed.

        Points never rise down the order, so that the first is the highest finishing entry.
        """
        found: dict[tuple[str, int], list[Car]] = {}
        able = [car for car in self.cars if car.stopped_by is None]
        for car in sorted(able, key=lambda car: (-car.worth, car.place or 999, car.entry)):
            cars = found.setdefault((car.competitor, car.round), [])
            if len(cars) < self.rules["cars_counted"]:
                cars.append(car)
        return found

    def laps_unknown(self) -> int | None:
        """How many cars counted whose laps nobody knows; None if no car counted."""
        counted = {
            (car.round, car.entry, car.facts.get("laps"))
            for cars in self.counting.values()
            for car in cars
        }
        return sum(laps is None for *_, laps in counted) if counted else None

    def find_taken(self) -> dict[str, dict[int, Taken]]:
        """What each competitor brought from each round."""
        found: dict[str, dict[int, Taken]] = {}
        for (competitor, number), cars in self.counting.items():
            scale = () if number in self.no_places else self.scales[number]
            places = tuple(car.place for car in cars if car.place in scale)
            found.setdefault(competitor, {})[number] = Taken(sum(car.worth for car in cars), places)
        for bonus in self.bonuses:
            rounds = found.setdefault(bonus.competitor, {})
            before = rounds.get(bonus.round, Taken(Fraction(0)))
            rounds[bonus.round] = before._replace(points=before.points + bonus.points)
        return found

    def weekends(self, rounds: Iterable[int], first: int, last: int) -> dict[tuple, list[int]]:
        """The rounds of a part of the season by their weekends."""
        found: dict[tuple, list[int]] = {}
        for number in sorted(rounds):
            if first <= number <= last:
                weekend = self.events[number].get("weekend")
                key = ("weekend", weekend) if weekend else ("round", number)
                found.setdefault(key, []).append(number)
        return found

    def kept(self, rounds: Mapping[int, Taken], of: Iterable[int] | None = None) -> set[int]:
        """The rounds that count: the best of each part of the season, the earlier of two alike.

        `of` are the rounds of which some are dropped: without it, all that were held and count.
        """
        counting = set(rounds)
        for first, last, best in self.segments:
            weekends = self.weekends(rounds, first, last)
            if best < 0:
                held = [n for n in self.held if n in self.scales] if of is None else of
                best = max(1, len(self.weekends(held, first, last)) + best)
            ordered = sorted(
                weekends.values(),
                key=lambda numbers: (
                    -rounded(sum(rounds[n].points for n in numbers)),
                    min(numbers),
                ),
            )
            for numbers in ordered[best:]:
                counting -= set(numbers)
        return counting

    def score(
        self,
        rounds: Mapping[int, Taken],
        adjusted: Fraction = Fraction(0),
        of: Iterable[int] | None = None,
    ) -> Score:
        kept = self.kept(rounds, of)
        points = rounded(sum((rounds[number].points for number in kept), adjusted))
        if self.rules["ties"] == "no countback":
            return Score(points)
        results = [(place, number) for number in kept for place in rounds[number].places]
        counts = Counter(place for place, _ in results)
        finishes = tuple(counts[place] for place in range(1, 21))
        if self.rules["ties"] == "last round" and results:
            return Score(points, finishes, max((number, -place) for place, number in results))
        sign = {"earlier": -1, "later": 1}.get(self.rules["ties"])
        if sign is None or not results:
            return Score(points, finishes)
        return Score(points, finishes, max((-place, sign * number) for place, number in results))

    def adjusted(self, competitor: str, after: float = math.inf) -> list[Fraction]:
        """The points given and taken up to a round."""
        return [
            Fraction(str(row["points"]))
            for row in self.adjustments
            if row["competitor"] == competitor and not row["excluded"] and row["round"] <= after
        ]

    def excluded(self, competitor: str, after: float = math.inf) -> bool:
        return any(
            row["excluded"] and row["competitor"] == competitor and row["round"] <= after
            for row in self.adjustments
        )

    def taken_by(self, competitor: str, after: float) -> dict[int, Taken]:
        """What the competitor has from the rounds up to one."""
        return {n: took for n, took in self.taken.get(competitor, {}).items() if n <= after}

    def ledger(self) -> Iterator[tuple]:
        """The rows of scenario_ledger, from the competitor to the reason."""
        kept = {competitor: self.kept(rounds) for competitor, rounds in self.taken.items()}

        found: dict[str, list[tuple]] = {}

        def add(
            competitor: str,
            number: int,
            facts: Row,
            worth: Fraction,
            reason: str,
            *order: object,
        ) -> None:
            counts = reason in ("scored", "bonus", "points adjustment")
            entry, team = facts.get("entry"), facts.get("team")
            car_number = facts.get("car_number") or (None if entry == team else entry)
            car = entry, car_number, facts.get("class_position"), facts.get("laps")
            required = self.required_laps(number) if facts else None
            row = competitor, number, *car, required, rounded(worth)
            key = entry is None, number, entry or "", *order
            found.setdefault(competitor, []).append((key, row, worth if counts else 0, reason))

        def fate(competitor: str, number: int, reason: str) -> str:
            if self.excluded(competitor):
                return "excluded"
            return reason if number in kept[competitor] else "dropped round"

        for car in self.cars:
            reason = car.stopped_by
            if reason is None and car not in self.counting[car.competitor, car.round]:
                reason = "not the best car"
            reason = reason or fate(car.competitor, car.round, "scored")
            add(car.competitor, car.round, car.facts, car.worth, reason, "")
        for bonus in self.bonuses:
            reason = fate(bonus.competitor, bonus.round, "bonus")
            add(
                bonus.competitor,
                bonus.round,
                bonus.facts,
                bonus.points,
                reason,
                bonus.award,
                bonus.points,
            )
        for decision in self.adjustments:
            competitor, worth = decision["competitor"], Fraction(str(decision.get("points") or 0))
            reason = "excluded" if self.excluded(competitor) else "points adjustment"
            add(competitor, decision["round"], {}, worth, reason, decision["reason"])
        for rows in found.values():
            rows.sort(key=lambda row: row[0])
            counted = running(counts for _, _, counts, _ in rows)
            for (_, row, _, reason), points in zip(rows, counted, strict=True):
                yield *row, points, reason

    def by_round(self) -> Iterator[tuple]:
        """(competitor, round, points that count, scored, dropped) of every round with a score."""
        for competitor, rounds in self.taken.items():
            kept = set() if self.excluded(competitor) else self.kept(rounds)
            dropped = rounds.keys() - self.kept(rounds)
            numbers = sorted(rounds)
            counted = running(rounds[n].points if n in kept else Fraction(0) for n in numbers)
            for n, points in zip(numbers, counted, strict=True):
                yield competitor, n, points, rounded(rounds[n].points), n in dropped

    def standings(self) -> Iterator[tuple]:
        """(position, competitor, points, wins) of all with a score; without a place if excluded."""
        scores = self.scores(math.inf, self.taken.keys() | self.decided())
        for competitor in self.decided():
            if self.excluded(competitor):
                yield None, competitor, 0, 0
        for competitor, score in scores.items():
            position = 1 + sum(other > score for other in scores.values())
            rounds = self.taken.get(competitor, {})
            wins = sum(rounds[number].places.count(1) for number in self.kept(rounds))
            yield position, competitor, score.points, wins

    def decided(self, after: float = math.inf) -> set[str]:
        """About whom something was decided."""
        return {row["competitor"] for row in self.adjustments if row["round"] <= after}

    def scores(self, after: float, competitors: set[str]) -> dict[str, Score]:
        """After a round, the score of each that is not excluded by then."""
        return {
            competitor: self.score(
                self.taken_by(competitor, after),
                sum(self.adjusted(competitor, after), Fraction(0)),
                [n for n in self.held if n <= after and n in self.scales],
            )
            for competitor in competitors
            if not self.excluded(competitor, after)
        }

    def standings_by_round(self) -> Iterator[tuple]:
        """(round, position, competitor, points, gap to the leader, places won, complete) by held
        round."""
        before: dict[str, int] = {}
        for number in self.held:
            scored = {competitor for competitor in self.taken if self.taken_by(competitor, number)}
            scores = self.scores(number, scored | self.decided(number))
            most = max((score.points for score in scores.values()), default=0)
            complete = self.complete(number)
            now = {}
            for competitor, score in scores.items():
                now[competitor] = 1 + sum(other > score for other in scores.values())
                won = before[competitor] - now[competitor] if competitor in before else None
                gap = most - score.points
                yield number, now[competitor], competitor, score.points, gap, won, complete
            for competitor in self.decided(number):
                if self.excluded(competitor, number):
                    gap = most if scores else None
                    yield number, None, competitor, 0, gap, None, complete
            before = now

    def fielded(self) -> dict[str, int]:
        """Who races for the title, and with how many cars at most."""
        cars = Counter(
            (car.competitor, car.round)
            for car in self.cars
            if not self.may_not_score(car.facts, car.competitor)
        )
        found: dict[str, int] = {}
        for (competitor, _), count in cars.items():
            alone = self.competing == "drivers"  # in a race to come a driver has one car
            found[competitor] = 1 if alone else max(count, found.get(competitor, 0))
        return found

    def most(self, number: int, cars: int) -> Taken:
        """All that a competitor with so many cars can take in a round."""
        cars = min(cars, self.rules["cars_counted"])
        best = sorted(self.scales[number])[:cars]
        further = (cars - len(best)) * max(self.status_hopes[number].values(), default=0)
        return Taken(
            sum(self.hopes[number][place] for place in best)
            + further
            + sum(Fraction(str(row["points"])) for row in self.bonuses_of[number].values()),
            () if number in self.no_places else tuple(best),
        )

    def title_race(self) -> Iterator[tuple]:
        """(round, competitor, points, points available, can still win, clinched, complete) by held
        round.

        A competitor's best hope: it takes everything in some of the rounds to come, and the
        others take nothing. Only those whom the standings list can win.
        """
        # Where every round counts, each one more is better.
        some = (False, True) if self.segments else (True,)
        for after in self.held:
            to_come = [n for n in self.scales if n > after or n not in self.held]
            season = [n for n in self.held if n <= after and n in self.scales] + to_come
            fielded = self.fielded()
            now = self.scores(after, set(fielded))
            listed = {c for c in now if self.taken_by(c, after) or c in self.decided(after)}
            best = {}
            for competitor in now:
                behind = self.taken_by(competitor, after)
                adjusted = sum(self.adjusted(competitor, after), Fraction(0))
                all_of = {n: self.most(n, fielded[competitor]) for n in to_come}
                best[competitor] = max(
                    self.score(
                        behind | {n: all_of[n] for n, t in zip(to_come, taken, strict=True) if t},
                        adjusted,
                        season,
                    )
                    for taken in product(some, repeat=len(to_come))
                )
            ahead = max((now[c] for c in listed), default=None)
            hopeful = {
                c for c in now if (c in listed or to_come) and (ahead is None or best[c] >= ahead)
            }
            points = {competitor: score.points for competitor, score in now.items()}
            most = {competitor: score.points for competitor, score in best.items()}
            yield from self.title_rows(after, hopeful, listed, points, most)

    def title_rows(
        self,
        after: int,
        hopeful: set[str],
        listed: set[str],
        points: dict[str, Fraction],
        most: dict[str, Fraction],
    ) -> Iterator[tuple]:
        """The rows of title_race after a round, of who can win, what they have and what at most."""
        unknown = self.unknown_points(after)
        for competitor in points:
            available = most[competitor] - points[competitor]
            clinched = hopeful == {competitor} and competitor in listed
            if clinched and unknown:
                behind = [
                    most[other] + sum(self.gain(other, *each) for each in unknown.items())
                    for other in points
                    if other != competitor
                ]
                clinched = points[competitor] > max([available + sum(unknown.values()), *behind])
            can_win = competitor in hopeful
            yield (
                after, competitor, points[competitor], available, can_win, clinched, not unknown,
            )  # fmt: skip

    def gain(self, competitor: str, claim: tuple[int, str | None], worth: Fraction) -> Fraction:
        """The most that a car of nobody known can have added to a competitor's known one."""
        number, award = claim
        known = self.counting.get((competitor, number))
        if known and self.one_counts and award is None:
            return max(worth - known[0].worth, Fraction(0))
        return worth

    @property
    def one_counts(self) -> bool:
        return self.rules["cars_counted"] == 1

    def complete(self, after: float = math.inf) -> bool:
        """Whether somebody is known for every car and bonus that scored up to a round."""
        return not self.unknown_points(after)

    def unknown_points(self, after: float = math.inf) -> dict[tuple[int, str | None], Fraction]:
        """The most that one competitor can have won up to a round with cars of nobody known, by
        round and award; with their places where the award is None."""
        found: dict[tuple[int, str | None], list[Fraction]] = {}
        for car in self.cars_of_nobody:
            if car.stopped_by is None and car.round <= after:
                found.setdefault((car.round, None), []).append(rounded(car.worth))
        for bonus in self.bonuses_of_nobody:
            if bonus.round <= after:
                found.setdefault((bonus.round, bonus.award), []).append(rounded(bonus.points))
        one = self.competing == "drivers" or self.one_counts
        return {
            (number, award): max(worth) if one and award is None else sum(worth)
            for (number, award), worth in found.items()
        }
