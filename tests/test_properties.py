"""Any season under any rulebook: the views say what the scorer says, and what must hold, holds.

HYPOTHESIS_PROFILE=slow pytest tests/test_properties.py     many more seasons
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import accumulate, permutations, product

import duckdb
import pytest
import scorer
import seasons
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import loader

TEAMS = ["Ace", "Béarn", "d'Or", "Zeta"]
DRIVERS = ["Ann", "Ben", "Cas", "Dan", "Eve"]
MAKERS = ["Audi", "Lola"]
AWARDS = ["fastest lap", "pole"]
KINDS = ["race", "long", "sprint"]


def points_of_places() -> st.SearchStrategy[list[float]]:
    """Points that never rise down the order, equal steps among them, zeroes at the end."""
    steps = st.lists(st.sampled_from([0, 1, 2, 4, 0.5]), min_size=1, max_size=6) | st.lists(
        st.integers(0, 2), min_size=11, max_size=45
    )
    return steps.map(lambda down: list(accumulate(down))[::-1])


@st.composite
def rulebooks(draw: st.DrawFn, scales: list[str]) -> dict[str, object]:
    part = draw(st.integers(1, 3))
    count = st.integers(1, 3)
    kinds = st.sampled_from(KINDS)
    bonuses = {
        (award, kind): {"award": award, "kind": kind, "points": points, "last_place": last}
        for award, kind, points, last in draw(
            st.lists(
                st.tuples(
                    st.sampled_from(AWARDS),
                    kinds,
                    st.integers(1, 3),
                    st.sampled_from([None, None, 1, 3]),
                ),
                max_size=3,
            )
        )
    }
    return {
        "scale": draw(st.sampled_from(scales)),
        "minimum_distance_percent": draw(st.sampled_from([70, 0]) | st.integers(1, 100)),
        "distance_basis": draw(st.sampled_from(["overall winner", "class winner"])),
        "cars_counted": draw(st.sampled_from([1, 1, 2, 3, 99])),
        "shared_cars": draw(st.sampled_from(["each", "each", "split", "split", "nothing"])),
        "ties": draw(st.sampled_from(["shared", "earlier", "later", "no countback"])),
        "segments": draw(
            st.sampled_from(
                [
                    [],
                    [(1, 63, draw(count))],
                    [(1, part, draw(count)), (part + 1, 63, draw(count))],
                    [(part, part + 1, 1)],
                ]
            )
        ),
        "bonuses": list(bonuses.values()),
    }


@st.composite
def what_ifs(draw: st.DrawFn, scales: list[str]) -> dict[str, object]:
    """Some of the rules that a what-if can state."""
    states = {
        "scale": st.sampled_from(scales),
        "minimum_distance_percent": st.sampled_from([0, 50, 70, 100]),
        "distance_basis": st.sampled_from(["overall winner", "class winner"]),
        "cars_counted": st.sampled_from([1, 2, 99]),
        "rounds_counted": st.sampled_from([1, 2, 99]),
    }
    stated = draw(st.sets(st.sampled_from(sorted(states)), min_size=1))
    return {rule: draw(states[rule]) if rule in stated else None for rule in states}


@st.composite
def fields(draw: st.DrawFn, number: int, classes: list[str]) -> list[dict[str, object]]:
    """The cars of one round, class by class: gaps, dead heats, unknown laps, no place."""
    cars = []
    winner = draw(st.integers(1, 60))
    share = math.ceil(winner * draw(st.sampled_from([70, 70, 50, 99])) / 100)
    laps = st.sampled_from([winner, share, share, share - 1, share - 1, 0, None])
    overall = 0
    for name in classes:
        place = 0
        for team in draw(st.lists(st.sampled_from([*TEAMS, None]), max_size=8)):
            car = {
                "round": number,
                "entry": f"{name} {len(cars)}",
                "car_number": str(len(cars) % 5),
                "class": name,
                "team": team,
                "drivers": draw(st.lists(st.sampled_from(DRIVERS), max_size=3, unique=True)),
                "maker": draw(st.sampled_from([*MAKERS, None])),
                "laps": draw(laps),
            }
            status = draw(st.sampled_from(["classified"] * 9 + ["nc", "dnf", "dns", "dsq"]))
            if status == "classified" or (status == "dnf" and draw(st.booleans())):
                place += draw(st.sampled_from([1, 1, 1, 1, 0, 2, 5]))
                place = max(place, 1)
                car["class_position"] = place
            if status == "dns":
                car["laps"] = None
            placed = "class_position" in car or (overall and status in ("nc", "dnf"))
            if placed and draw(st.sampled_from([True, True, True, False])):
                overall = max(overall + draw(st.sampled_from([1, 1, 1, 0])), place, 1)
                if overall > 1 or place == 1:
                    car["overall_position"] = overall
            if draw(st.booleans()):
                car["race_class"] = f"{name} guest"
            cars.append(car | {"status": status})
    return cars


@st.composite
def special_cars(draw: st.DrawFn, cars: list[dict[str, object]]) -> dict[str, list[dict]]:
    """Who won awards, and who may not score."""
    awards, ineligible = [], []
    for car in cars:
        key = {"round": car["round"], "entry": car["entry"]}
        what = draw(st.sampled_from(["nothing"] * 8 + AWARDS + ["barred"] * 2))
        someone = st.sampled_from(car["drivers"]) if car["drivers"] else st.none()
        if what in AWARDS:
            holders = draw(st.lists(st.none() | someone, min_size=1, max_size=2, unique=True))
            awards += [key | {"award": what, "driver": driver} for driver in holders]
        elif what == "barred":
            where = draw(st.sampled_from([[None], [None], ["teams", "drivers"], ["manufacturers"]]))
            driver = draw(st.none() | someone)
            if driver:
                ineligible.append(key | {"driver": driver})
            else:
                move = draw(st.booleans())
                ineligible += [
                    key | {"championship": championship, "others_move_up": move}
                    for championship in where
                ]
    return {"awards": awards, "ineligible": ineligible}


@st.composite
def decisions(
    draw: st.DrawFn, cars: list[dict[str, object]], ineligible: list[dict], rounds: int
) -> list[dict]:
    """Points given and taken, and exclusions, at most one for a competitor that may score."""
    guests = {(row["round"], row["entry"]) for row in ineligible}
    scores = {
        (car["class"], championship, competitor)
        for car in cars
        for championship, competitors in (
            ("teams", [car["team"]]),
            ("drivers", car["drivers"]),
            ("manufacturers", [car["maker"]]),
        )
        for competitor in competitors
        if competitor and (car["round"], car["entry"]) not in guests
    }
    if not scores:
        return []
    decided = {}
    for index in range(draw(st.integers(0, 5))):
        who = draw(st.sampled_from(sorted(scores)))
        decision = {
            **dict(zip(("class", "championship", "competitor"), who, strict=True)),
            "round": draw(st.integers(1, rounds)),
            "reason": f"made up {index}",
        }
        points = draw(st.sampled_from([None, -20, -3, -1, 1, 5]))
        if points is None:
            decided[who] = decision
        else:
            decided[index] = decision | {"points": points}
    return list(decided.values())


@st.composite
def made_up(draw: st.DrawFn, most_seasons: int = 2, **fixed: object) -> list[dict[str, object]]:
    """Arguments of season_rows for a few seasons that share kinds of race and rulebooks.

    `fixed` holds what every rulebook has in common.
    """
    scales = {
        scale: {
            kind: draw(points_of_places())
            for kind in draw(st.lists(st.sampled_from(KINDS), min_size=2, unique=True))
        }
        for scale in ["one scale", "another"][: draw(st.integers(1, 2))]
    }
    names = list(scales)
    books = {
        f"book {index}": draw(rulebooks(names)) | fixed for index in range(draw(st.integers(1, 3)))
    }
    asked = {f"what if {index}": draw(what_ifs(names)) for index in range(draw(st.integers(0, 2)))}
    found = []
    for year in range(2001, 2001 + draw(st.integers(1, most_seasons))):
        rounds = draw(st.sampled_from([1, 3, 4, 5]))
        held = draw(st.integers((rounds + 1) // 2, rounds))
        classes = ["GT", "GTS", "LMP"][: draw(st.integers(1, 3))]
        cars = [car for number in range(1, held + 1) for car in draw(fields(number, classes))]
        weekends = list(
            accumulate([1, *(draw(st.sampled_from([1, 1, 0])) for _ in range(rounds - 1))])
        )
        events = {
            number: {
                "kind": draw(st.sampled_from(KINDS)),
                "points_percent": draw(st.sampled_from([100, 100, 100, 50, 200])),
                "weekend": draw(st.sampled_from([weekend, weekend, None])),
            }
            for number, weekend in enumerate(weekends, 1)
        }
        for number in range(1, held + 1):
            if draw(st.sampled_from([False] * 9 + [True])):
                events[number]["status"] = "voided"
        raced = dict.fromkeys(car["class"] for car in cars) or {"GT": None}
        special = draw(special_cars(cars))
        found.append(
            {
                "year": year,
                "results": cars,
                "rulebooks": books,
                "championships": {
                    pair: draw(st.sampled_from(sorted(books)))
                    for pair in product(raced, seasons.CHAMPIONSHIPS)
                },
                "what_ifs": asked,
                "scales": scales,
                "points_only": ["sprint"],
                "events": events,
                "rounds": rounds,
                "held": held,
                "cancelled": ["Called off"],
                "adjustments": draw(decisions(cars, special["ineligible"], rounds)),
                **special,
            }
        )
    return found


def tables_of(made: list[dict[str, object]]) -> seasons.Tables:
    return seasons.merged(*(seasons.season_rows(**season) for season in made))


@given(made=made_up(most_seasons=3))
def test_the_views_say_what_the_scorer_says(fractions, made):
    tables = tables_of(made)
    expected = scorer.expected(tables)
    with seasons.inserted(fractions, tables) as con:
        for view in scorer.CHAIN:
            assert scorer.shown(con, view) == expected[view], view


def twins(
    con: duckdb.DuckDBPyConnection,
    first: dict[str, object],
    second: dict[str, object],
    *views: str,
) -> Iterator[tuple[Counter, Counter]]:
    """What views show of two seasons in one database, as rows of (column, value) pairs."""
    with seasons.inserted(con, tables_of([first, second | {"year": 2002}])):
        for view in views:
            columns = [name for name in scorer.VIEWS[view].split(", ") if name != "season"]
            yield tuple(
                Counter(
                    frozenset(zip(columns, row, strict=True))
                    for row in con.execute(
                        f"SELECT {', '.join(columns)} FROM {view} WHERE season = {year}"
                    ).fetchall()
                )
                for year in (2001, 2002)
            )


@given(made=made_up(most_seasons=1), data=st.data())
def test_the_order_of_rows_is_irrelevant(empty, made, data):
    (season,) = made
    other = season | {
        name: data.draw(st.permutations(season[name])) for name in ("results", "adjustments")
    }
    for rows, rows_of_other in twins(empty, season, other, "points_ledger", "what_if_standings"):
        assert rows == rows_of_other


@given(made=made_up(most_seasons=1), names=st.permutations(TEAMS))
def test_renaming_teams_renames_them_in_every_table_and_changes_nothing_else(empty, made, names):
    (season,) = made
    new = dict(zip(TEAMS, names, strict=True))
    other = season | {
        table: [row | {"team": new[row["team"]]} for row in season[table]]
        for table in ("results", "adjustments")
    }
    for rows, renamed in twins(empty, season, other, "what_if_standings", "title_race"):
        assert renamed == Counter(
            frozenset((column, new[cell] if column == "team" else cell) for column, cell in row)
            for row in rows.elements()
        )


@given(made=made_up(most_seasons=1, minimum_distance_percent=70), data=st.data())
def test_a_car_below_the_minimum_changes_nobody_else(empty, made, data):
    (season,) = made
    reasons = {}
    for row in scorer.expected(tables_of(made))["points_ledger"]:
        reasons.setdefault((row.round, row.entry), set()).add(row.reason)
    short = [car for car, found in reasons.items() if found == {"below minimum distance"}]
    assume(short)
    number, entry = data.draw(st.sampled_from(short))
    others = [car for car in season["results"] if (car["round"], car["entry"]) != (number, entry)]
    views = ("points_ledger", "what_if_standings", "team_points_by_round")
    for rows, without in twins(empty, season, season | {"results": others}, *views):
        gone = {("round", number), ("entry", entry)}
        assert without == Counter(row for row in rows.elements() if not gone <= row)


@given(made=made_up(most_seasons=1), factor=st.integers(2, 9))
def test_a_multiplied_scale_multiplies_the_totals(empty, made, factor):
    (season,) = made
    more = {
        f"{scale} more": [factor * p for p in worth] for scale, worth in season["scales"].items()
    }
    books = {
        f"{name} more": book
        | {"scales": {kind: f"{book['scales'].get(kind, kind)} more" for kind in season["scales"]}}
        for name, book in season["rulebooks"].items()
    }
    season |= {
        "scales": season["scales"] | more,
        "rulebooks": season["rulebooks"] | books,
        "adjustments": [],
    }
    with seasons.inserted(empty, tables_of([season])) as con:
        rows = con.execute(
            f"SELECT {scorer.VIEWS['what_if_standings']} FROM what_if_standings"
        ).fetchall()
    assert {row for row in rows if row[0] in books} == {
        (f"{name} more", year, group, position, team, points * factor, wins)
        for name, year, group, position, team, points, wins in rows
        if name not in books
    }


@given(made=made_up(most_seasons=1), step=st.integers(0, 9), data=st.data())
def test_a_better_place_never_lowers_a_total(empty, made, step, data):
    (season,) = made
    # Laps as a race gives them: none unknown, and no more in a worse place.
    cars = [
        car | {"laps": max(0, 60 - step * car["class_position"])}
        if "class_position" in car
        else car
        for car in season["results"]
    ]
    pairs = [
        (better, worse)
        for better, worse in permutations(range(len(cars)), 2)
        if all(cars[better][column] == cars[worse][column] for column in ("round", "class"))
        and cars[better].get("class_position", math.inf) < cars[worse].get("class_position", 0)
        and cars[better]["team"] != cars[worse]["team"]
    ]
    assume(pairs)
    better, worse = data.draw(st.sampled_from(pairs))
    swapped = list(cars)
    swapped[better] = cars[better] | {"team": cars[worse]["team"]}
    swapped[worse] = cars[worse] | {"team": cars[better]["team"]}
    mover = cars[worse]["team"]
    both = tables_of([season | {"results": cars}, season | {"results": swapped, "year": 2002}])
    with seasons.inserted(empty, both) as con:
        lowered = con.execute(
            """
            SELECT before.rulebook, before.points, after.points
            FROM what_if_standings AS before
            LEFT JOIN what_if_standings AS after
                ON after.rulebook = before.rulebook
                AND after.class = before.class
                AND after.team = before.team
                AND after.season = 2002
            WHERE before.season = 2001 AND before.class = ? AND before.team = ?
                AND NOT COALESCE(after.points >= before.points, FALSE)
            """,
            [cars[worse]["class"], mover],
        ).fetchall()
    assert lowered == []


# Each returns what is wrong.
CONSERVATION = {
    "the points of a team's rows add up to its total": """
        SELECT ledger.*, what_if_standings.points
        FROM (
            SELECT rulebook, season, class, team, SUM(points) AS total
            FROM points_ledger
            GROUP BY rulebook, season, class, team
        ) AS ledger
        FULL JOIN what_if_standings USING (rulebook, season, class, team)
        WHERE COALESCE(ledger.total, -1) <> COALESCE(what_if_standings.points, 0)
        """,
    "each car is there once under each rulebook of its season": """
        SELECT season_rulebooks.rulebook, results.season, results.round, results.entry
        FROM results
        JOIN season_rulebooks USING (season)
        LEFT JOIN points_ledger USING (rulebook, season, round, entry)
        GROUP BY season_rulebooks.rulebook, results.season, results.round, results.entry
        HAVING COUNT(points_ledger.entry) <> 1
        """,
    "no car is there that did not race": """
        SELECT rulebook, season, round, entry
        FROM points_ledger
        LEFT JOIN results USING (season, round, entry)
        WHERE points_ledger.entry IS NOT NULL AND results.team IS NULL
        """,
    "no row brings more than its place was worth": """
        SELECT rulebook, season, round, entry, points, points_available
        FROM points_ledger
        WHERE points NOT IN (0, points_available)
            OR (points = 0 AND points_available <> 0 AND reason IN ('scored', 'points adjustment'))
        """,
}


@given(made=made_up())
def test_the_ledger_conserves_points_and_cars(empty, made):
    with seasons.inserted(empty, tables_of(made)) as con:
        for what, query in CONSERVATION.items():
            assert con.execute(query).fetchall() == [], what


@pytest.mark.parametrize("what", CONSERVATION)
def test_the_ledger_of_2003_conserves_points_and_cars(con, what):
    assert con.execute(CONSERVATION[what]).fetchall() == []


def test_the_minimum_distance_is_exact_for_every_distance_and_share(empty):
    """Winners of 1 to 500 laps, 1 to 100 percent; a car at the boundary and one a lap short.

    Every pair of the two is a race, and every share a kind of race with a rulebook of its own.
    """
    empty.begin()
    try:
        empty.execute(
            """
            INSERT INTO sources (source, title) VALUES ('s', 'made up');
            INSERT INTO circuits (circuit, short_name) VALUES ('Ring', 'Ring');
            INSERT INTO teams (team) VALUES ('winner'), ('boundary'), ('short');
            INSERT INTO scales (scale, description) VALUES ('podium', 'made up');
            INSERT INTO points_scales VALUES ('podium', 1, 9), ('podium', 2, 6), ('podium', 3, 4);
            CREATE TEMP TABLE races_made_up AS
            SELECT
                CAST(1900 + pair // 63 AS INTEGER) AS season,
                CAST(pair % 63 + 1 AS INTEGER) AS round,
                CAST(pair // 100 + 1 AS INTEGER) AS laps,
                CAST(pair % 100 + 1 AS INTEGER) AS percent
            FROM range(50000) AS pairs (pair);
            INSERT INTO event_kinds SELECT DISTINCT CAST(percent AS TEXT), 'made up'
            FROM races_made_up;
            INSERT INTO rulebooks
            SELECT kind, 'made up', CAST(kind AS INTEGER), 'overall winner', 1, NULL, NULL
            FROM event_kinds;
            INSERT INTO rulebook_scales SELECT kind, kind, 'podium' FROM event_kinds;
            INSERT INTO seasons (season, series, organiser, rulebook, source)
            SELECT DISTINCT season, 'made up', 'nobody', '70', 's' FROM races_made_up;
            INSERT INTO classes SELECT season, 'GT', 'made up', 1 FROM seasons;
            INSERT INTO race_classes SELECT season, 'GT', 'GT' FROM seasons;
            INSERT INTO events (season, event, round, circuit, date, status, kind)
            SELECT season, CAST(round AS TEXT), round, 'Ring', DATE '2001-01-01', 'held', percent
            FROM races_made_up;
            INSERT INTO results (
                season, round, entry, class, race_class, class_position, overall_position, team,
                laps, status, basis
            )
            SELECT
                season, round, team, 'GT', 'GT', place, place, team,
                -- The fewest laps of which a hundred times is no less than the share.
                CASE team
                    WHEN 'winner' THEN laps
                    ELSE (
                        SELECT MIN(enough) FROM range(laps + 1) AS all_laps (enough)
                        WHERE enough * 100 >= laps * percent
                    ) - CASE team WHEN 'short' THEN 1 ELSE 0 END
                END,
                'classified', 'race'
            FROM races_made_up,
                (VALUES ('winner', 1), ('boundary', 2), ('short', 3)) AS cars (team, place)
            """
        )
        found = empty.execute(
            "SELECT rulebook, team, reason, points, COUNT(*), SUM(required_laps) "
            "FROM points_ledger GROUP BY ALL"
        ).fetchall()
    finally:
        empty.rollback()
    needed = {
        percent: sum(math.ceil(Fraction(laps * percent, 100)) for laps in range(1, 501))
        for percent in range(1, 101)
    }
    assert {(int(book), *rest) for book, *rest in found} == {
        (percent, team, reason, points, 500, laps)
        for percent, laps in needed.items()
        for team, reason, points in [
            ("winner", "scored", 9),
            ("boundary", "scored", 6),
            ("short", "below minimum distance", 0),
        ]
    }


@pytest.fixture(scope="module")
def seeds() -> scorer.Tables:
    return scorer.read_seeds(loader.ROOT / "seeds")


def test_the_scorer_reproduces_the_printed_tables(seeds):
    official = scorer.Championship(seeds, 2003, "ALMS 2003")
    assert {
        (name, team, number, points) for name, team, number, points, _ in official.points_by_round()
    } == {
        (row["class"], row["team"], row["round"], row["points"])
        for row in seeds["published_points"]
    }
    assert {
        (name, position, team, points) for name, position, team, points, _ in official.standings()
    } == {
        (row["class"], row["position"], row["team"], row["points"])
        for row in seeds["published_totals"]
    }


def test_the_views_say_of_2003_what_the_scorer_says(con, seeds):
    for view, rows in scorer.expected(seeds).items():
        assert scorer.shown(con, view) == rows, view
