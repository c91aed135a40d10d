"""Events, rounds and what belongs to none: checks/calendar."""

from __future__ import annotations

from check_cases.league import NOT_HELD, OVER, Cases


def grid(number: int, cars: int = 8) -> str:
    """The cars of S2 in a round behind the first, which the league has."""
    return "".join(
        f"2001,{number},{place + 9},S2,{place},,Coda,,,classified,standings\n"
        for place in range(2, cars + 1)
    )


CASES: Cases = {
    "result of a race that was not held": [
        (
            [("results", "", "2001,3,1,GT,1,1,Ajax,A1,9,classified,standings\n")],
            [("results.round", "2001 | 3 | 1", "3", NOT_HELD)],
        ),
        # A race that was declared void is kept for the record.
        ([OVER, ("results", "", "2001,3,1,GT,1,1,Ajax,A1,9,classified,race\n")], []),
    ],
    "cars running in a race that was not held": [
        (
            [("race_entries", "", "2001,3,GT,9,1\n")],
            [("race_entries.running", "2001 | 3 | GT", "1", NOT_HELD)],
        ),
        # A list of entries is there before the race.
        ([("race_entries", "", "2001,3,GT,9,0\n")], []),
    ],
    "rounds with a hole": [
        (
            [("events", "Third,3", "Third,5")],
            [("events.round", "2001 | Third", "5", "round 3 is missing")],
        ),
        ([("events", "", "2001,Fifth,4,,,,scheduled,race,\n")], []),
    ],
    "rounds against the calendar": [
        (
            [("events", "2001-05-01", "2001-03-31")],
            [("events.date", "2001 | Second", "2001-03-31", "round 1 was on 2001-04-01")],
        ),
        # Two races on one day, and a day that is not yet known.
        ([("events", "2001-05-01", "2001-04-01"), ("events", "2001-06-01", "")], []),
    ],
    "date outside the season": [
        (
            [("events", "2001-06-01", "2003-01-01")],
            [("events.date", "2001 | Third", "2003-01-01",
              "expected a day of the season or of the year before or after")],
        ),
        ([("events", "2001-06-01", "2002-12-31")], []),
    ],
    "scheduled round before a held one": [
        (
            [("events", "", "2001,Fifth,4,,Ring,2001-07-01,voided,race,\n")],
            [("events.status", "2001 | Third", "scheduled",
              "round 4 was held, and what is still to come follows it")],
        ),
        ([("events", "", "2001,Fifth,4,,Ring,2001-07-01,scheduled,race,\n")], []),
    ],
    "winner's time of a race that was not held": [
        (
            [("events", "scheduled,race,", "scheduled,race,2:00:00.000")],
            [("events.winner_time", "2001 | Third", "2:00:00.000", "the event is scheduled")],
        ),
        (
            [("events", "cancelled,race,", "cancelled,race,2:00:00.000")],
            [("events.winner_time", "2001 | Fourth", "2:00:00.000", "the event is cancelled")],
        ),
        ([("events", "scheduled,race,", "voided,race,2:00:00.000")], []),
    ],
    "weekend of rounds far apart": [
        (
            [("events", "First,1,", "First,1,7"), ("events", "Third,3,", "Third,3,7")],
            [("events.weekend", "2001 | Third", "7",
              "round 1 is of that weekend, too, and round 2 is not")],
        ),
        ([("events", "First,1,", "First,1,7"), ("events", "Second,2,", "Second,2,7"),
          ("events", "Third,3,", "Third,3,8")], []),
    ],
    "held round without results": [
        (
            [("events", "scheduled", "held")],
            [("events.status", "2001 | Third |", "held", "results has no car of it")],
        ),
        (
            [("results", "2001,2,9,S2,1,,Coda,A1,,classified,standings\n", ""),
             ("result_sources", "2001,2,9,article\n", "")],
            [("events.status", "2001 | Second | S2", "held", "results has no car of it in S2")],
        ),
        (
            [("classes", "", "2001,S3\n"), ("championships", "", "2001,S3,teams,Club\n"),
             ("results", "2001,2,9,S2,1,,Coda,A1,,classified,standings\n", ""),
             ("result_sources", "2001,2,9,article\n", ""),
             ("results", "1,4,GT,", "1,4,S3,"), ("race_entries", "GT,4,3", "GT,3,3")],
            [("events.status", f"2001 | Second | {name}", "held",
              f"results has no car of it in {name}")
             for name in ("S2", "S3")],
        ),
        # A class without a championship, one without a car, and a race that was declared void.
        ([OVER, ("classes", "", "2001,S3\n")], []),
        ([("classes", "", "2001,S3\n"), ("championships", "", "2001,S3,teams,Club\n")], []),
        # A season of which nothing is there.
        (
            [("seasons", "", "2002,article\n"), ("classes", "", "2002,GT\n"),
             ("championships", "", "2002,GT,teams,Club\n"),
             ("events", "", "2002,First,1,,Ring,2002-04-01,held,race,\n")],
            [("events.status", "2002 | First |", "held", "results has no car of it")],
        ),
    ],
    "result of a class that skips the round": [
        (
            [("class_rounds", "", "2001,2,S2,skipped\n")],
            [("results.round", "2001 | 2 | 9", "2", "class_rounds says that S2 skips it")],
        ),
        ([("class_rounds", "", "2001,2,S2,voided\n2001,3,S2,skipped\n")], []),
    ],
    "order of another round": [
        (
            [("results", "", grid(1)), ("results", "", grid(2))],
            [("events.round", "2001 | Second | S2", "2",
              "every car of S2 is where it was in round 1")],
        ),
        # The last two changed places; and seven cars can end alike.
        ([("results", "", grid(1)), ("results", "", grid(2)),
          ("results", "2001,2,17,S2,8", "2001,2,17,S2,7"),
          ("results", "2001,2,16,S2,7", "2001,2,16,S2,8")], []),
        ([("results", "", grid(1, 7)), ("results", "", grid(2, 7))], []),
    ],
}  # fmt: skip
