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
    "first_round",
    "last_round",
    "last_place",
    "place",
    "position",
}

# The columns that the scorer reckons, view by view.
OF_CHAMPIONSHIP = "season, class, championship"
VIEWS = {
    "place_points": f"scenario, {OF_CHAMPIONSHIP}, competitor, round, entry, place, stopped_by",
    "scenario_standings": f"scenario, {OF_CHAMPIONSHIP}, position, competitor, points, wins",
    "scenario_points_by_round": f"scenario, {OF_CHAMPIONSHIP}, competitor, round, points, scored, "
    "dropped",
    "scenario_ledger": f"scenario, {OF_CHAMPIONSHIP}, competitor, round, entry, car_number, "
    "class_position, laps, required_laps, worth, points, reason",
    "what_if_differences": f"what_if, {OF_CHAMPIONSHIP}, competitor, official_position, position, "
    "places_won, official_points, points, points_won, title_lost, title_won, "
    "laps_unknown",
    "standings": f"{OF_CHAMPIONSHIP}, position, competitor, points, wins",
    "team_standings": "season, class, position, team, points, wins",
    "driver_standings": "season, class, position, driver, points, wins",
    "manufacturer_standings": "season, class, position, manufacturer, points, wins",
    "standings_by_round": f"{OF_CHAMPIONSHIP}, round, position, competitor, points, "
    "gap_to_leader, places_won",
    "title_race": f"{OF_CHAMPIONSHIP}, round, competitor, points, points_available, "
    "can_still_win, clinched",
}

# Those that do more than pick rows of another.
CHAIN = [view for view in VIEWS if not view.endswith("standings") or view == "scenario_standings"]


class Car(NamedTuple):
    """A car, for one of those who can score with it."""

    facts: Row
    round: int
    entry: str
    competitor: str
    place: int | None  # that counts
    worth: Fraction  # of the place, to this competitor
    stopped_by: str | None


class Bonus(NamedTuple):
    facts: Row  # of the car
    round: int
    entry: str
    competitor: str
    points: Fraction


class Taken(NamedTuple):
    """What a competitor has from a round: its places, but for those that bring points only."""

    points: Fraction
    places: tuple[int, ...] = ()


class Score(NamedTuple):
    """Compares as the standings do: points, then most wins, most seconds, ..., best result."""

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
    if column in ("excluded", "points_only", "others_move_up"):
        return cell == "true"
    if column == "points":
        return Fraction(cell)
    return int(cell) if column in WHOLE_NUMBERS else cell


def rounded(points: Fraction) -> Fraction:
    """A share of points, to two decimals; a half is rounded up."""
    return Fraction(math.floor(points * 100 + Fraction(1, 2)), 100)


def key_of(row: Row) -> tuple[object, object]:
    """The car of a season that a row is about."""
    return row["round"], row["entry"]


def expected(tables: Tables) -> dict[str, Counter]:
    """The rows that each view of VIEWS should show, in the columns named there."""
    rows: dict[str, Counter] = {view: Counter() for view in VIEWS}
    for own in tables["championships"]:
        official = Championship(tables, own)
        key = official.season, official.name, official.championship
        of_championship = list(official.standings())
        rows["standings"].update(key + row for row in of_championship)
        rows[f"{official.championship.removesuffix('s')}_standings"].update(
            key[:2] + row for row in of_championship
        )
        rows["standings_by_round"].update(key + row for row in official.standings_by_round())
        rows["title_race"].update(key + row for row in official.title_race())
        for what_if in [None, *tables.get("what_ifs", [])]:
            each = Championship(tables, own, what_if) if what_if else official
            full_key = each.scenario, *key
            rows["place_points"].update(
                (*full_key, car.competitor, *car[1:3], car.place, car.stopped_by)
                for car in each.cars
            )
            rows["scenario_standings"].update((*full_key, *row) for row in each.standings())
            rows["scenario_points_by_round"].update((*full_key, *row) for row in each.by_round())
            rows["scenario_ledger"].update((*full_key, *row) for row in each.ledger())
            if what_if:
                distance = ("minimum_distance_percent", "distance_basis")
                asked = any(what_if.get(rule) is not None for rule in distance)
                unknown = official.laps_unknown() if asked else None
                rows["what_if_differences"].update(
                    (*full_key, *row, unknown)
                    for row in differences(of_championship, each.standings())
                )
    return rows


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
    return Counter(con.execute(f"SELECT {VIEWS[view]} FROM {view}").fetchall())


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
        self.scenario = what_if["what_if"] if what_if else "official"
        (rulebook,) = of("rulebooks", rulebook=own["rulebook"])
        stated = {rule: value for rule, value in (what_if or {}).items() if value is not None}
        self.rules = {**rulebook, **stated}
        self.split_by_drivers = (
            self.championship == "drivers" and self.rules["shared_cars"] == "split"
        )
        in_season = {"season": self.season}

        self.events = {row["round"]: row for row in of("events", **in_season) if row.get("round")}
        self.held = sorted(n for n, event in self.events.items() if event["status"] == "held")
        points_only = {row["kind"] for row in of("event_kinds", points_only=True)}
        self.no_places = {n for n, row in self.events.items() if row["kind"] in points_only}
        self.scales = {}
        self.hopes = {}  # what places are worth before anybody knows that the race will be halved
        for number, event in self.events.items():
            for scale in (self.rules["scale"], rulebook["scale"]):
                worth = of("points_scales", scale=scale, kind=event["kind"])
                if worth and event["status"] != "voided":
                    share = Fraction(event.get("points_percent") or 100, 100)
                    self.scales[number], self.hopes[number] = (
                        {
                            row["place"]: rounded(Fraction(str(row["points"])) * factor)
                            for row in worth
                        }
                        for factor in (share, max(share, Fraction(1)))
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
        if "rounds_counted" in stated:
            self.segments = [(1, 63, stated["rounds_counted"])]
        else:
            self.segments = [
                (row["first_round"], row["last_round"], row["rounds_counted"])
                for row in of("rulebook_segments", rulebook=own["rulebook"])
            ]

        self.race = of("results", **in_season)
        self.results = [row for row in self.race if row["class"] == self.name]
        self.makers = {row["chassis"]: row.get("manufacturer") for row in of("chassis")}
        printed = of("team_cars", season=self.season, **{"class": self.name})
        self.only_chassis = {
            row["team"]: row["chassis"]
            for row in printed
            if [other["team"] for other in printed].count(row["team"]) == 1
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

        self.cars = [car for row in self.results for car in self.scorers(row)]
        self.bonuses = [bonus for row in self.awards for bonus in self.bonuses_for(row)]
        self.counting = self.find_counting_cars()
        self.taken = self.find_taken()

    def competitors(self, row: Row) -> list[str]:
        """For whom the car can score."""
        match self.championship:
            case "teams":
                found = [row.get("team")]
            case "manufacturers":
                only = self.only_chassis.get(row.get("team"))
                found = [self.makers.get(row.get("chassis") or only)]
            case _:
                found = self.crews.get((row["round"], row["entry"]), [])
        return [competitor for competitor in found if competitor]

    def may_not_score(self, row: Row, competitor: str) -> bool:
        return any(
            key_of(barred) == key_of(row)
            and (
                barred.get("driver") is None
                or (self.championship == "drivers" and barred["driver"] == competitor)
            )
            for barred in self.barred
        )

    def place(self, row: Row) -> int | None:
        """The place that counts: that of the class, less those ahead who let others move up."""
        if row.get("class_position") is None:
            return None
        ahead = [
            barred
            for barred in self.barred
            for other in self.results
            if barred["others_move_up"]
            and key_of(barred) == key_of(other)
            and other["round"] == row["round"]
            and (other.get("class_position") or math.inf) < row["class_position"]
        ]
        return row["class_position"] - len(ahead)

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
                else row["class"] == self.name and row.get("class_position") == 1
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
            if number not in self.scales:
                stopped_by = "round does not count"
            elif place is None:
                stopped_by = {
                    "dsq": "disqualified",
                    "dns": "did not start",
                    "dnf": "did not finish",
                    "nc": "not classified",
                }[row["status"]]
            elif required and row.get("laps") is not None and row["laps"] < required:
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
                worth = rounded(worth / sharers)
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
        holders = sum(
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
            someone_elses = self.championship == "drivers" and driver not in (None, competitor)
            if not someone_elses and not self.may_not_score(row, competitor):
                parts = holders * (sharers if self.split_by_drivers else 1)
                points = rounded(Fraction(str(bonus["points"])) / parts)
                yield Bonus(row, number, entry, competitor, points)

    def find_counting_cars(self) -> dict[tuple[str, int], list[Car]]:
        """The best cars of each competitor and round: those that bring most, then best placed."""
        found: dict[tuple[str, int], list[Car]] = {}
        able = [car for car in self.cars if car.stopped_by is None]
        for car in sorted(able, key=lambda car: (-car.worth, car.place, car.entry)):
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
            places = () if number in self.no_places else tuple(car.place for car in cars)
            found.setdefault(competitor, {})[number] = Taken(sum(car.worth for car in cars), places)
        for bonus in self.bonuses:
            rounds = found.setdefault(bonus.competitor, {})
            before = rounds.get(bonus.round, Taken(Fraction(0)))
            rounds[bonus.round] = before._replace(points=before.points + bonus.points)
        return found

    def kept(self, rounds: Mapping[int, Taken]) -> set[int]:
        """The rounds that count: the best of each part of the season, the earlier of two alike."""
        counting = set(rounds)
        for first, last, best in self.segments:
            weekends: dict[tuple, list[int]] = {}
            for number in sorted(rounds):
                if first <= number <= last:
                    weekend = self.events[number].get("weekend")
                    key = ("weekend", weekend) if weekend else ("round", number)
                    weekends.setdefault(key, []).append(number)
            ordered = sorted(
                weekends.values(),
                key=lambda numbers: (-sum(rounds[n].points for n in numbers), min(numbers)),
            )
            for numbers in ordered[best:]:
                counting -= set(numbers)
        return counting

    def score(self, rounds: Mapping[int, Taken], adjusted: Fraction = Fraction(0)) -> Score:
        kept = self.kept(rounds)
        points = sum((rounds[number].points for number in kept), adjusted)
        if self.rules["ties"] == "no countback":
            return Score(points)
        results = [(place, number) for number in kept for place in rounds[number].places]
        counts = Counter(place for place, _ in results)
        finishes = tuple(counts[place] for place in range(1, 21))
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

        def row(
            competitor: str, number: int, facts: Row, worth: Fraction, reason: str
        ) -> tuple[object, ...]:
            points = worth if reason in ("scored", "bonus", "points adjustment") else 0
            entry, team = facts.get("entry"), facts.get("team")
            car_number = facts.get("car_number") or (None if entry == team else entry)
            car = entry, car_number, facts.get("class_position"), facts.get("laps")
            required = self.required_laps(number)
            return competitor, number, *car, required, worth, points, reason

        def fate(competitor: str, number: int, reason: str) -> str:
            if self.excluded(competitor):
                return "excluded"
            return reason if number in kept[competitor] else "dropped round"

        for car in self.cars:
            reason = car.stopped_by
            if reason is None and car not in self.counting[car.competitor, car.round]:
                reason = "not the best car"
            reason = reason or fate(car.competitor, car.round, "scored")
            yield row(car.competitor, car.round, car.facts, car.worth, reason)
        for bonus in self.bonuses:
            reason = fate(bonus.competitor, bonus.round, "bonus")
            yield row(bonus.competitor, bonus.round, bonus.facts, bonus.points, reason)
        for decision in self.adjustments:
            competitor, worth = decision["competitor"], Fraction(str(decision.get("points") or 0))
            reason = "excluded" if self.excluded(competitor) else "points adjustment"
            yield row(competitor, decision["round"], {}, worth, reason)

    def by_round(self) -> Iterator[tuple]:
        """(competitor, round, points that count, scored, dropped) of every round with a score."""
        for competitor, rounds in self.taken.items():
            kept = self.kept(rounds)
            for number, took in rounds.items():
                counts = number in kept and not self.excluded(competitor)
                points = took.points if counts else 0
                yield competitor, number, points, took.points, number not in kept

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
            )
            for competitor in competitors
            if not self.excluded(competitor, after)
        }

    def standings_by_round(self) -> Iterator[tuple]:
        """(round, position, competitor, points, gap to the leader, places won) by held round."""
        before: dict[str, int] = {}
        for number in self.held:
            scored = {competitor for competitor in self.taken if self.taken_by(competitor, number)}
            scores = self.scores(number, scored | self.decided(number))
            most = max((score.points for score in scores.values()), default=0)
            now = {}
            for competitor, score in scores.items():
                now[competitor] = 1 + sum(other > score for other in scores.values())
                won = before[competitor] - now[competitor] if competitor in before else None
                gap = most - score.points
                yield number, now[competitor], competitor, score.points, gap, won
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
            alone = self.championship == "drivers"  # in a race to come a driver has one car
            found[competitor] = 1 if alone else max(count, found.get(competitor, 0))
        return found

    def most(self, number: int, cars: int) -> Taken:
        """All that a competitor with so many cars can take in a round."""
        best = sorted(self.scales[number])[: min(cars, self.rules["cars_counted"])]
        return Taken(
            sum(self.hopes[number][place] for place in best)
            + sum(Fraction(str(row["points"])) for row in self.bonuses_of[number].values()),
            () if number in self.no_places else tuple(best),
        )

    def title_race(self) -> Iterator[tuple]:
        """(round, competitor, points, points available, can still win, clinched) by held round.

        A competitor's best hope: it takes everything in some of the rounds to come, and the
        others take nothing.
        """
        # Where every round counts, each one more is better.
        some = (False, True) if self.segments else (True,)
        for after in self.held:
            to_come = [n for n in self.scales if n > after or n not in self.held]
            fielded = self.fielded()
            now = self.scores(after, set(fielded))
            best = {}
            for competitor in now:
                behind = self.taken_by(competitor, after)
                adjusted = sum(self.adjusted(competitor, after), Fraction(0))
                all_of = {n: self.most(n, fielded[competitor]) for n in to_come}
                best[competitor] = max(
                    self.score(
                        behind | {n: all_of[n] for n, t in zip(to_come, taken, strict=True) if t},
                        adjusted,
                    )
                    for taken in product(some, repeat=len(to_come))
                )
            hopeful = {c for c in now if best[c] >= max(now.values())}
            points = {competitor: score.points for competitor, score in now.items()}
            most = {competitor: score.points for competitor, score in best.items()}
            yield from self.title_rows(after, hopeful, points, most)

    def title_rows(
        self, after: int, hopeful: set[str], points: dict[str, Fraction], most: dict[str, Fraction]
    ) -> Iterator[tuple]:
        """The rows of title_race after a round, of who can win, what they have and what at most."""
        unknown = self.unknown_points(after)
        for competitor in points:
            available = most[competitor] - points[competitor]
            clinched = hopeful == {competitor}
            if clinched and unknown is not None:
                behind = [most[other] for other in points if other != competitor]
                clinched = points[competitor] - max([available, *behind]) > unknown
            yield after, competitor, points[competitor], available, competitor in hopeful, clinched

    def unknown_points(self, after: int) -> Fraction | None:
        """The most that one competitor can have won up to a round with cars of nobody known."""
        found: dict[int, list[Fraction]] = {}
        for row in self.results:
            number, laps = row["round"], row.get("laps")
            required = self.required_laps(number)
            worth = self.scales.get(number, {}).get(row.get("class_position"))
            barred = any(
                key_of(other) == key_of(row) and other.get("driver") is None
                for other in self.barred
            )
            short = required and laps is not None and laps < required
            nobody = not self.competitors(row) and not barred
            if nobody and worth is not None and not short and number <= after:
                found.setdefault(number, []).append(worth)
        one = self.championship == "drivers" or self.rules["cars_counted"] == 1
        return sum(max(cars) if one else sum(cars) for cars in found.values()) if found else None
