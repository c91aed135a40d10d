"""Any season under any rulebook: the views say what the scorer says, and what must hold, holds.

HYPOTHESIS_PROFILE=slow pytest tests/test_properties.py     many more seasons
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, permutations, product

import duckdb
import pytest
import scorer
import seasons
from drawn import collected
from hypothesis import assume, given
from hypothesis import strategies as st

import loader

# One can be all three.
TEAMS = ["Ace", "Béarn", "d'Or", "Zeta"]
DRIVERS = ["Ace", "Béarn", "Cas", "Dan", "Eve"]
MAKERS = ["Ace", "Lola"]
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
                if overall > 1 or car.get("class_position") == 1:
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


# What is asked of every season: one rule each, and all of them.
WHAT_IFS = {
    "every car": {"cars_counted": 99, "minimum_distance_percent": 50},
    "theirs": {"scale": "theirs", "rounds_counted": 2},
    "of the class winner": {"distance_basis": "class winner"},
}
THEIR_SCALE = {"theirs": {"race": [9, 7, 4, 4, 1], "sprint": [2, 1]}}


@st.composite
def by_every_rule(draw: st.DrawFn) -> seasons.Tables:
    """A made-up season with cups, a class of all cars, own calendars, and what-ifs on results."""

    def some(count: int) -> bool:
        """In one of so many cases."""
        return draw(st.integers(1, count)) == 1

    (season,) = draw(made_up(most_seasons=1))
    raced = {car["class"] for car in season["results"]}
    rounds = range(1, season["rounds"] + 1)
    for rules in season["rulebooks"].values():
        rules["ties"] = draw(st.sampled_from([rules["ties"], "last round"]))
        if some(2):
            rules["segments"] = [(1, draw(st.integers(2, 63)), -draw(st.integers(1, 3)))]
        for bonus in rules["bonuses"]:
            bonus["shared"] = draw(st.sampled_from(["split", "each"]))
    season["overall"] = ["All"][: draw(st.integers(0, 1))]
    season["cups"] = {
        (name, f"cup of {who}", who): draw(st.sampled_from(sorted(season["rulebooks"])))
        for name in sorted(raced)
        for who in seasons.CHAMPIONSHIPS
        if some(3)
    }
    # No more than the last place brings.
    season["status_points"] = [
        {"scale": scale, "kind": kind, "status": status, "points": worth[-1]}
        for scale, kinds in season["scales"].items()
        for kind, worth in kinds.items()
        for status in ("classified", "nc", "dnf", "dns", "dsq")
        if some(4)
    ]
    season["class_rounds"] = [
        {"round": number, "class": name}
        | draw(st.sampled_from([{"status": "voided"}, {"points_percent": 50}]))
        for name in sorted(raced)
        for number in rounds
        if some(6)
    ]
    season["what_if_rounds"] = [
        {
            "what_if": name,
            "round": number,
            "points_percent": draw(st.sampled_from([0, 1, 50, 99, 101, 300])),
        }
        for name in WHAT_IFS
        for number in rounds
        if some(6)
    ]
    lost = st.sampled_from([{"status": status} for status in ("nc", "dnf", "dns", "dsq")])
    season["what_if_results"] = [
        {"what_if": name, "round": car["round"], "entry": car["entry"]}
        | (draw(lost) if some(2) else {"class_position": draw(st.integers(1, 4))})
        for name in WHAT_IFS
        for car in season["results"]
        if some(6)
    ]
    tables = seasons.season_rows(**season | {"what_ifs": {}})
    # The cars of a team as its table prints them; of those with two nobody knows which one raced.
    tables["engines"] = [{"engine": "V8"}]
    tables["team_cars"] = [
        {"season": tables["seasons"][0]["season"], "class": name, "team": row["team"], "car": car}
        | {"chassis": chassis["chassis"], "engine": "V8"}
        for name in sorted(raced)
        for row in tables["teams"]
        for car, chassis in enumerate(tables["chassis"], 1)
        if some(2)
    ]
    return tables


def side_by_side(found: Sequence[seasons.Tables]) -> list[seasons.Tables]:
    """The seasons, each with a year of its own; they share the what-ifs."""
    asked = seasons.season_rows([], scales=THEIR_SCALE, points_only=["sprint"], what_ifs=WHAT_IFS)
    shared = {table: asked[table] for table in ("event_kinds", "what_ifs")}
    theirs = {table: asked[table] for table in ("scales", "points_scales")}
    return [
        seasons.merged(seasons.apart(tables | {"what_ifs": []}, 3000 + index), shared, theirs)
        for index, tables in enumerate(found)
    ]


def tables_of(made: list[dict[str, object]]) -> seasons.Tables:
    return seasons.merged(*(seasons.season_rows(**season) for season in made))


def expected_of(made: Sequence[seasons.Tables]) -> dict[str, Counter]:
    """View -> the rows that the scorer has of all these seasons."""
    rows = {view: Counter() for view in scorer.VIEWS}
    for tables in made:
        for view, found in scorer.expected(tables).items():
            rows[view].update(found)
    return rows


def check_all(con: duckdb.DuckDBPyConnection, *made: seasons.Tables) -> None:
    """The views say of every season what the scorer says."""
    expected = expected_of(made)
    with seasons.inserted(con, seasons.merged(*made)):
        for view in scorer.CHAIN:
            assert scorer.shown(con, view) == expected[view], view


@pytest.mark.slow
@given(made=made_up(most_seasons=3))
def test_the_views_say_what_the_scorer_says(empty, made):
    check_all(empty, tables_of(made))


def test_the_views_say_of_six_seasons_what_the_scorer_says(empty):
    """Side by side, and each asked the what-ifs of all: as long as one of them takes alone."""
    six = []
    for year, made in enumerate(collected(made_up(most_seasons=1), 6), 2001):
        tables = seasons.apart(tables_of(made), year)
        for row in tables["what_ifs"]:
            row["what_if"] = f"{year} {row['what_if']}"
        six.append(tables)
    check_all(empty, seasons.merged(*six))


@pytest.mark.slow
def test_the_views_say_of_a_thousand_seasons_by_every_rule_what_the_scorer_says(empty):
    made = collected(by_every_rule(), 1000)
    for first in range(0, len(made), 100):
        check_all(empty, *side_by_side(made[first : first + 100]))


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


@pytest.mark.slow
@given(made=made_up(most_seasons=1), data=st.data())
def test_the_order_of_rows_is_irrelevant(empty, made, data):
    (season,) = made
    other = season | {
        name: data.draw(st.permutations(season[name]))
        for name in ("results", "awards", "ineligible", "adjustments")
    }
    for rows, of_other in twins(empty, season, other, "scenario_ledger", "scenario_standings"):
        assert rows == of_other


@pytest.mark.slow
@given(made=made_up(most_seasons=1), data=st.data())
def test_renaming_competitors_renames_them_and_changes_nothing_else(empty, made, data):
    (season,) = made
    new = {
        championship: {
            None: None,
            **dict(zip(names, data.draw(st.permutations(names)), strict=True)),
        }
        for championship, names in zip(seasons.CHAMPIONSHIPS, (TEAMS, DRIVERS, MAKERS), strict=True)
    }
    team, driver, maker = new.values()
    cars = [
        car
        | {"team": team[car["team"]], "maker": maker[car["maker"]]}
        | {"drivers": [driver[name] for name in car["drivers"]]}
        for car in season["results"]
    ]

    def renamed(row: dict[str, object]) -> dict[str, object]:
        return row | {"competitor": new[row["championship"]][row["competitor"]]}

    other = season | {
        "results": cars,
        "awards": [row | {"driver": driver[row["driver"]]} for row in season["awards"]],
        "ineligible": [row | {"driver": driver[row.get("driver")]} for row in season["ineligible"]],
        "adjustments": [renamed(row) for row in season["adjustments"]],
    }
    for rows, of_other in twins(empty, season, other, "scenario_standings", "title_race"):
        assert of_other == Counter(frozenset(renamed(dict(row)).items()) for row in rows.elements())


# In every championship, even where its competitor is unknown: a car that scores there makes the
# standings incomplete.
BELOW_MINIMUM = """
    SELECT round, entry
    FROM entry_points
    GROUP BY round, entry
    HAVING BOOL_AND(COALESCE(stopped_by, '') = 'below minimum distance')
    ORDER BY round, entry
"""


@pytest.mark.slow
@given(made=made_up(most_seasons=1, minimum_distance_percent=70), data=st.data())
def test_a_car_below_the_minimum_changes_nobody_else(empty, made, data):
    (season,) = made
    with seasons.inserted(empty, tables_of(made)) as con:
        below = con.execute(BELOW_MINIMUM).fetchall()
    # Cars that nothing else depends on: an award, who moves up, the distance of a class.
    special = {(row["round"], row["entry"]) for row in season["awards"] + season["ineligible"]}
    special |= {
        (car["round"], car["entry"]) for car in season["results"] if car.get("class_position") == 1
    }
    short = [car for car in below if car not in special]
    assume(short)
    number, entry = data.draw(st.sampled_from(short))
    others = [car for car in season["results"] if (car["round"], car["entry"]) != (number, entry)]
    views = ("scenario_ledger", "scenario_standings", "scenario_points_by_round")
    for rows, without in twins(empty, season, season | {"results": others}, *views):
        gone = {("round", number), ("entry", entry)}
        assert without == Counter(row for row in rows.elements() if not gone <= row)


@pytest.mark.slow
@given(made=made_up(most_seasons=1, shared_cars="each"), factor=st.integers(2, 9))
def test_multiplied_points_multiply_the_totals(empty, made, factor):
    """Whole shares of points aside: a share is rounded."""
    (season,) = made
    season |= {"what_ifs": {}, "awards": []}
    more = {
        "scales": {
            f"{scale} more": {kind: [factor * p for p in worth] for kind, worth in kinds.items()}
            for scale, kinds in season["scales"].items()
        },
        "rulebooks": {
            f"{name} more": book | {"scale": f"{book['scale']} more"}
            for name, book in season["rulebooks"].items()
        },
        "championships": {key: f"{book} more" for key, book in season["championships"].items()},
        "adjustments": [
            row | {"points": factor * row["points"]} if "points" in row else row
            for row in season["adjustments"]
        ],
    }
    for rows, multiplied in twins(empty, season, season | more, "scenario_standings"):
        assert multiplied == Counter(
            frozenset(
                (column, cell * factor if column == "points" else cell) for column, cell in row
            )
            for row in rows.elements()
        )


@pytest.mark.slow
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
        and cars[better]["team"] != cars[worse]["team"] is not None
    ]
    assume(pairs)
    better, worse = data.draw(st.sampled_from(pairs))
    # The whole crew: a car that drivers share can be worth nothing to its team.
    crew = ("team", "drivers", "maker")
    swapped = list(cars)
    swapped[better] = cars[better] | {column: cars[worse][column] for column in crew}
    swapped[worse] = cars[worse] | {column: cars[better][column] for column in crew}
    season |= {"results": cars, "awards": [], "ineligible": []}
    both = tables_of([season, season | {"results": swapped, "year": 2002}])
    with seasons.inserted(empty, both) as con:
        lowered = con.execute(
            """
            SELECT before.scenario, before.points, after.points
            FROM scenario_standings AS before
            LEFT JOIN scenario_standings AS after
                ON after.scenario = before.scenario
                AND after.class = before.class
                AND after.championship = before.championship
                AND after.competitor = before.competitor
                AND after.season = 2002
            WHERE before.season = 2001 AND before.championship = 'teams'
                AND before.class = ? AND before.competitor = ?
                AND NOT COALESCE(after.points >= before.points, FALSE)
            """,
            [cars[worse]["class"], cars[worse]["team"]],
        ).fetchall()
    assert lowered == []


# Each returns what is wrong.
CONSERVATION = {
    "the points of a competitor's rows add up to its total": """
        SELECT ledger.*, totals.points
        FROM (
            SELECT scenario, season, class, championship, competitor, SUM(points) AS total
            FROM scenario_ledger
            GROUP BY scenario, season, class, championship, competitor
        ) AS ledger
        FULL JOIN scenario_standings AS totals
            USING (scenario, season, class, championship, competitor)
        WHERE COALESCE(ledger.total, -1) <> COALESCE(totals.points, 0)
        """,
    "and those of a round, decisions aside, to its points": """
        SELECT ledger.*, rounds.points
        FROM (
            SELECT scenario, season, class, championship, competitor, round, SUM(points) AS total
            FROM scenario_ledger
            WHERE entry IS NOT NULL
            GROUP BY scenario, season, class, championship, competitor, round
        ) AS ledger
        FULL JOIN scenario_points_by_round AS rounds
            USING (scenario, season, class, championship, competitor, round)
        WHERE COALESCE(ledger.total, -1) <> COALESCE(rounds.points, 0)
        """,
    "each car is there once for each who can score with it, and once for each bonus": """
        SELECT scenario, season, class, championship, competitor, round, entry, SUM(rows) AS rows
        FROM (
            SELECT scenario, season, class, championship, competitor, round, entry, 1 AS rows
            FROM scorers
            JOIN season_rules USING (season, class, championship)
            WHERE competitor IS NOT NULL AND award IS NULL
            UNION ALL
            SELECT scenario, season, class, championship, competitor, round, entry, 1
            FROM best_entries
            WHERE competitor IS NOT NULL AND award IS NOT NULL
            UNION ALL
            SELECT scenario, season, class, championship, competitor, round, entry, -1
            FROM scenario_ledger
            WHERE entry IS NOT NULL
        ) AS counted
        GROUP BY scenario, season, class, championship, competitor, round, entry
        HAVING SUM(rows) <> 0
        """,
    "no car is there that did not race": """
        SELECT scenario, season, round, entry
        FROM scenario_ledger AS ledger
        LEFT JOIN results USING (season, round, entry)
        WHERE ledger.entry IS NOT NULL AND results.season IS NULL
        """,
    "a row brings what it is worth or nothing, but for a hundredth where points are shared": """
        SELECT scenario, season, class, championship, competitor, round, entry, points, worth
        FROM scenario_ledger
        QUALIFY CASE
            WHEN reason NOT IN ('scored', 'bonus', 'points adjustment') THEN points <> 0
            WHEN BOOL_OR(why LIKE '%, shared by %') OVER (
                PARTITION BY scenario, season, class, championship, competitor
            ) THEN ABS(points - worth) > 0.01
            ELSE points <> worth
        END
        """,
}


@pytest.mark.slow
@given(made=made_up())
def test_the_ledger_conserves_points_and_cars(empty, made):
    with seasons.inserted(empty, tables_of(made)) as con:
        for what, query in CONSERVATION.items():
            assert con.execute(query).fetchall() == [], what


@pytest.mark.parametrize("what", CONSERVATION)
def test_the_ledger_of_2003_conserves_points_and_cars(con, what):
    assert con.execute(CONSERVATION[what]).fetchall() == []


@pytest.mark.slow
def test_the_minimum_distance_is_exact_for_every_distance_and_share(empty):
    """Winners of 1 to 500 laps, 1 to 100 percent; a car at the boundary and one a lap short.

    Every distance is a race, and every share a class with a rulebook of its own.
    """
    empty.begin()
    try:
        empty.execute(
            """
            INSERT INTO teams (team) VALUES ('winner'), ('boundary'), ('short');
            INSERT INTO event_kinds (kind) VALUES ('race');
            INSERT INTO scales (scale) VALUES ('podium');
            INSERT INTO points_scales
            VALUES ('podium', 'race', 1, 9), ('podium', 'race', 2, 6), ('podium', 'race', 3, 4);
            INSERT INTO rulebooks (rulebook, scale, minimum_distance_percent)
            SELECT CAST(percent AS TEXT), 'podium', percent
            FROM range(1, 101) AS shares (percent);
            CREATE TEMP TABLE races_made_up AS
            SELECT
                CAST(1900 + laps // 63 AS INTEGER) AS season,
                CAST(laps % 63 + 1 AS INTEGER) AS round,
                CAST(laps AS INTEGER) AS laps
            FROM range(1, 501) AS distances (laps);
            INSERT INTO seasons (season) SELECT DISTINCT season FROM races_made_up;
            INSERT INTO classes (season, class) SELECT season, rulebook FROM seasons, rulebooks;
            INSERT INTO championships
            SELECT season, class, 'teams', 'teams', class FROM classes;
            INSERT INTO events (season, event, round, date)
            SELECT season, CAST(round AS TEXT), round, DATE '2001-01-01' FROM races_made_up;
            INSERT INTO results (
                season, round, entry, class, class_position, overall_position, team, laps
            )
            SELECT
                season, round, concat(class, ' ', team), class, place,
                CASE WHEN class = '1' AND team = 'winner' THEN 1 END, team,
                -- The fewest laps of which a hundred times is no less than the share.
                CASE team
                    WHEN 'winner' THEN laps
                    ELSE (
                        SELECT MIN(enough) FROM range(laps + 1) AS all_laps (enough)
                        WHERE enough * 100 >= laps * CAST(class AS INTEGER)
                    ) - CASE team WHEN 'short' THEN 1 ELSE 0 END
                END
            FROM races_made_up
            JOIN classes USING (season)
            CROSS JOIN (VALUES ('winner', 1), ('boundary', 2), ('short', 3)) AS cars (team, place)
            """
        )
        found = empty.execute(
            "SELECT class, competitor, reason, points, COUNT(*), SUM(required_laps) "
            "FROM points_ledger GROUP BY ALL"
        ).fetchall()
    finally:
        empty.rollback()
    needed = {
        percent: sum(math.ceil(Fraction(laps * percent, 100)) for laps in range(1, 501))
        for percent in range(1, 101)
    }
    assert {(int(share), *rest) for share, *rest in found} == {
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
    cells, totals = set(), set()
    for own in seeds["championships"]:
        each = scorer.Championship(seeds, own)
        key = each.name, each.championship
        if each.championship == "teams":
            cells |= {(*key, *row[:3]) for row in each.by_round()}
            totals |= {(*key, *row[:3]) for row in each.standings()}
    what = ("class", "championship")
    assert cells == {
        tuple(row[column] for column in (*what, "competitor", "round", "points"))
        for row in seeds["published_points"]
    }
    assert totals == {
        tuple(row[column] for column in (*what, "position", "competitor", "points"))
        for row in seeds["published_totals"]
    }


@pytest.mark.slow
def test_the_views_say_of_2003_what_the_scorer_says(con, seeds):
    for view, rows in scorer.expected(seeds).items():
        assert scorer.shown(con, view) == rows, view
