"""Put one fault at a time into a rule or a scoring view: some season must show it.

pytest -m slow -n0 -s tests/test_mutations.py       all of them, and the score
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from threading import Timer

import duckdb
import mutations
import pytest
import scorer
import seasons
from conftest import made_of
from hypothesis import Phase, given, settings
from test_properties import made_up
from test_rules import BUSY, LEDGER, STANDINGS, TITLE, WHY, numbered
from test_title_race import LEAVE_OUT_A_ROUND, small_seasons

import loader
from loading import sql_files

# Mutants that no season can tell from the original, by the reason.
EQUIVALENT: dict[str, dict[str, list[str]]] = {
    "the weight of a place is only compared, and doubled for all places": {
        "place_values": [
            "1 to 2 in CAST(1 AS BIGINT)",
            "1 to 2 in CAST(1 AS BIGINT) (2)",
            "60 to 61 in 60 - 6 * scales.position",
            "120 to 121 in 120 - 6 * scales.position",
        ],
    },
    "a best entry of the first ten places has no weight of the next ten": {
        "place_values": ["11 to 10 in scales.position BETWEEN 11 AND 20"],
    },
    "100 percent are all points, whichever way they are reckoned": {
        "place_values": [
            "100 to 101 in CASE WHEN 100 THEN scales.points END",
            "100 to 99 in CASE WHEN 100 THEN scales.points END",
        ],
        "outlook": ["pieces: rules.points_percent < 100: lt to lte"],
    },
    "a share of one is the whole, whichever way it is reckoned": {
        "place_points": ["1 to 0 in CASE WHEN 1 THEN worth.points END"],
    },
    "no race is worth 99 or 101 percent of another, and worth nothing without one": {
        "place_values": [
            "races: 100 to 101 in column 2 FROM event_kinds",
            "races: 100 to 99 in column 2 FROM event_kinds",
        ],
        "outlook": [
            "pieces: 100 to 101 in rules.points_percent < 100",
            "pieces: 100 to 99 in rules.points_percent < 100",
        ],
    },
    "a place is put before the numbers of fewer than 64 rounds": {
        "place_points": ["64 to 63 in 64 * place"],
    },
    "a win to come is later than any win so far, however much by": {
        "outlook": [
            "pieces: 64 * worth.place: mul to add",
            "pieces: 64 to 65 in 64 * worth.place",
        ],
    },
    "no row is in two branches": {
        "scorers": ["cars: UNION without ALL", "cars: UNION without ALL (2)"],
        "season_rules": ["UNION without ALL"],
        "best_entries": ["UNION without ALL"],
        "outlook": ["moments: UNION without ALL"],
        "scenario_points_by_round": ["rounds: UNION without ALL"],
        "what_if_differences": ["pairs: UNION without ALL"],
    },
    "a cancelled round has neither results nor a number that is ahead": {
        "round_rules": ["without WHERE NOT events.round IS NULL"],
    },
    "a season has fewer than 98 rounds": {
        "round_rules": ["99 to 98 in COALESCE(rules.rounds_counted, segments.rounds_counted, 99)"],
        "outlook": ["weekends: 99 to 98 in outcomes.rounds_counted < 99"],
        "best_rounds": ["weekends: 99 to 98 in scores.rounds_counted < 99"],
    },
    "three digits before the name of a car": {
        "best_entries": ["100 to 101 in 100 + place", "100 to 99 in 100 + place"],
    },
    "the same for every competitor": {
        "outlook": [
            "pieces: 0 to 1 in column 10 FROM competitors",
            "pieces: 0 to -1 in column 10 FROM competitors",
            "pieces: 0 to 1 in column 11 FROM competitors",
            "pieces: 0 to -1 in column 11 FROM competitors",
            "pieces: 0 to 1 in column 10 FROM competitors (2)",
            "pieces: 0 to 1 in column 11 FROM competitors (2)",
        ],
    },
    "before the first round, or after the one that is asked about": {
        "outlook": [
            "pieces: 0 to 1 in column 5 FROM competitors",
            "pieces: 0 to -1 in column 5 FROM competitors",
            "1 to 2 in after_round + 1",
        ],
    },
    "listed is asked of now, and is 1 or is not": {
        "outlook": [
            "pieces: 0 to -1 in column 8 FROM competitors",
            "pieces: 1 to 2 in column 8 FROM competitors",
            "pieces: 1 to 0 in column 8 FROM competitors",
            "pieces: 1 to 2 in column 8 FROM competitors (2)",
            "pieces: 1 to 0 in column 8 FROM competitors (2)",
        ],
    },
    "weekends do not overlap": {
        "outlook": ["weekends: MIN(round): min to max"],
        "best_rounds": ["weekends: MIN(round): min to max"],
    },
    "places are compared within a race only, where their order is that of all": {
        "title_race": [
            "placed: RANK() OVER: without season",
            "placed: RANK() OVER: without class",
            "placed: RANK() OVER: without championship",
            "placed: RANK() OVER: without round",
            "placed: RANK(): rank to denserank",
        ],
    },
    "ends in th in any case": {
        "scenario_ledger": [
            "told: 11 to 10 in ruled.place % 100 BETWEEN 11 AND 13",
            "told: 13 to 14 in ruled.place % 100 BETWEEN 11 AND 13",
        ],
    },
    "an exclusion has no place, wherever it is put behind the others": {
        "scenario_standings": [
            "CASE WHEN exclusions.reason IS NULL THEN 0 ELSE 1 END: without ELSE",
            "1 to 2 in CASE WHEN exclusions.reason IS NULL THEN 0 ELSE 1 END",
            "0 to -1 in CASE WHEN exclusions.reason IS NULL THEN 0 END",
        ],
    },
    "no place is first": {
        "what_if_differences": [
            "0 to -1 in COALESCE(official_position, 0)",
            "0 to -1 in COALESCE(position, 0)",
            "0 to -1 in COALESCE(official_position, 0) (2)",
            "0 to -1 in COALESCE(position, 0) (2)",
        ],
    },
    "of one row": {
        "what_if_differences": [
            "compared: MAX(official_position): max to min",
            "compared: MAX(position): max to min",
            "compared: MAX(official_points): max to min",
            "compared: MAX(points): max to min",
        ],
    },
}

# What is asked of every season: one rule each, and all of them.
WHAT_IFS = {
    "every car": {"cars_counted": 99, "minimum_distance_percent": 50},
    "theirs": {"scale": "theirs", "rounds_counted": 2},
    "of the class winner": {"distance_basis": "class winner"},
}
THEIR_SCALE = {"theirs": {"race": [9, 7, 4, 4, 1], "sprint": [2, 1]}}


def countback(year: int) -> seasons.Tables:
    """Teams that are level on points, in a class of its own for each place to look at.

    One team takes the place, one the next, two were given what those won. And in three rounds,
    of two teams with the same best place the one with the better second best is ahead, whatever
    the third best is.
    """
    cars, given_points = [], []
    for place in range(1, 22):
        name = f"from {place}"
        for ahead, team in enumerate(["Ace", "Béarn"]):
            car = {"class": name, "team": team, "class_position": place + ahead}
            cars.append(car | {"entry": f"{team} {place}"})
        for team, points in ("Given", [1]), ("Given more", [1, 1, -1]):
            cars.append({"class": name, "team": team, "entry": f"{team} {place}"})
            given_points += [
                {"class": name, "competitor": team, "points": p, "reason": f"decision {number}"}
                for number, p in enumerate(points)
            ]
    for place in (1, 9, 11):
        for team, number, taken in (
            ("Ace", 1, place),
            ("Ace", 2, place + 2),
            ("Ace", 3, place + 8),
            ("Béarn", 1, place + 3),
            ("Béarn", 2, place),
            ("Béarn", 3, place + 7),
        ):
            car = {"class": f"three from {place}", "team": team, "class_position": taken}
            cars.append(car | {"round": number, "entry": f"{team} three {place}"})
    return seasons.season_rows(cars, scales={"flat": [1] * 25}, adjustments=given_points, year=year)


def long_season(year: int) -> seasons.Tables:
    """A second place weighs more than third places in all rounds that a season can have.

    And those more than as many tenth places.
    """
    all_rounds = [
        {"team": team, "class_position": place, "round": number}
        for number in range(1, 64)
        for team, place in (("Zeta", 3), ("Ten", 10))
    ]
    return seasons.season_rows(
        [{"team": "Ace", "class_position": 2}, *all_rounds],
        scales={"flat": [1] * 10},
        adjustments=[{"competitor": "Ace", "points": 62}],
        year=year,
    )


def collected(strategy: object, count: int) -> list:
    """What a strategy makes up, the same in every run."""
    found = []

    @given(strategy)
    @settings(settings.get_profile("default"), max_examples=count, phases=[Phase.generate])
    def collect(made: object) -> None:
        found.append(made)

    collect()
    return found


# Seasons of which each sentence of the ledger is known.
SENTENCES = [seasons.season_rows(numbered(cars), **changes) for cars, changes, _ in WHY.values()]


def made_up_seasons() -> list[seasons.Tables]:
    """The cases of the other tests, and seasons made up by all rules, each with a year of its own.

    They share the what-ifs: every season is asked each of them.
    """
    arguments = [LEAVE_OUT_A_ROUND, BUSY]
    for cases in (LEDGER, STANDINGS, TITLE):
        for cars, changes, _ in cases.values():
            held = max(row.get("round", 1) for row in cars)
            arguments.append({"results": numbered(cars), "held": held, **changes})
    arguments += [season for made in collected(made_up(), 40) for season in made]
    arguments += collected(small_seasons(), 30)
    found = [seasons.season_rows(**{**season, "year": 2001}) for season in arguments]
    found += [countback(2001), long_season(2001), *SENTENCES]
    asked = seasons.season_rows([], scales=THEIR_SCALE, points_only=["sprint"], what_ifs=WHAT_IFS)
    shared = {table: asked[table] for table in ("event_kinds", "what_ifs")}
    theirs = {table: asked[table] for table in ("scales", "points_scales")}
    return [
        seasons.merged(seasons.apart(tables | {"what_ifs": []}, 3000 + index), shared, theirs)
        for index, tables in enumerate(found)
    ]


# So many parts run side by side.
PARTS = 4
# The views that are read.
READ = list(scorer.VIEWS)
# Those outside the rules that these read.
HELPERS = ["competitors", "outlook"]


class Suite:
    """What the views must show of the seasons in the database, and whether they do.

    Each view is computed into a temporary table of its name, which those made of it then read: a
    fault in one is seen without planning again what it is made of.
    """

    def __init__(self, con: duckdb.DuckDBPyConnection, made: Sequence[seasons.Tables]) -> None:
        self.con = con
        self.rows = {view: Counter() for view in READ}
        for tables in made:
            for view, rows in scorer.expected(tables).items():
                self.rows[view].update(rows)
        together = seasons.merged(*made)
        tables, views = sql_files.read_catalogue(loader.ROOT)
        for table in tables:
            seasons.insert(con, table.name, together.get(table.name, []))
        last = max(row["season"] for row in together["seasons"])
        self.sentences = Counter(
            (last - len(WHY) + number, why)
            for number, (*_, sentences) in enumerate(WHY.values(), 1)
            for why in sentences
        )
        self.views = {view.name: view for view in views}
        self.chain = made_of(READ, views)
        rules = {path.stem for path in (loader.ROOT / "views" / "rules").glob("*.sql")}
        self.scoring_views = [name for name in self.chain if name in {*rules, *READ, *HELPERS}]
        self.shown = {view: [f"SELECT {scorer.VIEWS[view]} FROM {view}"] for view in READ}
        # The sentences of the seasons of which they are known.
        self.shown["scenario_ledger"].append(
            "SELECT season, why FROM scenario_ledger "
            f"WHERE scenario = 'official' AND season >= {min(self.sentences)[0]}"
        )
        con.execute("CREATE SCHEMA right_")
        for name in self.chain:
            self.compute(name)
            for number, query in enumerate(self.shown.get(name, [])):
                con.execute(f"CREATE TABLE right_.{name}_{number} AS {query}")

    def compute(self, name: str, create: str | None = None) -> None:
        create = create or self.views[name].create
        self.con.execute(
            re.sub(r"CREATE (OR REPLACE )?VIEW", "CREATE OR REPLACE TEMP TABLE", create, count=1)
        )

    def above(self, view: str) -> list[str]:
        """The views that are made of this one."""
        found = [view]
        for name in self.chain:
            if set(found) & set(self.views[name].references):
                found.append(name)
        return found[1:]

    def verdict(self, view: str, mutant: str) -> str:
        """What becomes of a view with a fault in it."""
        # A fault can turn a join into a product of everything with everything.
        timer = Timer(30, self.con.interrupt)
        timer.start()
        try:
            try:
                self.compute(view, mutant)
            except (duckdb.BinderException, duckdb.CatalogException, duckdb.ParserException):
                return "does not build"
            for name in [view, *self.above(view)]:
                if name != view:
                    self.compute(name)
                if any(self.differs(name, *shown) for shown in enumerate(self.shown.get(name, []))):
                    return "killed"
        except duckdb.Error:
            return "killed"
        finally:
            timer.cancel()
        return "survived"

    def differs(self, view: str, number: int, query: str) -> bool:
        """Whether it does not show the rows that it should, each as often."""
        right = f"FROM right_.{view}_{number}"
        return self.con.execute(
            f"SELECT (SELECT COUNT(*) FROM ({query})) <> (SELECT COUNT(*) {right}) "
            f"OR EXISTS ({query} EXCEPT ALL SELECT * {right})"
        ).fetchall()[0][0]


@pytest.fixture(scope="module")
def suite() -> Iterator[Suite]:
    with seasons.empty_database(seasons.FRACTIONS) as con:
        yield Suite(con, made_up_seasons())


@pytest.mark.slow
def test_nothing_is_wrong_without_a_fault(suite):
    for view in READ:
        assert scorer.shown(suite.con, view) == suite.rows[view], view
    said = Counter(suite.con.execute(suite.shown["scenario_ledger"][1]).fetchall())
    assert said == suite.sentences
    assert {view for views in EQUIVALENT.values() for view in views} <= set(suite.scoring_views)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_every_fault_in_a_scoring_view_shows(suite, part, capsys):
    score, survivors, idle = {}, [], set()
    for view in suite.scoring_views[part::PARTS]:
        equivalent = {name for views in EQUIVALENT.values() for name in views.get(view, [])}
        score[view] = Counter()
        for name, statement in mutations.mutants(suite.views[view].create):
            verdict = suite.verdict(view, statement)
            if verdict == "survived" and name in equivalent:
                verdict = "equivalent"
                equivalent.discard(name)
            elif verdict == "survived":
                survivors.append((view, name))
            score[view][verdict] += 1
        idle.update((view, name) for name in equivalent)
        for name in [view, *suite.above(view)]:
            suite.compute(name)
    with capsys.disabled():
        print()
        for view, counts in score.items():
            print(f"{view:24}", dict(counts))
        print(f"{'all':24}", dict(sum(score.values(), Counter())))
        print(*survivors, sep="\n")
    assert survivors == []
    assert idle == set(), "listed as equivalent, but killed or gone"
