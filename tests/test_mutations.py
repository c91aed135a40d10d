"""Put one fault at a time into a rule or a scoring view: some season must show it.

pytest -m slow -s tests/test_mutations.py       all of them, and the score
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from threading import Timer

import duckdb
import mutations
import pytest
import scorer
import seasons
from test_title_race import LEAVE_OUT_A_ROUND

import loader

# Mutants that no season can tell from the original, by the reason.
EQUIVALENT = {
    "official follows from rulebook and season; it lets the engine leave out what-ifs early": {
        "best_entries": [
            "ranked_entries: ROW_NUMBER() OVER: without official",
            "counted_entries: SUM(points) OVER: without official",
            "ranked_rounds: DENSE_RANK() OVER: without official",
        ],
        "points_ledger": ["entries: without best_entries.official = classification.official"],
        "what_if_standings": ["RANK() OVER: without official"],
    },
    "no two rows are the same; ALL spares the engine a search for them": {
        "best_entries": ["UNION without ALL"],
        "points_ledger": ["entries: UNION without ALL"],
        "outlook": ["behind_and_ahead: UNION without ALL"],
    },
    "any base from 64 on will do": {
        "countback_weights": ["weights: 64 to 65 in POWER(64, 9 - (position - 1) % 10)"],
    },
    "the CAST rounds the hundredth away": {
        "required_laps": [
            "99 to 100 in winner_laps * minimum_distance_percent + 99",
            "99 to 98 in winner_laps * minimum_distance_percent + 99",
        ],
    },
    "a team wins a class at most once in a round": {
        "team_points_by_round": ["SUM(wins): sum to max"],
    },
    "less than 1 is 'not listed', too": {"outlook": ["scores: 0 to -1 in column 6 FROM field"]},
    "every team gets the same more or less, and none is compared with anything else": {
        "outlook": [
            f"scores: 0 to {wrong} in column {column} FROM field"
            for column in (8, 9, 10, 11)
            for wrong in (1, -1)
        ],
    },
    "only the order of places within a class and round counts, not their numbers": {
        "title_race": [
            "ranked: RANK() OVER: without season",
            "ranked: RANK() OVER: without class",
            "ranked: RANK() OVER: without round",
            "ranked: RANK(): rank to denserank",
        ],
    },
}


def random_seasons(seed: int, flat: bool) -> Iterator[seasons.Tables]:
    """Two seasons that share rulebooks: ties, gaps, short cars, several cars of a team.

    Flat ones are worth a point in every place and start anywhere in the order, so that
    countback decides, down to its last place.
    """
    rng = random.Random(seed)
    kinds = [f"{seed} short", f"{seed} long"]
    scales = {}
    for kind in kinds:
        steps = [rng.randint(0, 2) for _ in range(rng.choice([1, 2, 3, 6, 12, 25, 40]))]
        scales[kind] = [1] * 40 if flat else [1 + points for points in accumulate(steps)][::-1]
    books = {
        f"{seed} {index}": {
            "minimum_distance_percent": rng.choice([70, 70, 33, None]),
            "distance_basis": rng.choice(["overall winner", "class winner"]),
            "cars_counted": rng.choice([1, 1, 2, 3, None]),
            "rounds_counted": rng.choice([None, None, 1, 2]),
            "scales": {kind: rng.choice(kinds) for kind in kinds},
        }
        for index in range(3)
    }
    for year in (2100 + 10 * seed, 2101 + 10 * seed):
        rounds = rng.randint(2, 5)
        held = rng.randint(2, rounds)
        first = {name: rng.choice([0, 0, 8, 18, 28, 34]) if flat else 0 for name in ("GT", "LMP")}
        cars = []
        for number in range(1, held + 1):
            overall, winner = 0, rng.choice([10, 50, 97, rng.randint(1, 60)])
            for name in first:
                place = first[name]
                for _ in range(rng.randint(2, 4 if flat else 8)):
                    share = -(-winner * rng.choice([70, 33]) // 100)
                    car = {
                        "round": number,
                        "entry": f"{name} {len(cars)}",
                        "class": name,
                        "team": rng.choice("ABCD"),
                        "laps": rng.choice([winner, share, share, share - 1, None]),
                        "status": rng.choice(["classified"] * 12 + ["nc", "dnf", "dns", "dsq"]),
                    }
                    if car["status"] == "classified":
                        place += rng.choice([1, 1, 1, 1, 1 if flat else 9])
                        overall = max(overall + 1, place)
                        car |= {"class_position": place, "overall_position": overall}
                    if car["status"] == "dns":
                        car["laps"] = None
                    cars.append(car)
        if rng.random() < 0.2:
            cars = [{**car, "overall_position": None} for car in cars]
        entered = sorted({(car["class"], car["team"]) for car in cars})
        books = dict(rng.sample(sorted(books.items()), len(books)))
        yield seasons.season_rows(
            cars,
            year=year,
            rulebooks=books,
            scales=scales,
            kinds={number: rng.choice(kinds) for number in range(1, rounds + 1)},
            rounds=rounds,
            held=held,
            adjustments=[
                {"class": name, "team": team, "round": rng.randint(1, rounds), "reason": reason}
                | rng.choice([{"points": 3}, {"points": -2}] + [{}] * (reason == "1"))
                for reason, (name, team) in zip("123", rng.choices(entered, k=3), strict=True)
                if not flat
            ],
        )


ONE_POINT = {"one point": [1] * 40}


def countback(year: int) -> seasons.Tables:
    """Teams that are level on points, in a class of its own for each place to look at.

    One team takes the place, one the next, two were given what those won. And in three rounds,
    of two teams with the same best place the one with the better second best is ahead, whatever
    the third best is.
    """
    cars, given = [], []
    for place in range(1, 41):
        name = f"from {place}"
        for ahead, team in enumerate(["Ace", "Béarn"][: 41 - place]):
            car = {"class": name, "team": team, "class_position": place + ahead}
            cars.append(car | {"entry": f"{team} {place}"})
        for team, points in ("Given", [1]), ("Given more", [1, 1, -1]):
            cars.append({"class": name, "team": team, "entry": f"{team} {place}"})
            given += [
                {"class": name, "team": team, "points": p, "reason": f"decision {number}"}
                for number, p in enumerate(points)
            ]
    for place in (1, 11, 21):
        for team, round, taken in (
            ("Ace", 1, place),
            ("Ace", 2, place + 2),
            ("Ace", 3, place + 19),
            ("Béarn", 1, place + 3),
            ("Béarn", 2, place),
            ("Béarn", 3, place + 10),
        ):
            car = {"class": f"three from {place}", "team": team, "class_position": taken}
            cars.append(car | {"round": round, "entry": f"{team} three {place}"})
    return seasons.season_rows(
        cars, scales=ONE_POINT, rulebooks={"one point": {}}, adjustments=given, year=year
    )


def several_cars(year: int) -> seasons.Tables:
    """As the three rounds of countback(), with several cars of a team in a round."""
    cars = []
    for place, third, other_third in (1, 19, 10), (11, 19, 10), (21, 19, 10), (31, 5, 5):
        for team, round, behind in (
            ("Ace", 1, (0, 2, third)),
            ("Béarn", 1, (1,)),
            ("Ace", 2, (1,)),
            ("Béarn", 2, (0, 3, other_third)),
        ):
            for steps in behind:
                taken = place + steps
                car = {"class": f"from {place}", "team": team, "class_position": taken}
                cars.append(car | {"round": round, "entry": f"{place} {taken}"})
    return seasons.season_rows(
        cars, scales=ONE_POINT, rulebooks={"one point each": {"cars_counted": None}}, year=year
    )


def long_season(year: int) -> seasons.Tables:
    """A second place weighs more than third places in all rounds that a season can have."""
    thirds = [{"team": "Zeta", "class_position": 3, "round": round} for round in range(1, 64)]
    return seasons.season_rows(
        [{"team": "Ace", "class_position": 2}, *thirds],
        scales=ONE_POINT,
        rulebooks={"one point": {}},
        adjustments=[{"team": "Ace", "points": 62}],
        year=year,
    )


def whole_field(year: int) -> seasons.Tables:
    """A team takes all places, and the other can still do the same: they would be level."""
    return seasons.season_rows(
        [{"team": "Ace", "class_position": place, "entry": str(place)} for place in range(1, 41)]
        + [{"team": "Zeta"}],
        scales=ONE_POINT,
        rulebooks={"one point each": {"cars_counted": None}},
        rounds=2,
        held=1,
        year=year,
    )


def tables() -> seasons.Tables:
    """The seeds, and the made-up seasons, in the order in which tables can be filled."""
    made = [rows for seed in range(24) for rows in random_seasons(seed, flat=seed >= 12)]
    made += [countback(2500), long_season(2501), whole_field(2502)]
    made += [several_cars(2503), seasons.season_rows(**LEAVE_OUT_A_ROUND, year=2504)]
    # No rulebook of these seasons has a scale for what was called off, but others do.
    for rows in made[:24]:
        elsewhere = {
            "event": "Called off",
            "round": None,
            "status": "cancelled",
            "kind": "12 short",
        }
        rows["events"].append({**rows["events"][0], **elsewhere})
    together = seasons.merged(*made, scorer.read_seeds(loader.ROOT / "seeds"))
    order = [table.name for table in loader.read_definitions(loader.ROOT / "schema")]
    return {name: together[name] for name in order}


# The views that are read, those first that show the most.
READ = [
    "what_if_standings",
    "points_ledger",
    "team_points_by_round",
    "team_standings",
    "standings_by_round",
    "title_race",
    "classification",
]


class Suite:
    """What the views must show of the seasons in the database, and whether they do."""

    def __init__(self, con: duckdb.DuckDBPyConnection, rows: seasons.Tables) -> None:
        self.con = con
        self.expected = scorer.expected(rows)
        self.views = {d.name: d for d in loader.read_definitions(loader.ROOT / "views")}

    def scoring_views(self) -> list[str]:
        """The views on the way from results to those that are read."""
        found = set(READ)
        for name in reversed(self.views):
            if name in found:
                found |= self.views.keys() & set(self.views[name].references)
        return [name for name in self.views if name in found]

    def above(self, view: str) -> list[str]:
        """The view and those made of it, each after those that it reads."""
        found = [view]
        for name, definition in self.views.items():
            if set(found) & set(definition.references):
                found.append(name)
        return found

    def first_difference(self, views: Sequence[str] = READ) -> str | None:
        """What shows that something is wrong; None when nothing does."""
        # A fault can turn a join into a product of everything with everything.
        timer = Timer(10, self.con.interrupt)
        timer.start()
        try:
            for view in views:
                if scorer.shown(self.con, view) != self.expected[view]:
                    return view
            if "team_standings" in views:
                found = self.con.execute("FROM team_standings").fetchall()
                if found != sorted(found):
                    return "order of team_standings"
        except duckdb.Error as error:
            return type(error).__name__
        finally:
            timer.cancel()
        return None


@pytest.fixture(scope="module")
def suite() -> Iterator[Suite]:
    facts = tables()
    with seasons.empty_database() as con:
        for table, rows in facts.items():
            seasons.insert(con, table, rows)
        yield Suite(con, facts)


def test_nothing_is_wrong_without_a_fault(suite):
    assert suite.first_difference() is None


@pytest.mark.slow
def test_every_fault_in_a_scoring_view_shows(suite, capsys):
    equivalent = {
        (view, name)
        for views in EQUIVALENT.values()
        for view, names in views.items()
        for name in names
    }
    score, survivors, idle = {}, [], set(equivalent)
    for view in suite.scoring_views():
        above = suite.above(view)
        read = [name for name in READ if name in above]
        score[view] = Counter()
        for name, statement in mutations.mutants(suite.views[view].create):
            try:
                suite.con.execute(statement)
            except duckdb.Error:
                score[view]["does not build"] += 1
                continue
            if suite.first_difference(read):
                score[view]["killed"] += 1
            elif (view, name) in equivalent:
                score[view]["equivalent"] += 1
                idle.discard((view, name))
            else:
                score[view]["survived"] += 1
                survivors.append((view, name))
        suite.con.execute(suite.views[view].create.replace("CREATE", "CREATE OR REPLACE", 1))
    with capsys.disabled():
        print()
        for view, counts in score.items():
            print(f"{view:24}", dict(counts))
        print(f"{'all':24}", dict(sum(score.values(), Counter())))
    assert survivors == []
    assert idle == set(), "listed as equivalent, but killed or gone"


# The rules as the article and the notes on its sources have them, under the names that the seeds
# use: the scorer takes them from here, the views from the seeds.
SCALES = {
    **seasons.SCALES,
    "2002 short": [25, 21, 19, 17, 15, 14, 13, 12, 11, 10],
    "2002 long": [30, 26, 24, 22, 20, 19, 18, 17, 16, 15],
    "2004": [23, 19, 16, 13, 11, 9, 7, 6, 5, 4],
    "Formula One": [10, 8, 6, 5, 4, 3, 2, 1],
}
RULEBOOKS = {
    "ALMS 2003": {},
    "no minimum distance": {"minimum_distance_percent": None},
    "75 percent": {"minimum_distance_percent": 75},
    "class winner": {"distance_basis": "class winner"},
    "every car": {"cars_counted": None},
    "two best cars": {"cars_counted": 2},
    "2002 scales": {"scales": {"short": "2002 short", "long": "2002 long"}},
    "Formula One scale": {"scales": {"short": "Formula One", "long": "Formula One"}},
    "one scale": {"scales": {"long": "short"}},
    # The seeds have the scale, but no rulebook for it.
    "2004 scale": {"scales": {"short": "2004", "long": "2004"}},
}


def telling_season() -> seasons.Tables:
    """A short and a long race with a car in every place, at every boundary, and three of a team."""
    laps = {"LMP": [100, 99, 98, 97, 76, 75, 74, 71, 70, 69, 68], "GT": [90, 64, 63, 62]}
    teams = {2: "Trio", 3: "Trio", 4: "Trio"}
    return seasons.season_rows(
        [
            {
                "round": number,
                "entry": f"{name} {place}",
                "class": name,
                "team": teams.get(place, f"{name} {place}"),
                "class_position": place,
                "overall_position": place if name == "LMP" else place + len(laps["LMP"]),
                "laps": completed,
            }
            for number in (1, 2)
            for name, field in laps.items()
            for place, completed in enumerate(field, 1)
        ],
        rulebooks=RULEBOOKS,
        scales=SCALES,
        kinds={2: "long"},
        year=2004,
    )


class RuleSuite:
    """The seeds, and the facts of a made-up season: the rules are the rows of the seeds.

    The season of 2003 must come out as printed, the made-up one as the scorer has it.
    """

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con = con
        self.seeds = scorer.read_seeds(loader.ROOT / "seeds")
        made = telling_season()
        self.expected = scorer.expected(made)
        official = self.seeds["seasons"][0]["rulebook"]
        made["seasons"] = [row | {"rulebook": official} for row in made["seasons"]]
        rules = ("event_kinds", "scales", "points_scales", "rulebooks", "rulebook_scales")
        facts = {table: rows for table, rows in made.items() if table not in rules}
        fours = {"rulebook": "2004 scale", "scale": "ALMS 2004 four hours"}
        more = {
            "rulebooks": [row for row in made["rulebooks"] if row["rulebook"] == "2004 scale"],
            "rulebook_scales": [fours | {"kind": kind} for kind in ("short", "long")],
        }
        for table, rows in seasons.merged(self.seeds, facts, more).items():
            seasons.insert(con, table, rows)

    def shows(self, fault: str) -> bool:
        """Whether any table is another one after a statement that changes a rule."""
        self.con.begin()
        try:
            self.con.execute(fault)
            return self.differs()
        finally:
            self.con.rollback()

    def differs(self) -> bool:
        for view in ("points_ledger", "what_if_standings", "team_standings"):
            found = self.con.execute(f"SELECT {scorer.VIEWS[view]} FROM {view} WHERE season = 2004")
            if Counter(found.fetchall()) != self.expected[view]:
                return True
        for printed, view, number in (
            ("published_points", "team_points_by_round", "round"),
            ("published_totals", "team_standings", "position"),
        ):
            rulebook = "AND official" if view == "team_points_by_round" else ""
            found = self.con.execute(
                f"SELECT class, team, {number}, points FROM {view} WHERE season = 2003 {rulebook}"
            )
            if Counter(found.fetchall()) != Counter(
                (row["class"], row["team"], row[number], row["points"])
                for row in self.seeds[printed]
            ):
                return True
        return False


@pytest.fixture(scope="module")
def rule_suite() -> Iterator[RuleSuite]:
    """Without keys, so that any cell of the rules can be changed in its place."""
    with seasons.empty_database() as con:
        tables = con.execute(
            "SELECT table_name, string_agg(column_name || ' ' || data_type, ', ') "
            "FROM duckdb_columns() SEMI JOIN duckdb_tables() USING (table_name) GROUP BY table_name"
        ).fetchall()
    with duckdb.connect(config={"threads": 1}) as con:
        for table, columns in tables:
            con.execute(f"CREATE TABLE {table} ({columns})")
        for view in loader.read_definitions(loader.ROOT / "views"):
            con.execute(view.create)
        yield RuleSuite(con)


def test_nothing_is_wrong_without_a_fault_in_the_rules(rule_suite):
    assert not rule_suite.differs()


@pytest.mark.parametrize(
    "fault",
    [
        "UPDATE rulebooks SET minimum_distance_percent = 71 WHERE rulebook = 'ALMS 2003'",
        "UPDATE rulebooks SET minimum_distance_percent = 69 WHERE rulebook = 'ALMS 2003'",
        "UPDATE rulebooks SET distance_basis = 'class winner' WHERE rulebook = 'ALMS 2003'",
        "UPDATE rulebooks SET cars_counted = NULL WHERE rulebook = 'ALMS 2003'",
        "UPDATE rulebook_scales SET scale = CASE kind WHEN 'long' THEN 'ALMS 2003 short' "
        "ELSE 'ALMS 2003 long' END WHERE rulebook = 'ALMS 2003'",
    ],
)
def test_a_fault_in_the_official_rules_shows(rule_suite, fault):
    assert rule_suite.shows(fault)


def rule_faults(seeds: scorer.Tables) -> Iterator[str]:
    """Statements that get one rule wrong, for every row of the rules and the kind of each race."""
    cells = {
        "minimum_distance_percent": lambda now: [now + 1, now - 1, "NULL"] if now else [70],
        "distance_basis": lambda now: [
            "'class winner'" if now == "overall winner" else "'overall winner'"
        ],
        "cars_counted": lambda now: {1: [2, "NULL"], 2: [1, 3], None: [1, 2]}[now],
        "rounds_counted": lambda now: [1],
    }
    for row in seeds["rulebooks"]:
        where = f"WHERE rulebook = '{row['rulebook']}'"
        for column, wrong in cells.items():
            if column == "distance_basis" and row["minimum_distance_percent"] is None:
                continue  # a share of nobody's laps
            for value in wrong(row[column]):
                yield f"UPDATE rulebooks SET {column} = {value} {where}"
        for kind in ("short", "long"):
            for scale in seeds["scales"]:
                used = {"rulebook": row["rulebook"], "kind": kind, "scale": scale["scale"]}
                if used not in seeds["rulebook_scales"]:
                    yield (
                        f"UPDATE rulebook_scales SET scale = '{scale['scale']}' "
                        f"{where} AND kind = '{kind}'"
                    )
        if row["rulebook"] != seeds["seasons"][0]["rulebook"]:
            yield f"UPDATE seasons SET rulebook = '{row['rulebook']}'"
    for row in seeds["points_scales"]:
        where = f"WHERE scale = '{row['scale']}' AND position = {row['position']}"
        yield f"UPDATE points_scales SET points = points + 1 {where}"
        yield f"UPDATE points_scales SET points = points - 1 {where}"
        yield f"DELETE FROM points_scales {where}"
    for row in seeds["scales"]:
        for step in ("+ 1", "- 1"):
            yield (
                f"UPDATE points_scales SET position = position {step} "
                f"WHERE scale = '{row['scale']}'"
            )
    for row in seeds["events"]:
        if row["round"]:
            other = "short" if row["kind"] == "long" else "long"
            yield (
                f"UPDATE events SET kind = '{other}' "
                f"WHERE season = {row['season']} AND round = {row['round']}"
            )


@pytest.mark.slow
def test_every_fault_in_a_rule_shows(rule_suite, capsys):
    faults = list(rule_faults(rule_suite.seeds))
    survivors = [fault for fault in faults if not rule_suite.shows(fault)]
    with capsys.disabled():
        print(f"\nrules: {len(faults) - len(survivors)} of {len(faults)} killed")
    assert survivors == []
