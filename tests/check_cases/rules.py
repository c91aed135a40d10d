"""Scales, rulebooks, classes, what-ifs: checks/rules."""

from __future__ import annotations

from check_cases.league import Cases

CASES: Cases = {
    "round without a points scale": [
        (
            [("events", "scheduled,race", "scheduled,sprint"),
             ("championships", "2001,S2,teams,Club\n", "2001,S2,teams,Both\n"),
             ("rulebooks", "", "Both,Twelve,0\n"), ("scales", "", "Twelve\n"),
             ("points_scales", "", "Twelve,race,1,12\nTwelve,sprint,1,3\n"),
             ("championships", "2001,GT,drivers,Club\n2001,GT,manufacturers,Club\n", "")],
            [("championships.rulebook", "2001 | GT | teams | sprint", "Club",
              "its scale Ten has no points for the kind sprint of round 3")],
        ),
        # Of a race that is worth nothing.
        ([("events", "scheduled,race", "voided,sprint")], []),
    ],
    "rulebook of no championship": [
        (
            [("rulebooks", "", "Idle,Ten,0\n")],
            [("rulebooks.rulebook", "Idle", "Idle",
              "championships does not name it; a what-if is a row of what_ifs")],
        ),
        ([("rulebooks", "", "Other,Ten,0\n"), ("championships", "S2,teams,Club", "S2,teams,Other")],
         []),
    ],
    "scale without points": [
        (
            [("scales", "", "Idle\n")],
            [("scales.scale", "Idle", "Idle", "points_scales has no place of it")],
        ),
        # For questions that nobody has asked yet.
        ([("scales", "", "Idle\n"), ("points_scales", "", "Idle,sprint,1,3\n")], []),
    ],
    "scale with a hole": [
        (
            [("points_scales", "Ten,race,2,8\n", "")],
            [("points_scales.place", "Ten | race | 3", "3", "place 2 is missing")],
        ),
        (
            [("points_scales", "", "Ten,sprint,2,1\n")],
            [("points_scales.place", "Ten | sprint | 2", "2", "place 1 is missing")],
        ),
        ([("points_scales", "", "Ten,sprint,1,1\n")], []),
    ],
    "points that rise": [
        (
            [("points_scales", "race,3,6", "race,3,9")],
            [("points_scales.points", "Ten | race | 3", "9", "the place before is worth 8")],
        ),
        ([("points_scales", "race,3,6", "race,3,8")], []),
    ],
    "win worth nothing": [
        (
            [("points_scales", "", "Ten,sprint,1,0\n")],
            [("points_scales.points", "Ten | sprint | 1", "0", "nobody can score")],
        ),
        # Of two keys that hold the sign between their parts, one is accepted.
        (
            [("scales", "", "A\nA | B\n"), ("event_kinds", "", "C\nB | C\n"),
             ("points_scales", "", "A,B | C,1,0\nA | B,C,1,0\n"),
             ("accepted_violations", "", "win worth nothing,A | B || C | 1,a test day\n")],
            [("points_scales.points", "A || B | C | 1", "0", "nobody can score")],
        ),
        # A place that is listed and counts in the countback.
        ([("points_scales", "", "Ten,race,4,0\n")], []),
    ],
    "segments that overlap": [
        (
            [("rulebook_segments", "", "Club,1,2,1\nClub,2,3,1\n")],
            [("rulebook_segments.first_round", "Club | 2", "2",
              "the part before goes on to round 2")],
        ),
        ([("rulebook_segments", "", "Club,1,2,1\nClub,3,63,1\n")], []),
    ],
    "status points of no kind of the scale": [
        (
            [("status_points", "", "Ten,sprint,dnf,1\n")],
            [("status_points.kind", "Ten | sprint | dnf", "sprint",
              "points_scales has no place of that kind, so such a race does not count")],
        ),
        ([("status_points", "", "Ten,race,dnf,1\n")], []),
    ],
    "class without a championship": [
        (
            [("classes", "", "2001,GTX\n"), ("results", "1,3,GT,3,4", "1,3,GTX,1,4")],
            [("classes.class", "2001 | GTX", "GTX", "championships has others of the season")],
        ),
        # They are those of another year.
        (
            [("seasons", "", "2000,article\n"), ("classes", "", "2000,GT\n"),
             ("championships", "2001,GT,teams,Club\n2001,GT,drivers,Club\n"
              "2001,GT,manufacturers,Club\n2001,S2,teams,Club\n", "2000,GT,teams,Club\n"),
             ("published_totals", "2001,GT,teams,Ajax,1,18\n", "")],
            [("classes.class", f"2001 | {name}", name, "championships has none of the season")
             for name in ("GT", "S2")],
        ),
        # Nobody has started in it.
        ([("classes", "", "2001,GTX\n")], []),
    ],
    "championship of a class without cars": [
        (
            [("classes", "", "2001,S3\n"), ("championships", "", "2001,S3,teams,Club\n")],
            [("championships.class", "2001 | S3 | teams", "S3", "results has no car of it")],
        ),
        (
            [("classes", "", "2001,S3\n"), ("championships", "S2,teams", "S3,teams")],
            [("championships.class", "2001 | S3 | teams", "S3",
              "results has no car of it, and championships no teams of S2")],
        ),
        # A season that has not begun.
        ([("seasons", "", "2002,article\n"), ("classes", "", "2002,GT\n"),
          ("championships", "", "2002,GT,teams,Club\n")], []),
    ],
    "championship without competitors": [
        (
            [("championships", "", "2001,S2,drivers,Club\n")],
            [("championships.championship", "2001 | S2 | drivers", "drivers",
              "no car of the class has one: driver in result_drivers")],
        ),
        ([("championships", "", "2001,S2,manufacturers,Club\n")], []),
    ],
    "what-if without a change": [
        (
            [("what_ifs", "", "as it was,What if nothing changed?,,,,,\n")],
            [("what_ifs.what_if", "as it was", "as it was",
              "it changes no rule, result or round, so it is what held")],
        ),
        ([("what_ifs", "", "a,,Ten,,,,\nb,,,0,,,\nc,,,,class winner,,\nd,,,,,1,\ne,,,,,,2\n")], []),
    ],
}  # fmt: skip
