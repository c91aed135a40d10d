"""Printed tables: checks/printed."""

from __future__ import annotations

from check_cases.league import NOT_HELD, OVER, Cases

CASES: Cases = {
    "printed table without a source": [
        (
            [("seasons", "2001,article", "2001,")],
            [("seasons.source", "2001", None,
              "published_totals has its tables, and result_sources names sources")],
        ),
        ([("seasons", "2001,article", "2001,"),
          ("published_totals", "2001,GT,teams,Ajax,1,18\n", "")], []),
    ],
    "printed line of nobody": [
        (
            [("published_totals", "",
              "2001,GT,teams,Ann,2,1\n2001,GT,drivers,Ajax,2,1\n"
              "2001,GT,manufacturers,Gamma,2,1\n")],
            [("published_totals.competitor", "2001 | GT | drivers | Ajax", "Ajax",
              "no row of drivers has that name"),
             ("published_totals.competitor", "2001 | GT | manufacturers | Gamma", "Gamma",
              "no row of chassis has that name"),
             ("published_totals.competitor", "2001 | GT | teams | Ann", "Ann",
              "no row of teams has that name")],
        ),
        ([("published_totals", "",
           "2001,GT,drivers,Ann,2,1\n2001,GT,manufacturers,Beta,2,1\n")], []),
    ],
    "printed total of nobody": [
        (
            [("other_published_points", "",
              "2001,GT,drivers,Ajax,1,10\n2001,GT,teams,Ann,1,10\n"
              "2001,GT,manufacturers,Gamma,1,10\n")],
            [("other_published_points.competitor", "2001 | GT | drivers | Ajax | 1", "Ajax",
              "no row of drivers has that name"),
             ("other_published_points.competitor", "2001 | GT | manufacturers | Gamma | 1", "Gamma",
              "no row of chassis has that name"),
             ("other_published_points.competitor", "2001 | GT | teams | Ann | 1", "Ann",
              "no row of teams has that name")],
        ),
        ([("other_published_points", "",
           "2001,GT,drivers,Ann,1,10\n2001,GT,teams,Ajax,1,10\n"
           "2001,GT,manufacturers,Beta,1,8\n")], []),
    ],
    "printed winner of no name": [
        (
            [("published_winners", "Ajax Racing", "Ajax Team")],
            [("published_winners.team", "2001 | 1 | GT", "Ajax Team",
              "no row of teams has that name, as its own or as its other")],
        ),
        ([("published_winners", "Ajax Racing", "Ajax")], []),
    ],
    "printed winner of a race that was not held": [
        (
            [("published_winners", "", "2001,3,GT,1,Ajax\n")],
            [("published_winners.round", "2001 | 3 | GT", "3", NOT_HELD)],
        ),
        ([OVER, ("published_winners", "", "2001,3,GT,1,Ajax\n")], []),
    ],
    "printed points of a race that was not held": [
        (
            [("published_points", "", "2001,GT,teams,Ajax,3,10\n")],
            [("published_points.round", "2001 | GT | teams | Ajax | 3", "3", NOT_HELD)],
        ),
        ([("published_points", "", "2001,GT,teams,Ajax,2,8\n")], []),
    ],
    "total printed after a race that was not held": [
        (
            [("other_published_points", "", "2001,GT,teams,Ajax,3,28\n")],
            [("other_published_points.after_round", "2001 | GT | teams | Ajax | 3", "3", NOT_HELD)],
        ),
        ([("other_published_points", "", "2001,GT,teams,Ajax,2,18\n")], []),
    ],
    "total printed before the first race": [
        (
            [("seasons", "", "2002,article\n"), ("classes", "", "2002,GT\n"),
             ("championships", "", "2002,GT,teams,Club\n"),
             ("events", "", "2002,First,1,,Ring,2002-04-01,scheduled,race,\n"),
             ("published_totals", "", "2002,GT,teams,Ajax,1,10\n")],
            [("published_totals.points", "2002 | GT | teams | Ajax", "10",
              "no event of the season was held")],
        ),
        ([("seasons", "", "2002,article\n"), ("classes", "", "2002,GT\n"),
          ("championships", "", "2002,GT,teams,Club\n"),
          ("published_totals", "", "2002,GT,teams,Ajax,1,0\n")], []),
    ],
}  # fmt: skip
