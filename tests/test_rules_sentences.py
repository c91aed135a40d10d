"""The sentences of the points ledger."""

from __future__ import annotations

import duckdb
import pytest
from seasons import FASTEST, WINNER, answers, car, race, rules, scale

# name: (cars, other facts and rules than the made-up season's, the sentences of the ledger)
WHY = {
    "places and the minimum distance": (
        [WINNER, car("A", 2, laps=276), car("A", 3), car("B", 4, laps=275), car("C", 11, laps=300)],
        {},
        [
            "2nd in GT is worth 16",
            "3rd in GT, but not the team's best car: #2 was 2nd",
            "below minimum distance: 275 laps, 276 required",
            "outside the points: 11th in GT",
            "1st in GT is worth 20",
        ],
    ),
    "how sure a place is": (
        [WINNER, car("A", 2, basis="inferred"), car("B", 3, laps=300, basis="standings")],
        {},
        [
            "2nd in GT is worth 16; place inferred from two sources; laps unknown",
            "3rd in GT is worth 13; place from the printed table alone",
            "1st in GT is worth 20",
        ],
    ),
    "cars without a place, and their notes": (
        [
            car("A", status="dsq", note="ride height"),
            car("B", status="dns"),
            car("C", status="nc"),
            car("D", note="engine"),
            car("E", 22),
        ],
        {},
        [
            "disqualified: ride height",
            "did not start",
            "not classified",
            "did not finish: engine",
            "outside the points: 22nd in GT",
        ],
    ),
    "places beyond the third": (
        [car(f"Team {place}", place) for place in (4, 11, 12, 13, 21, 23, 101, 111, 113)],
        scale(*[1] * 12),
        [
            *(f"{nth} in GT is worth 1" for nth in ("4th", "11th", "12th")),
            *(
                f"outside the points: {nth} in GT"
                for nth in ("13th", "21st", "23rd", "101st", "111th", "113th")
            ),
        ],
    ),
    "half a point": (
        race("A B"),
        {**scale(9, 6), "events": {1: {"points_percent": 50}}},
        [
            "1st in GT is worth 4.50 (50 percent of the points)",
            "2nd in GT is worth 3 (50 percent of the points)",
        ],
    ),
    "shared points": (
        [car("A", 1, drivers=["A", "B"]), car("B", 2, drivers=["C"])],
        {
            **rules(shared_cars="split", bonuses=[FASTEST]),
            "awards": [
                {"award": "fastest lap", "entry": "1"},
                {"award": "fastest lap", "entry": "2"},
            ],
        },
        [
            "1st in GT is worth 20",
            "2nd in GT is worth 16",
            "bonus: fastest lap, shared by 2",
            "bonus: fastest lap, shared by 2",
            *["1st in GT is worth 10, shared by 2"] * 2,
            "2nd in GT is worth 16",
            *["bonus: fastest lap, shared by 4"] * 2,
            "bonus: fastest lap, shared by 2",
        ],
    ),
    "the car that was better": (
        [
            car("A", 2, drivers=["A"], maker="A"),
            car("A", 1, drivers=["A"], maker="B"),
            car("A", 4, drivers=["B"], maker="B"),
            car("A", 3, drivers=["B"], maker="B", round=2),
            car("A", 5, drivers=["A"], maker="B", round=2),
            car("A", 6, **{"class": "LMP"}),
            car("A", 7, **{"class": "LMP"}),
        ],
        {},
        [
            *("1st in GT is worth 20", "2nd in GT, but not the team's best car: #2 was 1st"),
            *("4th in GT, but not the team's best car: #2 was 1st", "3rd in GT is worth 13"),
            "5th in GT, but not the team's best car: #4 was 3rd",
            *("6th in LMP is worth 6", "7th in LMP, but not the team's best car: #6 was 6th"),
            *("2nd in GT, but not the driver's best car: #2 was 1st", "1st in GT is worth 20"),
            *("4th in GT is worth 10", "3rd in GT is worth 13", "5th in GT is worth 8"),
            *("2nd in GT is worth 16", "1st in GT is worth 20", "3rd in GT is worth 13"),
            "4th in GT, but not the maker's best car: #2 was 1st",
            "5th in GT, but not the maker's best car: #4 was 3rd",
        ],
    ),
    "a car by its number, or else by its entry": (
        [
            *(car("A", 1, car_number=None, entry="x9"), car("A", 2)),
            *(car("B", 3, car_number="5", entry="B"), car("B", 4)),
        ],
        {},
        [
            *("1st in GT is worth 20", "2nd in GT, but not the team's best car: #x9 was 1st"),
            *("3rd in GT is worth 13", "4th in GT, but not the team's best car: #5 was 3rd"),
        ],
    ),
    "the last of two that count, in a dropped round and without a number": (
        [
            *(car("A", 2), car("A", 1), car("A", 3), car("B", 4)),
            *(car("A", 5, round=2), car("A", 3, round=2), car("A", 4, round=2)),
            *(car("B", 1, round=2), car("B", 1, round=2), car("B", 6, round=2)),
            *(car("C", 9, round=2), car("C", 8, round=2, car_number=None, entry="C")),
            car("C", 7, round=2),
        ],
        rules(cars_counted=2, segments=[(1, 2, 1)]),
        [
            *("1st in GT is worth 20", "2nd in GT is worth 16"),
            "3rd in GT, but not the team's best car: #1 was 2nd",
            *["dropped round: only the best one counts"] * 3,
            "5th in GT, but not the team's best car: #7 was 4th",
            *["1st in GT is worth 20"] * 2,
            "6th in GT, but not the team's best car: #8 was 1st",
            *("7th in GT is worth 4", "8th in GT is worth 3"),
            "9th in GT, but not the team's best car: another car was 8th",
        ],
    ),
    "a dropped round, and one that does not count": (
        [car("A", 1), car("A", 2, round=2), car("A", 1, round=3)],
        rules(segments=[(1, 2, 1)]) | {"events": {3: {"status": "voided", "note": "track broke"}}},
        [
            "1st in GT is worth 20",
            "dropped round: only the best one counts",
            "round does not count: track broke",
        ],
    ),
    "a round of which nothing is noted": (
        race("A"),
        {"events": {1: {"status": "voided"}}},
        ["round does not count"],
    ),
    "a guest without a place": (
        [car("Guest", status="dsq", note="fuel")],
        {"ineligible": [{"entry": "1", "reason": "entered once"}]},
        ["disqualified: fuel"],
    ),
    "an excluded team's cars": (
        [car("A", 2), car("A", 1)],
        {"adjustments": [{"competitor": "A", "reason": "weight"}]},
        ["excluded: weight"] * 2 + ["2nd in GT, but not the team's best car: #2 was 1st"],
    ),
    "a guest, and those who moved up": (
        race("Guest A"),
        {"ineligible": [{"entry": "1", "others_move_up": True, "reason": "entered once"}]},
        ["1st in GT of those that may score is worth 20", "not eligible: entered once"],
    ),
    "bonuses, decisions and an exclusion": (
        [car("A", 1), car("B", 2)],
        rules(bonuses=[FASTEST])
        | {"awards": [{"award": "fastest lap", "entry": "1"}]}
        | {
            "adjustments": [
                {"competitor": "A", "points": -3, "reason": "fuel"},
                {"competitor": "B", "reason": "weight"},
            ]
        },
        [
            "1st in GT is worth 20",
            "bonus: fastest lap",
            "points adjustment: fuel",
            "excluded: weight",
            "excluded: weight",
        ],
    ),
    "points for a status": (
        [
            car("A", 1),
            car("B", status="dsq"),
            car("C", status="dns"),
            car("D"),
            car("E", status="nc"),
        ],
        scale(10)
        | {"status_points": [{"status": s, "points": 1} for s in ("dsq", "dns", "dnf", "nc")]},
        [
            "1st in GT is worth 10",
            "disqualified, which is worth 1",
            "did not start, which is worth 1",
            "did not finish, which is worth 1",
            "not classified, which is worth 1",
        ],
    ),
    "a round that the class skips": (
        [car("A", 1)],
        {"class_rounds": [{"round": 1, "class": "GT", "status": "skipped"}]},
        ["round does not count: the class skips it"],
    ),
    "the best car of a dropped round, in which another won a bonus": (
        [car("A", 3), car("A", 4), car("A", 1, round=2)],
        {**scale(10, 8, 6, 4), **rules(bonuses=[FASTEST | {"points": 1}], segments=[(1, 63, -1)])}
        | {"awards": [{"award": "fastest lap", "entry": "2"}]},
        [
            "dropped round: the worst one is dropped",
            "4th in GT, but not the team's best car: #1 was 3rd",
            "dropped round: the worst one is dropped",
            "1st in GT is worth 10",
        ],
    ),
    "an exclusion from one of two championships": (
        [car("A", 1)],
        {"cups": {("GT", "cup", "teams"): "rules"}}
        | {"adjustments": [{"competitor": "A", "championship": "cup", "reason": "late"}]},
        ["excluded: late", "excluded: late", "1st in GT is worth 20"],
    ),
    "one of the rounds held is dropped": (
        [car("A", 1), car("A", 2, round=2)],
        rules(segments=[(1, 63, -1)]),
        ["1st in GT is worth 20", "dropped round: the worst one is dropped"],
    ),
    "two of them": (
        [car("A", place, round=place) for place in (1, 2, 3)],
        rules(segments=[(1, 63, -2)]),
        ["1st in GT is worth 20", *["dropped round: the worst 2 are dropped"] * 2],
    ),
    "the two best count": (
        [car("A", place, round=place) for place in (1, 2, 3)],
        rules(segments=[(1, 63, 2)]),
        [
            "1st in GT is worth 20",
            "2nd in GT is worth 16",
            "dropped round: only the best 2 count",
        ],
    ),
    "drivers and makers": (
        [
            car(None, 1, drivers=["One", "Two"]),
            car(None, 2, drivers=["Three"], maker="Audi"),
            car(None, 3, drivers=["Three"], maker="Audi"),
        ],
        rules(shared_cars="nothing"),
        [
            "shared car",
            "2nd in GT is worth 16",
            "3rd in GT, but not the driver's best car: #2 was 2nd",
            "shared car",
            "2nd in GT is worth 16",
            "3rd in GT, but not the maker's best car: #2 was 2nd",
        ],
    ),
}


@pytest.fixture(scope="module")
def sentences(empty: duckdb.DuckDBPyConnection) -> dict[str, list]:
    return answers(empty, WHY, "SELECT season, why FROM points_ledger")


@pytest.mark.parametrize("case", WHY)
def test_why(case: str, sentences: dict[str, list]) -> None:
    assert sorted(why for (why,) in sentences[case]) == sorted(WHY[case][2])
