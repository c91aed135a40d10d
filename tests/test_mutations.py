"""Put one fault at a time into a rule or a scoring view: some season must show it.

pytest -m slow -n0 -s tests/test_mutations.py       all of them, and the score
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from threading import Timer

import duckdb
import mutations
import pytest
import scorer
import seasons
import test_rules_awards_and_decisions
import test_rules_best_rounds
import test_rules_places
import test_rules_standings
from conftest import made_of
from drawn import collected
from seasons import numbered
from test_championships import SERIES, TIED
from test_properties import by_every_rule, expected_of, made_up, side_by_side
from test_rules_sentences import WHY
from test_rules_title import TITLE
from test_rules_what_ifs import BUSY
from test_title_race import LEAVE_OUT_A_ROUND, small_seasons

import loader
from loading import sql_files

# Mutants that no season can tell from the original: patterns of "view: fault", by the reason.
EQUIVALENT: dict[str, list[str]] = {
    "no row is in two branches": [
        r"(claims|class_results|season_rules|what_if_places|required_laps|scorers): "
        r".*UNION without ALL.*",
        r"(what_if_differences|outlook|standings_by_round): .*UNION without ALL.*",
    ],
    "a season has fewer than 98 rounds": [
        r"(round_rules|outlook|best_rounds): .*99 to 98 in .*",
    ],
    "a cancelled round has no results": [r"round_rules: without WHERE NOT events.round IS NULL"],
    "where rounds are dropped, only fewer than 99 is asked": [
        r"round_rules: 63 to 6[24] in 63 - segments.rounds_dropped",
    ],
    "only asked where rounds are dropped, which is one at least": [
        r"best_rounds: held: .*rounds_dropped > 0(: gt to gte)?",
    ],
    "asked on both sides of a join, with which the engine plans faster": [
        r"best_rounds: (rules|weekends): "
        r"(without WHERE |99 to 100 in )?(scored\.)?rounds_counted < 99(: lt to lte)?",
    ],
    "a round outside the segments is in none of them": [
        r"outlook: (weekends|segments): "
        r"(without WHERE rounds_counted < 99|99 to 100 in .*|.*: lt to lte)",
    ],
    "a round that was held is not the next to come": [
        r"outlook: ranked: begins > next_round: gt to gte",
    ],
    "of two cars in one place either may be named": [
        r"scenario_ledger: compared: ORDER BY CASE WHEN reason IN .*: without entry",
    ],
    "weekends do not overlap": [r"(best_rounds|outlook): weekends: MIN\(round\): min to max"],
    "100 percent are all points, whichever way they are reckoned": [
        r"prizes: points_percent <= 100: lte to lt.*",
        r"prizes: 100 to 99 in points_percent <= 100.*",
    ],
    "a share of one is the whole, whichever way it is reckoned": [
        r"entry_points: 1 to 0 in shares = 1",
    ],
    "a car without a maker has an unknown one, with a row or without": [
        r"makers: without WHERE NOT chassis.manufacturer IS NULL",
    ],
    "of one row": [
        r"only_cars: MIN\(\w+\): min to max",
        r"what_if_differences: compared: MAX\(\w+\): max to min",
        r"title_race: hopes: MAX\(CASE WHEN prospect = 'now' .*: max to min",
    ],
    "a place that weighs nothing is none, or 0": [r"countback: CASE .*: without ELSE"],
    "the weight of a place is only compared, and doubled for all places": [
        r"countback: 1 to 2 in CAST\(1 AS BIGINT\).*",
        r"countback: (60 to 61|120 to 121) in .*",
    ],
    "a best entry of the first ten places has no weight of the next ten": [
        r"countback: 11 to 10 in place BETWEEN 11 AND 20",
    ],
    "a place is put before the numbers of fewer than 64 rounds": [
        r"countback: 64 to 6[35] in 64 \* place",
        r"countback: 128 to 12[79] in -128",
        r"countback: 1 to 2 in (CASE WHEN 'earlier' THEN 1 END|-1)",
    ],
    "of these numbers only the order is asked": [
        r"scenario_ledger: compared: (0 to -1|1 to 2) in CASE WHEN entry IS NULL .*",
    ],
    "an exclusion has no place, wherever it is put behind the others": [
        r"scenario_standings: placed: (1 to 2|0 to -1) in CASE WHEN competitor IS NULL OR .*",
    ],
    "no place is first": [r"what_if_differences: 0 to -1 in COALESCE\((official_)?position, 0\).*"],
    "listed is 1 or is not": [r"outlook: 0 to -1 in CASE WHEN SUM\(points\) IS NULL THEN 0 END"],
    "only whether there are points is asked": [
        r"outlook: SUM\(points\): sum to (min|max) \(2\)",
    ],
    "after the round that is asked about": [r"outlook: 1 to 2 in after_round \+ 1"],
    "of two equal numbers either is the lesser": [
        r"outlook: outcomes: cars < last_car: lt to lte",
        r"title_race: known: points < worth: lt to lte",
    ],
    "only rounds with a scale are asked, and a prize for no car is none": [
        r"prizes: without WHERE NOT rules.scale IS NULL",
        r"prizes: last_place < cars_counted: lt to lte",
    ],
    "places are compared within a race only, where their order is that of all": [
        r"title_race: placed: RANK\(\) OVER: without (season|class|championship|round)",
        r"title_race: placed: RANK\(\): rank to denserank",
    ],
    "ends in th in any case": [
        r"scenario_ledger: told: (11 to 10|13 to 14) in entries.place % 100 BETWEEN 11 AND 13",
    ],
}
# Survive, and no case is written yet.
UNDECIDED = [
    # Two decisions of a round, with half a cent and a total below zero.
    r"scenario_ledger: compared: (ORDER BY CASE WHEN entry .*: without detail|detail: .*)",
]


def matches(patterns: Sequence[str], fault: str) -> bool:
    return any(re.fullmatch(pattern, fault) for pattern in patterns)


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


def newer(year: int) -> seasons.Tables:
    """The series of the other test that uses all rules; its what-ifs under the names of these."""
    tables = seasons.season_rows(**SERIES, year=year)
    names = {"A out": "of the class winner", "no final": "every car", "Q keeps it": "theirs"}
    return tables | {
        table: [row | {"what_if": names[row["what_if"]]} for row in tables[table]]
        for table in ("what_if_results", "what_if_rounds")
    }


def thirds(year: int) -> seasons.Tables:
    """Three drivers share a car, its place and two awards, in a championship and in a cup."""
    cars = [
        {"class_position": 1, "drivers": ["One", "Two", "Three"], "round": number, "entry": entry}
        for number, entry in enumerate("abc", 1)
    ]
    awards = {"pole": 1, "fastest lap": 2}
    return seasons.season_rows(
        cars,
        scales={"made up": [10]},
        rulebooks={
            "rules": {
                "shared_cars": "split",
                "bonuses": [{"award": award, "points": p} for award, p in awards.items()],
            }
        },
        cups={("GT", "cup", "drivers"): "rules"},
        awards=[
            {"award": award, "entry": car["entry"], "round": car["round"]}
            for car in cars
            for award in awards
        ],
        year=year,
    )


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


# Seasons of which each sentence of the ledger is known.
SENTENCES = [seasons.season_rows(numbered(cars), **changes) for cars, changes, _ in WHY.values()]


def made_up_seasons() -> list[seasons.Tables]:
    """The cases of the other tests, and seasons made up by all rules."""
    arguments = [LEAVE_OUT_A_ROUND, BUSY]
    for cases in (
        test_rules_places.LEDGER,
        test_rules_awards_and_decisions.LEDGER,
        test_rules_best_rounds.LEDGER,
        test_rules_standings.STANDINGS,
        test_rules_best_rounds.STANDINGS,
        TITLE,
    ):
        for cars, changes, _ in cases.values():
            held = max(row.get("round", 1) for row in cars)
            arguments.append({"results": numbered(cars), "held": held, **changes})
    arguments += [season for made in collected(made_up(), 40) for season in made]
    arguments += collected(small_seasons(), 30)
    found = [seasons.season_rows(**{**season, "year": 2001}) for season in arguments]
    found += [countback(2001), long_season(2001), thirds(2001)]
    unknown_maker = {"team": "Ace", "chassis": "Special", "class_position": 1}
    found.append(seasons.season_rows([unknown_maker]))
    found += [newer(2001), *collected(by_every_rule(), 15)]
    found += [seasons.season_rows(cars, **changes) for cars, changes, _ in TIED.values()]
    found += SENTENCES
    return side_by_side(found)


# So many parts run side by side.
PARTS = 4
# The views that are read.
READ = list(scorer.VIEWS)
# Those outside the rules that these read.
HELPERS = ["competitors", "outlook", "prizes"]


class Suite:
    """What the views must show of the seasons in the database, and whether they do.

    Each view is computed into a temporary table of its name, which those made of it then read: a
    fault in one is seen without planning again what it is made of.
    """

    def __init__(self, con: duckdb.DuckDBPyConnection, made: Sequence[seasons.Tables]) -> None:
        self.con = con
        self.rows = expected_of(made)
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
        self.shown = {view: [scorer.query(view)] for view in READ}
        # The sentences of the seasons of which they are known.
        self.shown["scenario_ledger"].append(
            "SELECT season, why FROM scenario_ledger "
            f"WHERE scenario = 'official' AND season >= {min(self.sentences)[0]}"
        )
        # And of the series with what-ifs, of which test_championships knows them.
        self.shown["scenario_ledger"].append(
            "SELECT scenario, class, championship, competitor, round, entry, why "
            "FROM scenario_ledger WHERE season IN "
            "(SELECT season FROM championships WHERE championship = 'endurance')"
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


@pytest.mark.slow
def test_each_pattern_is_about_some_fault():
    _, views = sql_files.read_catalogue(loader.ROOT)
    scoring = made_of(READ, views)
    faults = [
        f"{view.name}: {name}"
        for view in views
        if view.name in scoring
        for name, _ in mutations.mutants(view.create)
    ]
    patterns = [*chain.from_iterable(EQUIVALENT.values()), *UNDECIDED]
    idle = [
        pattern for pattern in patterns if not any(matches([pattern], fault) for fault in faults)
    ]
    assert idle == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_every_fault_in_a_scoring_view_shows(suite, part, capsys):
    score, survivors = {}, []
    equivalent = list(chain.from_iterable(EQUIVALENT.values()))
    for view in suite.scoring_views[part::PARTS]:
        score[view] = Counter()
        for name, statement in mutations.mutants(suite.views[view].create):
            verdict = suite.verdict(view, statement)
            fault = f"{view}: {name}"
            if verdict == "survived" and matches(equivalent, fault):
                verdict = "equivalent"
            elif verdict == "survived":
                verdict = "undecided" if matches(UNDECIDED, fault) else verdict
                survivors.append((verdict, fault))
            score[view][verdict] += 1
        for name in [view, *suite.above(view)]:
            suite.compute(name)
    with capsys.disabled():
        print()
        for view, counts in score.items():
            print(f"{view:24}", dict(counts))
        print(f"{'all':24}", dict(sum(score.values(), Counter())))
        print(*(f"{verdict}: {fault}" for verdict, fault in survivors), sep="\n")
    assert [fault for verdict, fault in survivors if verdict == "survived"] == []
