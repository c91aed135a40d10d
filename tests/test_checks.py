"""Every check finds what cannot be, says where, and passes by what only looks like it.

A case is an edit of the league below and what `violations` then finds, which may be nothing.
An edit is (seed, old text, new text); without an old text, the new one follows the last line.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import pytest

import loader
from loading.seed_files import BAD_TEXT, NOTHING
from loading.sql_files import quoted, read_catalogue, read_checks

Edit = tuple[str, str, str]
Found = tuple[str, str, str | None, str]  # table.column, key of the row, value, detail

# Two held rounds, one to come and one cancelled; GT with three championships, S2 with one.
LEAGUE = {
    "sources": "source,title\narticle,Article on the season\nreport,Report of the race\n",
    "drivers": "driver\nAnn\nBob\nCid\nDéa\n",
    "chassis": "chassis,manufacturer\nA1,Alpha\nB1,Beta\n",
    "circuits": "circuit\nRing\nOval\n",
    "event_kinds": "kind\nrace\nsprint\n",
    "teams": "team,also_printed_as\nAjax,Ajax Racing\nBravo,\nCoda,\n",
    "scales": "scale\nTen\n",
    "seasons": "season,source\n2001,article\n",
    "points_scales": "scale,kind,place,points\nTen,race,1,10\nTen,race,2,8\nTen,race,3,6\n",
    "rulebooks": "rulebook,scale,minimum_distance_percent\nClub,Ten,70\n",
    "classes": "season,class\n2001,GT\n2001,S2\n",
    "events": (
        "season,event,round,weekend,circuit,date,status,kind,winner_time\n"
        "2001,First,1,,Ring,2001-04-01,held,race,2:00:00.000\n"
        "2001,Second,2,,Oval,2001-05-01,held,race,\n"
        "2001,Third,3,,Ring,2001-06-01,scheduled,race,\n"
        "2001,Fourth,,,Oval,,cancelled,race,\n"
    ),
    "championships": (
        "season,class,championship,rulebook\n"
        "2001,GT,teams,Club\n2001,GT,drivers,Club\n2001,GT,manufacturers,Club\n"
        "2001,S2,teams,Club\n"
    ),
    "race_classes": "season,race_class,class\n2001,GT,GT\n",
    "class_rounds": "season,round,class,status\n",
    "status_points": "scale,kind,status,points\n",
    "race_entries": "season,round,race_class,entered,running\n2001,1,GT,4,3\n",
    "results": (
        "season,round,entry,class,class_position,overall_position,team,chassis,laps,status,basis\n"
        "2001,1,1,GT,1,1,Ajax,A1,100,classified,race\n"
        "2001,1,2,GT,2,2,Bravo,B1,99,classified,race\n"
        "2001,1,3,GT,3,4,Coda,B1,97,classified,race\n"
        "2001,1,4,GT,,,Bravo,B1,50,dnf,race\n"
        "2001,1,9,S2,1,3,Coda,A1,98,classified,race\n"
        "2001,2,1,GT,2,2,Ajax,A1,79,classified,race\n"
        "2001,2,2,GT,1,1,Bravo,B1,80,classified,race\n"
        "2001,2,9,S2,1,,Coda,A1,,classified,standings\n"
    ),
    "result_drivers": (
        "season,round,entry,driver,seat\n"
        "2001,1,1,Ann,1\n2001,1,1,Bob,2\n2001,1,2,Cid,1\n2001,1,3,Déa,\n"
    ),
    "result_sources": (
        "season,round,entry,source\n2001,1,1,report\n2001,1,1,article\n2001,1,2,report\n"
        "2001,1,3,report\n2001,1,4,report\n2001,1,9,report\n2001,2,1,report\n"
        "2001,2,2,report\n2001,2,9,article\n"
    ),
    "published_totals": (
        "season,class,championship,competitor,position,points\n2001,GT,teams,Ajax,1,18\n"
    ),
    "published_points": "season,class,championship,competitor,round,points\n",
    "published_winners": "season,round,class,car_number,team\n2001,1,GT,1,Ajax Racing\n",
    # And without a row:
    "accepted_violations": "check_name,row_key,reason\n",
    "adjustments": "season,class,championship,competitor,round,reason,points,excluded\n",
    "awards": "season,round,award,entry,driver\n",
    "corrections": "season,round,entry,column_name,printed,kept,reason\n",
    "engines": "engine\n",
    "ineligible_entries": "season,round,entry,championship,driver,others_move_up,reason\n",
    "place_notes": "season,round,class,class_position,note\n",
    "other_published_points": "season,class,championship,competitor,after_round,points\n",
    "rulebook_bonuses": "rulebook,kind,award,points\n",
    "rulebook_segments": "rulebook,first_round,last_round,rounds_counted\n",
    "team_cars": "season,class,team,car,chassis,engine\n",
    "what_ifs": (
        "what_if,question,scale,minimum_distance_percent,distance_basis,cars_counted,"
        "rounds_counted\n"
    ),
}

NOT_HELD = "the event of that round is scheduled"
OVER: Edit = ("events", "2001-06-01,scheduled", "2001-06-01,voided")
DEAD_HEAT: Edit = ("results", "2001,1,2,GT,2,2,Bravo,B1,99", "2001,1,2,GT,1,1,Bravo,B1,100")
ACCEPT_DEAD_HEAT: Edit = (
    "accepted_violations", "", "two cars in one place of a class,2001 | 1 | 2,a dead heat\n"
)  # fmt: skip
RETIRED = "".join(
    f"2001,2,{place + 2},GT,{place},,Coda,,{100 - 10 * place},dnf,standings\n"
    for place in (3, 4, 5)
)


def grid(number: int, cars: int = 8) -> str:
    """The cars of S2 in a round behind the first, which the league has."""
    return "".join(
        f"2001,{number},{place + 9},S2,{place},,Coda,,,classified,standings\n"
        for place in range(2, cars + 1)
    )


def two_names(one: str, other: str) -> list[Edit]:
    """Two drivers: of car 9 in the first round, and in the second."""
    return [
        ("drivers", "", f'"{one}"\n"{other}"\n'),
        ("result_drivers", "", f'2001,1,9,"{one}",\n2001,2,9,"{other}",\n'),
    ]


OF_NOTHING = "that check finds no such row, or none that can be accepted"
ELSEWHERE = ("2001 | GT | teams | feature", "every one of 2000", "every one of 2001 S3")
CASES: dict[str, list[tuple[list[Edit], list[Found]]]] = {
    "overall order against class order": [
        (
            [("results", "1,9,S2,1,3", "1,9,S2,1,2"), ("results", "1,2,GT,2,2", "1,2,GT,2,5"),
             ("results", "1,3,GT,3,4,Coda,B1,97", "1,3,GT,3,3,Coda,B1,98"),
             ("results", "Bravo,B1,99", "Bravo,B1,98")],
            [("results.overall_position", "2001 | 1 | 3", "3",
              "place 2 of GT is 5 overall, so place 3 is at least 6")],
        ),
        # Third and fifth of a class cannot be neighbours overall.
        (
            [("results", "2,9,S2,1,", "2,9,S2,1,1"), ("results", "2,2,GT,1,1", "2,2,GT,1,2"),
             ("results", "2,1,GT,2,2", "2,1,GT,3,3")],
            [("results.overall_position", "2001 | 2 | 1", "3",
              "place 1 of GT is 2 overall, so place 3 is at least 4")],
        ),
        ([("results", "1,2,GT,2,2", "1,2,GT,2,"), ("results", "1,3,GT,3,4", "1,3,GT,3,3"),
          ("results", "1,9,S2,1,3", "1,9,S2,1,")], []),
    ],
    "laps rise down the order": [
        (
            [("results", "Coda,B1,97", "Coda,B1,100")],
            [("results.laps", "2001 | 1 | 3", "100",
              "the car ahead of place 3 in GT has 99 laps")],
        ),
        # Only the order of all shows it.
        (
            [("results", "Coda,A1,98", "Coda,A1,101")],
            [("results.laps", "2001 | 1 | 9", "101",
              "the car ahead of place 3 overall has 99 laps")],
        ),
        # Level laps, and those of a car whose place overall is not known.
        ([("results", "Coda,B1,97", "Coda,B1,99"), ("results", "1,9,S2,1,3", "1,9,S2,1,"),
          ("results", "Coda,A1,98", "Coda,A1,100")], []),
    ],
    "more laps than the winner": [
        (
            [("results", "2,9,S2,1,,Coda,A1,", "2,9,S2,1,,Coda,A1,81")],
            [("results.laps", "2001 | 2 | 9", "81", "the winner has 80 laps")],
        ),
        # A car that stopped, or lost its place, can have gone further.
        ([("results", "2,9,S2,1,,Coda,A1,", "2,9,S2,1,,Coda,A1,80"),
          ("results", "Bravo,B1,50,dnf", "Bravo,B1,101,dsq")], []),
    ],
    "race without a winner": [
        (
            [("results", "2,2,GT,1,1", "2,2,GT,1,")],
            [("results.overall_position", "2001 | 2 | 1", "2",
              "no car is first overall, and the minimum distance is a share of the winner's")],
        ),
        # No source shows any overall place.
        ([("results", "2,2,GT,1,1", "2,2,GT,1,"), ("results", "2,1,GT,2,2", "2,1,GT,2,"),
          ("rulebooks", "Club,Ten,70", "Club,Ten,0")], []),
    ],
    "minimum distance without a winner": [
        (
            [("results", "2,2,GT,1,1", "2,2,GT,1,"), ("results", "2,1,GT,2,2", "2,1,GT,2,")],
            [("events.round", "2001 | Second", "2",
              "laps are known and nobody has overall_position 1: distance_basis can be the class "
              "winner")],
        ),
        ([("results", "2,2,GT,1,1", "2,2,GT,1,"), ("results", "2,1,GT,2,2", "2,1,GT,2,"),
          ("rulebooks", "scale,minimum_distance_percent\nClub,Ten,70",
           "scale,minimum_distance_percent,distance_basis\nClub,Ten,70,class winner")], []),
    ],
    "class without a winner": [
        (
            [("results", "1,9,S2,1,3", "1,9,S2,2,3")],
            [("results.class_position", "2001 | 1 | 9", "2", "nobody is first in S2")],
        ),
        # Nobody of it was classified.
        ([("results", "1,9,S2,1,3,Coda,A1,98,classified", "1,9,S2,,,Coda,A1,98,nc")], []),
    ],
    "two cars in one place of a class": [
        (
            [("results", "1,3,GT,3,4", "1,3,GT,2,4")],
            [("results.class_position", "2001 | 1 | 3", "2",
              "car 2 has that place in GT, too")],
        ),
        # A dead heat is one finding and not two.
        (
            [DEAD_HEAT],
            [("results.class_position", "2001 | 1 | 2", "1", "car 1 has that place in GT, too")],
        ),
        ([("results", "1,3,GT,3,4", "1,3,S2,2,4")], []),
    ],
    "two cars in one overall place": [
        (
            [("results", "1,9,S2,1,3,Coda,A1,98", "1,9,S2,1,4,Coda,A1,97")],
            [("results.overall_position", "2001 | 1 | 9", "4",
              "car 3 has that place overall, too")],
        ),
        # One of them was running and not classified.
        (
            [("results", "1,4,GT,,,Bravo,B1,50,dnf", "1,4,GT,,4,Bravo,B1,50,nc")],
            [("results.overall_position", "2001 | 1 | 4", "4",
              "car 3 has that place overall, too")],
        ),
        ([("results", "1,9,S2,1,3", "1,9,S2,1,5"), ("results", "Coda,A1,98", "Coda,A1,97")], []),
    ],
    "place beyond the field": [
        (
            [("results", "1,3,GT,3,4", "1,3,GT,4,4")],
            [("results.class_position", "2001 | 1 | 3", "4",
              "4 cars were entered in GT, and 1 of them have no place")],
        ),
        # A car of the class that raced as another one takes the place.
        ([("race_classes", "", "2001,GTX,GT\n"), ("results", "1,3,GT,3,4", "1,3,GT,4,4")], []),
        ([("race_classes", "", "2001,GTX,GT\n"), ("race_entries", "", "2001,1,GTX,1,1\n"),
          ("results", "1,3,GT,3,4", "1,3,GT,4,4")], []),
        # It is not known how many raced in the class itself, or in any.
        ([("race_classes", "2001,GT,GT", "2001,GTX,GT"), ("race_entries", "1,GT,4,3", "1,GTX,1,1")],
         []),
        ([("results", "2,1,GT,2,2", "2,1,GT,9,9")], []),
    ],
    "note of a place that a car has": [
        (
            [("place_notes", "", "2001,1,GT,3,one that nobody saw\n")],
            [("place_notes.class_position", "2001 | 1 | GT | 3", "3",
              "results has a car in that place")],
        ),
        ([("place_notes", "", "2001,1,GT,4,one that nobody saw\n")], []),
    ],
    "result of a race that was not held": [
        (
            [("results", "", "2001,3,1,GT,1,1,Ajax,A1,9,classified,standings\n")],
            [("results.round", "2001 | 3 | 1", "3", NOT_HELD)],
        ),
        # A race that was declared void is kept for the record.
        ([OVER, ("results", "", "2001,3,1,GT,1,1,Ajax,A1,9,classified,race\n")], []),
    ],
    "basis without a source": [
        (
            [("results", "classified,standings", "classified,race")],
            [("results.basis", "2001 | 2 | 9", "race",
              "result_sources has none but article, which is the source of the season")],
        ),
        # Without a row it is from the source of the season, and from no two.
        (
            [("results", "classified,standings", "classified,inferred"),
             ("result_sources", "2001,2,9,article\n", "")],
            [("results.basis", "2001 | 2 | 9", "inferred",
              "result_sources has none but article, which is the source of the season")],
        ),
        # In a season without a printed table nothing depends on it.
        ([("results", "classified,standings", "classified,race"),
          ("published_totals", "2001,GT,teams,Ajax,1,18\n", "")], []),
        # Of no result a source is named.
        ([("results", "classified,standings", "classified,race"),
          *(("result_sources", f"2001,{row}\n", "") for row in (
              "1,1,report", "1,1,article", "1,2,report", "1,3,report", "1,4,report",
              "1,9,report", "2,1,report", "2,2,report", "2,9,article"))], []),
    ],
    "printed table without a source": [
        (
            [("seasons", "2001,article", "2001,")],
            [("seasons.source", "2001", None,
              "published_totals has its tables, and result_sources names sources")],
        ),
        ([("seasons", "2001,article", "2001,"),
          ("published_totals", "2001,GT,teams,Ajax,1,18\n", "")], []),
    ],
    "overall place beyond the field": [
        (
            [("race_classes", "", "2001,S2,S2\n"), ("race_entries", "", "2001,1,S2,1,1\n"),
             ("results", "1,3,GT,3,4", "1,3,GT,3,6")],
            [("results.overall_position", "2001 | 1 | 3", "6", "5 cars were entered in the race")],
        ),
        # The last place there is.
        ([("race_classes", "", "2001,S2,S2\n"), ("race_entries", "", "2001,1,S2,1,1\n"),
          ("results", "1,3,GT,3,4", "1,3,GT,3,5")], []),
        # It is not known of every class, or of every class that raced.
        ([("race_classes", "", "2001,S2,S2\n"), ("results", "1,3,GT,3,4", "1,3,GT,3,6")], []),
        ([("results", "1,3,GT,3,4", "1,3,GT,3,6")], []),
    ],
    "unknown laps behind the minimum distance": [
        (
            [("results", "Bravo,B1,99", "Bravo,B1,69"), ("results", "Coda,B1,97", "Coda,B1,"),
             ("results", "Coda,A1,98", "Coda,A1,69")],
            [("results.laps", "2001 | 1 | 3", None,
              "car 2 ahead of it is below the minimum distance, and place 3 of GT would score")],
        ),
        # It may not score.
        ([("results", "Bravo,B1,99", "Bravo,B1,69"), ("results", "Coda,B1,97", "Coda,B1,"),
          ("results", "Coda,A1,98", "Coda,A1,69"),
          ("ineligible_entries", "", "2001,1,3,,,false,guest\n")], []),
        # The car ahead is of another class.
        (
            [("results", "Coda,B1,97", "Coda,B1,"), ("results", "Coda,A1,98", "Coda,A1,69")],
            [("results.laps", "2001 | 1 | 3", None,
              "car 9 ahead of it is below the minimum distance, and place 3 of GT would score")],
        ),
        # The car ahead went just far enough.
        ([("results", "Bravo,B1,99", "Bravo,B1,70"), ("results", "Coda,B1,97", "Coda,B1,"),
          ("results", "Coda,A1,98", "Coda,A1,70")], []),
        # The place is worth nothing.
        ([("results", "Bravo,B1,99", "Bravo,B1,69"), ("results", "Coda,B1,97", "Coda,B1,"),
          ("results", "Coda,A1,98", "Coda,A1,69"), ("points_scales", "Ten,race,3,6\n", "")], []),
    ],
    "more cars than entered": [
        (
            [("race_entries", "GT,4,3", "GT,3,2")],
            [("race_entries.entered", "2001 | 1 | GT", "3", "results has 4 cars")],
        ),
        # More cars were entered than any source names.
        ([("race_entries", "GT,4,3", "GT,5,3")], []),
    ],
    "cars running that had stopped": [
        (
            [("race_entries", "GT,4,3", "GT,4,4")],
            [("race_entries.running", "2001 | 1 | GT", "4",
              "4 cars were entered, and in results 1 of them retired or did not start")],
        ),
        (
            [("race_entries", "GT,4,3", "GT,4,4"), ("results", "50,dnf", ",dns")],
            [("race_entries.running", "2001 | 1 | GT", "4",
              "4 cars were entered, and in results 1 of them retired or did not start")],
        ),
        # A disqualified car can have been running.
        ([("race_entries", "GT,4,3", "GT,4,4"), ("results", "50,dnf", "50,dsq")], []),
    ],
    "cars running in a race that was not held": [
        (
            [("race_entries", "", "2001,3,GT,9,1\n")],
            [("race_entries.running", "2001 | 3 | GT", "1", NOT_HELD)],
        ),
        # A list of entries is there before the race.
        ([("race_entries", "", "2001,3,GT,9,0\n")], []),
    ],
    "drivers' seats with a hole": [
        (
            [("result_drivers", "Bob,2", "Bob,3")],
            [("result_drivers.seat", "2001 | 1 | 1 | Bob", "3",
              "only 2 drivers of the car have a seat")],
        ),
        # Nobody says in which order they drove.
        ([("result_drivers", "Ann,1", "Ann,"), ("result_drivers", "Bob,2", "Bob,")], []),
    ],
    "car models with a hole": [
        (
            [("engines", "", "V8\n"), ("team_cars", "", "2001,GT,Ajax,2,A1,V8\n")],
            [("team_cars.car", "2001 | GT | Ajax | 2", "2",
              "only 1 car models of the team are there")],
        ),
        ([("engines", "", "V8\n"), ("team_cars", "", "2001,GT,Ajax,1,A1,V8\n")], []),
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
    "leader without points": [
        (
            [("adjustments", "", "2001,GT,teams,Ajax,1,fuel,-18,false\n"
              "2001,GT,teams,Bravo,2,fuel,-19,false\n2001,GT,teams,Coda,1,fuel,-7,false\n")],
            [("adjustments.points", "2001 | GT | teams | Ajax | 1 | fuel", "-18",
              "nobody has more than 0 points"),
             ("adjustments.points", "2001 | GT | teams | Bravo | 2 | fuel", "-19",
              "nobody has more than 0 points"),
             ("adjustments.points", "2001 | GT | teams | Coda | 1 | fuel", "-7",
              "nobody has more than 0 points")],
        ),
        (
            [("adjustments", "", "2001,S2,teams,Coda,1,fuel,-21,false\n"
              "2001,S2,teams,Coda,2,appeal,-5,false\n2001,S2,teams,Coda,2,error,1,false\n")],
            [("adjustments.points", "2001 | S2 | teams | Coda | 1 | fuel", "-21",
              "nobody has more than -5 points"),
             ("adjustments.points", "2001 | S2 | teams | Coda | 2 | appeal", "-5",
              "nobody has more than -5 points")],
        ),
        # Of two who share the lead, one is named.
        (
            [("adjustments", "", "2001,GT,drivers,Ann,1,fuel,-10,false\n"
              "2001,GT,drivers,Bob,1,fuel,-10,false\n2001,GT,drivers,Cid,1,fuel,-8,false\n"
              "2001,GT,drivers,Déa,1,fuel,-6,false\n")],
            [("adjustments.points", f"2001 | GT | drivers | {driver} | 1 | fuel", points,
              "nobody has more than 0 points")
             for driver, points in (("Ann", "-10"), ("Bob", "-10"), ("Cid", "-8"), ("Déa", "-6"))],
        ),
        # No place brought points yet: the winner of its class did not get far enough.
        ([("results", "9,S2,1,,Coda,A1,,classified", "9,S2,,,Coda,A1,,dnf"),
          ("results", "9,S2,1,3,Coda,A1,98", "9,S2,1,,Coda,A1,69"),
          ("adjustments", "", "2001,S2,teams,Coda,1,fuel,-3,false\n")], []),
        # One point is left; and who does not lead may have fewer than none.
        ([("adjustments", "", "2001,S2,teams,Coda,1,fuel,-19,false\n"
           "2001,GT,teams,Coda,1,fuel,-7,false\n")], []),
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
    "name of two teams": [
        (
            [("teams", "Coda,", "Coda,Bravo")],
            [("teams.also_printed_as", "Coda", "Bravo",
              "another row has it as the name of the team")],
        ),
        (
            [("teams", "Coda,", "Coda,Coda")],
            [("teams.also_printed_as", "Coda", "Coda", "it is the name of the team itself")],
        ),
        ([("teams", "Coda,", "Coda,Ajax Team")], []),
    ],
    "two spellings of a team": [
        (
            [("teams", "", "AJAX,\n")],
            [("teams.team", "Ajax", "Ajax",
              "it is like AJAX but for capitals, accents, blanks or punctuation")],
        ),
        ([("teams", "", "Ajax 2,\n")], []),
    ],
    "two spellings of a driver": [
        (
            [("drivers", "", "Dea\nA\xa0nn\n")],
            [("drivers.driver", "A\xa0nn", "A\xa0nn",
              "it is like Ann but for capitals, accents, blanks or punctuation"),
             ("drivers.driver", "Déa", "Déa",
              "it is like Dea but for capitals, accents, blanks or punctuation")],
        ),
        ([("drivers", "", "Ajax\nRing\n")], []),
    ],
    "two spellings of a circuit": [
        (
            [("circuits", "", "O val\n")],
            [("circuits.circuit", "O val", "O val",
              "it is like Oval but for capitals, accents, blanks or punctuation")],
        ),
        ([("circuits", "", "Oval 2\n")], []),
    ],
    "two spellings of a manufacturer": [
        (
            [("chassis", "", "A2,Álpha\nA3,Álpha\n")],
            [("chassis.manufacturer", "A2", "Álpha",
              "it is like Alpha but for capitals, accents, blanks or punctuation"),
             ("chassis.manufacturer", "A3", "Álpha",
              "it is like Alpha but for capitals, accents, blanks or punctuation")],
        ),
        # A chassis is there in every spelling.
        ([("chassis", "", "a1,Alpha\n")], []),
    ],
    "two spellings of a class": [
        (
            [("classes", "", "2001,S-2\n")],
            [("classes.class", "2001 | S-2", "S-2",
              "it is like S2 but for capitals, accents, blanks or punctuation")],
        ),
        ([("classes", "", "2001,S3\n")], []),
    ],
    "result of a class that skips the round": [
        (
            [("class_rounds", "", "2001,2,S2,skipped\n")],
            [("results.round", "2001 | 2 | 9", "2", "class_rounds says that S2 skips it")],
        ),
        ([("class_rounds", "", "2001,2,S2,voided\n2001,3,S2,skipped\n")], []),
    ],
    "car of a class for all": [
        (
            [("classes", "season,class\n2001,GT\n2001,S2\n",
              "season,class,overall\n2001,GT,false\n2001,S2,true\n")],
            [("results.class", f"2001 | {number} | 9", "S2", "every car is in it already")
             for number in (1, 2)],
        ),
        ([("classes", "season,class\n2001,GT\n2001,S2\n",
           "season,class,overall\n2001,GT,false\n2001,S2,false\n2001,All,true\n")], []),
    ],
    "status points of no kind of the scale": [
        (
            [("status_points", "", "Ten,sprint,dnf,1\n")],
            [("status_points.kind", "Ten | sprint | dnf", "sprint",
              "points_scales has no place of that kind, so such a race does not count")],
        ),
        ([("status_points", "", "Ten,race,dnf,1\n")], []),
    ],
    "barred in no championship": [
        (
            [("ineligible_entries", "", "2001,1,9,drivers,,false,once\n")],
            [("ineligible_entries.championship", "2001 | 1 | 9 | drivers |", "drivers",
              "championships has none of that name in a class of the car")],
        ),
        ([("ineligible_entries", "", "2001,1,1,drivers,,false,once\n2001,1,9,,,false,once\n")], []),
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
    "two drivers in one name": [
        (
            [("drivers", "", 'Eve / Fay\nGil & Hal\n"Ida, Jo"\nKay; Lee\nMia + Ned\n')],
            [("drivers.driver", name, name, "each has a row of result_drivers")
             for name in ("Eve / Fay", "Gil & Hal", "Ida, Jo", "Kay; Lee", "Mia + Ned")],
        ),
        ([("drivers", "", '"Sam Ash, Jr."\n"Tom Ash, Sr."\nAnn-Mari\n')], []),
    ],
    "award to a driver of another car": [
        (
            [("awards", "", "2001,1,pole,1,Cid\n")],
            [("awards.driver", "2001 | 1 | pole | 1 | Cid", "Cid",
              "result_drivers names no such driver of the car")],
        ),
        ([("awards", "", "2001,1,pole,1,Bob\n2001,1,pole,4,\n")], []),
    ],
    "award in another spelling": [
        (
            [("rulebook_bonuses", "", "Club,race,pole,1\n"),
             ("awards", "", "2001,1,Pole,1,\n2001,1,poole,3,\n2001,2,pole,1,\n")],
            [("awards.award", "2001 | 1 | Pole | 1 |", "Pole", "rulebook_bonuses has it as pole"),
             ("awards.award", "2001 | 1 | poole | 3 |", "poole",
              "rulebook_bonuses has it as pole")],
        ),
        # Two awards alike are two where a rulebook rewards both.
        ([("rulebook_bonuses", "", "Club,race,lap 1,1\nClub,race,lap 2,1\n"),
          ("awards", "", "2001,1,lap 1,1,\n2001,2,lap 2,1,\n")], []),
        # What brings no points may be listed.
        ([("awards", "", "2001,1,Pole,1,\n")], []),
        ([("rulebook_bonuses", "", "Club,race,pole,1\n"),
          ("awards", "", "2001,1,most laps led,1,\n")], []),
        ([("rulebook_bonuses", "", "Club,race,pole,1\n"), ("awards", "", "2001,1,pole,1,\n")], []),
    ],
    "award of two cars": [
        (
            [("rulebook_bonuses", "", "Club,race,pole,1\n"),
             ("awards", "", "2001,1,pole,1,\n2001,1,pole,3,Déa\n2001,2,pole,1,\n"
              "2001,2,pole,9,\n2001,1,pole,9,\n2001,1,pole,4,\n")],
            [("awards.entry", "2001 | 1 | pole | 3 | Déa", "3", "car 1 of GT has it, too"),
             ("awards.entry", "2001 | 1 | pole | 4 |", "4", "car 1 of GT has it, too")],
        ),
        # Each can be accepted, with a driver or without.
        (
            [("rulebook_bonuses", "", "Club,race,pole,1\n"),
             ("awards", "", "2001,1,pole,1,\n2001,1,pole,3,\n2001,1,pole,2,\n2001,2,pole,1,\n"),
             ("accepted_violations", "", "award of two cars,2001 | 1 | pole | 3 |,one time\n")],
            [("awards.entry", "2001 | 1 | pole | 2 |", "2", "car 1 of GT has it, too")],
        ),
        # A kind of race in which it brings no points.
        ([("rulebook_bonuses", "", "Club,sprint,pole,1\n"),
          ("awards", "", "2001,1,pole,1,\n2001,1,pole,3,\n")], []),
        # Two drivers of one car, and what brings no points.
        ([("rulebook_bonuses", "", "Club,race,pole,1\n"),
          ("awards", "", "2001,1,pole,1,Ann\n2001,1,pole,1,Bob\n2001,1,lap,1,\n2001,1,lap,2,\n"
           )], []),
    ],
    "round without an award": [
        (
            [OVER, ("events", "voided", "held"), ("rulebook_bonuses", "", "Club,race,pole,1\n"),
             ("results", "", "2001,3,1,GT,1,1,Ajax,A1,9,classified,standings\n"
              "2001,3,9,S2,1,2,Coda,A1,9,classified,standings\n"),
             ("awards", "", "2001,1,pole,1,\n2001,3,pole,1,\n")],
            [("events.round", "2001 | Second | pole", "2",
              "awards has pole in 0 of its classes, and in 1 in most rounds")],
        ),
        (
            [OVER, ("events", "voided", "held"), ("rulebook_bonuses", "", "Club,race,pole,1\n"),
             ("results", "", "2001,3,1,GT,1,1,Ajax,A1,9,classified,standings\n"
              "2001,3,9,S2,1,2,Coda,A1,9,classified,standings\n"),
             ("awards", "", "2001,1,pole,1,\n2001,1,pole,9,\n2001,2,pole,9,\n2001,3,pole,1,\n"
              "2001,3,pole,9,\n")],
            [("events.round", "2001 | Second | pole", "2",
              "awards has pole in 1 of its classes, and in 2 in most rounds")],
        ),
        # One of two rounds has it; one in three; one of another kind has none.
        ([("rulebook_bonuses", "", "Club,race,pole,1\n"), ("awards", "", "2001,1,pole,1,\n")], []),
        # Of the whole field, whatever the class.
        ([OVER, ("events", "voided", "held"), ("rulebook_bonuses", "", "Club,race,pole,1\n"),
          ("results", "", "2001,3,1,GT,1,1,Ajax,A1,9,classified,standings\n"
           "2001,3,9,S2,1,2,Coda,A1,9,classified,standings\n"),
          ("awards", "", "2001,1,pole,1,\n2001,2,pole,9,\n2001,3,pole,1,\n")], []),
        # It brings no points, or none in the class; or the class did not race.
        ([OVER, ("events", "voided", "held"),
          ("rulebooks", "", "Other,Ten,0\n"), ("championships", "S2,teams,Club", "S2,teams,Other"),
          ("rulebook_bonuses", "", "Other,race,pole,1\n"),
          ("results", "", "2001,3,1,GT,1,1,Ajax,A1,9,classified,standings\n"),
          ("awards", "", "2001,1,pole,9,\n2001,2,pole,9,\n2001,1,pole,1,\n")], []),
        ([OVER, ("events", "voided", "held"),
          ("results", "", "2001,3,1,GT,1,1,Ajax,A1,9,classified,standings\n"
           "2001,3,9,S2,1,2,Coda,A1,9,classified,standings\n"),
          ("awards", "", "2001,1,pole,1,\n2001,3,pole,1,\n")], []),
    ],
    "number that lost its zeros": [
        (
            [("results", "", "2001,1,01,GT,,,Bravo,B1,50,dnf,standings\n"),
             ("race_entries", "GT,4,3", "GT,5,3")],
            [("result_drivers.entry", f"2001 | 1 | 1 | {driver}", "1",
              "no driver of 01 is known, and spreadsheets drop leading zeros")
             for driver in ("Ann", "Bob")],
        ),
        # Drivers of both are known; of the other one none are.
        ([("results", "", "2001,1,01,GT,,,Bravo,B1,50,dnf,standings\n"),
          ("result_drivers", "", "2001,1,01,Cid,\n")], []),
        ([("results", "", "2001,1,04,GT,,,Bravo,B1,50,dnf,standings\n"),
          ("result_drivers", "", "2001,1,04,Cid,\n")], []),
    ],
    "award twice to one car": [
        (
            [("awards", "", "2001,1,pole,1,\n2001,1,pole,1,Ann\n")],
            [("awards.award", "2001 | 1 | pole | 1 | Ann", "pole",
              "another row gives it to all drivers of the car")],
        ),
        (
            [("awards", "", "2001,1,pole,4,\n2001,1,pole,4,\n")],
            [("awards.award", "2001 | 1 | pole | 4 |", "pole",
              "another row gives it to all drivers of the car")],
        ),
        ([("awards", "", "2001,1,pole,1,Ann\n2001,1,pole,1,Bob\n2001,1,pole,2,\n")], []),
    ],
    "barred driver of another car": [
        (
            [("ineligible_entries", "", "2001,1,1,,Cid,false,guest\n")],
            [("ineligible_entries.driver", "2001 | 1 | 1 | | Cid", "Cid",
              "result_drivers names no such driver of the car")],
        ),
        ([("ineligible_entries", "", "2001,1,1,,Ann,false,guest\n")], []),
    ],
    "driver barred where none scores": [
        (
            [("ineligible_entries", "", "2001,1,1,teams,Ann,false,guest\n")],
            [("ineligible_entries.championship", "2001 | 1 | 1 | teams | Ann", "teams",
              "drivers do not compete in it")],
        ),
        ([("ineligible_entries", "", "2001,1,1,drivers,Ann,false,guest\n")], []),
    ],
    "barred twice": [
        (
            [("ineligible_entries", "",
              "2001,1,1,drivers,Ann,false,guest\n2001,1,1,,Ann,false,guest\n")],
            [("ineligible_entries.entry", "2001 | 1 | 1 | | Ann", "1",
              "another row bars Ann from the championship of drivers")],
        ),
        (
            [("ineligible_entries", "", "2001,1,4,,,false,guest\n2001,1,4,,,false,guest\n")],
            [("ineligible_entries.entry", "2001 | 1 | 4 | |", "4",
              "another row bars the car from every championship")],
        ),
        # The car from two championships, two of its drivers, and other cars.
        ([("ineligible_entries", "",
           "2001,1,1,teams,,false,guest\n2001,1,1,manufacturers,,false,guest\n"
           "2001,1,1,,Ann,false,guest\n2001,1,1,drivers,Bob,false,guest\n"
           "2001,1,2,teams,,false,guest\n2001,2,1,teams,,false,guest\n")], []),
    ],
    "adjustment of a competitor that did not race": [
        (
            [("championships", "", "2001,S2,drivers,Club\n"),
             ("result_drivers", "", "2001,1,9,Cid,\n"),
             ("adjustments", "", "2001,S2,teams,Ajax,1,late,-1,false\n"
              "2001,S2,drivers,Ann,1,late,-1,false\n2001,GT,drivers,Ajax,1,late,-1,false\n"
              "2001,GT,manufacturers,Beta,1,late,-1,false\n")],
            [("adjustments.competitor", "2001 | GT | drivers | Ajax | 1 | late", "Ajax",
              "results has no car of it in GT"),
             ("adjustments.competitor", "2001 | S2 | drivers | Ann | 1 | late", "Ann",
              "results has no car of it in S2"),
             ("adjustments.competitor", "2001 | S2 | teams | Ajax | 1 | late", "Ajax",
              "results has no car of it in S2")],
        ),
        ([("results", "1,1,Ajax,A1", "1,1,Ajax,"), ("results", "2,2,Ajax,A1", "2,2,Ajax,"),
          ("adjustments", "", "2001,GT,teams,Ajax,1,late,-1,false\n"
           "2001,GT,drivers,Bob,1,late,-1,false\n")], []),
        # In a championship of another name those compete whom it names.
        (
            [("championships", "rulebook\n2001,GT,teams,Club\n2001,GT,drivers,Club\n"
              "2001,GT,manufacturers,Club\n2001,S2,teams,Club\n",
              "rulebook,competitors\n2001,GT,teams,Club,teams\n2001,GT,drivers,Club,drivers\n"
              "2001,GT,manufacturers,Club,manufacturers\n2001,S2,teams,Club,teams\n"
              "2001,GT,Cup,Club,teams\n2001,GT,Trophy,Club,drivers\n"),
             ("adjustments", "", "2001,GT,Cup,Ajax,1,late,-1,false\n"
              "2001,GT,Trophy,Ajax,1,late,-1,false\n2001,GT,Trophy,Ann,1,late,-1,false\n")],
            [("adjustments.competitor", "2001 | GT | Trophy | Ajax | 1 | late", "Ajax",
              "results has no car of it in GT")],
        ),
    ],
    "adjustment of a race that was not held": [
        (
            [("adjustments", "", "2001,GT,teams,Ajax,3,late,-1,false\n")],
            [("adjustments.round", "2001 | GT | teams | Ajax | 3 | late", "3", NOT_HELD)],
        ),
        ([OVER, ("adjustments", "", "2001,GT,teams,Ajax,3,late,-1,false\n")], []),
    ],
    "excluded twice": [
        (
            [("adjustments", "", "2001,GT,teams,Ajax,1,fuel,,true\n"
              "2001,GT,teams,Ajax,2,fuel,,true\n2001,GT,teams,Ajax,2,wing,,true\n")],
            [("adjustments.excluded", "2001 | GT | teams | Ajax | 2 | fuel", "true",
              "it was excluded in round 1 already"),
             ("adjustments.excluded", "2001 | GT | teams | Ajax | 2 | wing", "true",
              "it was excluded in round 2 already")],
        ),
        # The team loses points besides, and its driver is excluded, too.
        ([("adjustments", "", "2001,GT,teams,Ajax,1,fuel,,true\n"
           "2001,GT,teams,Ajax,2,fuel,-1,false\n2001,GT,drivers,Ann,1,fuel,,true\n")], []),
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
    "correction that is not kept": [
        (
            [("corrections", "", "2001,1,1,laps,98,99,typo\n2001,2,9,laps,98,99,typo\n"
              "2001,1,1,driver,Kid,Cid,typo\n2001,2,1,driver,Rob,Bob,typo\n")],
            [("corrections.kept", "2001 | 1 | 1 | driver | Kid", "Cid",
              "result_drivers names no such driver of the car"),
             ("corrections.kept", "2001 | 1 | 1 | laps | 98", "99", "results has 100"),
             ("corrections.kept", "2001 | 2 | 1 | driver | Rob", "Bob",
              "result_drivers names no such driver of the car"),
             ("corrections.kept", "2001 | 2 | 9 | laps | 98", "99", "results has an empty cell")],
        ),
        ([("corrections", "", "2001,1,1,laps,98,100,typo\n2001,1,1,driver,Rob,Bob,typo\n"
           "2001,1,1,race_class,GTS,GT,typo\n")], []),
    ],
    "what-if without a change": [
        (
            [("what_ifs", "", "as it was,What if nothing changed?,,,,,\n")],
            [("what_ifs.what_if", "as it was", "as it was",
              "it changes no rule, result or round, so it is what held")],
        ),
        ([("what_ifs", "", "a,,Ten,,,,\nb,,,0,,,\nc,,,,class winner,,\nd,,,,,1,\ne,,,,,,2\n")], []),
    ],
    "driver in two cars": [
        (
            [("result_drivers", "", "2001,1,2,Ann,2\n")],
            [("result_drivers.driver", "2001 | 1 | 2 | Ann", "Ann",
              "car 1 of the race names the driver, too")],
        ),
        # In whichever class, and however many cars count.
        (
            [("result_drivers", "", "2001,1,9,Ann,\n2001,1,4,Ann,\n"),
             ("rulebooks", "percent\nClub,Ten,70", "percent,cars_counted\nClub,Ten,70,99")],
            [("result_drivers.driver", f"2001 | 1 | {entry} | Ann", "Ann",
              "car 1 of the race names the driver, too") for entry in (4, 9)],
        ),
        # One acceptance for a season.
        ([("result_drivers", "", "2001,1,2,Ann,2\n2001,1,3,Bob,\n"),
          ("accepted_violations", "", "driver in two cars,every one of 2001,cars were shared\n")],
         []),
        ([("result_drivers", "", "2001,2,2,Ann,2\n")], []),
    ],
    "bonus that nobody can win": [
        (
            [("rulebook_bonuses", "", "Club,sprint,pole,1\n")],
            [("rulebook_bonuses.award", "Club | sprint | pole |", "pole",
              "no event under this rulebook is of the kind sprint")],
        ),
        (
            [("rulebook_bonuses", "", "Club,race,fastest lap,1\nClub,race,pole,1\n"),
             ("awards", "", "2001,1,FL,1,\n2001,1,pole,1,\n")],
            [("rulebook_bonuses.award", "Club | race | fastest lap | 2001", "fastest lap",
              "awards has it in none of the 2 rounds that were held in 2001")],
        ),
        # Its only race is still to come.
        ([("rulebook_bonuses", "", "Club,sprint,pole,1\n"),
          ("events", "2001-06-01,scheduled,race", "2001-06-01,scheduled,sprint")], []),
        ([("rulebook_bonuses", "", "Club,race,pole,1\n"), ("awards", "", "2001,2,pole,9,\n")], []),
    ],
    "winner without laps": [
        (
            [("results", "Ajax,A1,100", "Ajax,A1,")],
            [("results.laps", "2001 | 1 | 1", None, "the laps of 4 cars behind it are known")],
        ),
        # The class winner, by whom its rulebook measures.
        (
            [("results", "1,1,GT,1,1,Ajax,A1,100", "1,1,GT,1,,Ajax,A1,"),
             ("rulebooks", "percent\nClub,Ten,70",
              "percent,distance_basis\nClub,Ten,70,class winner")],
            [("results.laps", "2001 | 1 | 1", None, "the laps of 3 cars behind it are known")],
        ),
        ([("results", "1,1,GT,1,1,Ajax,A1,100", "1,1,GT,1,,Ajax,A1,")], []),
        # Of a dead heat, the laps of the other one are known; and nobody's are.
        ([DEAD_HEAT, ("results", "Ajax,A1,100", "Ajax,A1,")], []),
        ([("results", "Ajax,A1,79", "Ajax,A1,"), ("results", "Bravo,B1,80", "Bravo,B1,")], []),
    ],
    "place inside a dead heat": [
        (
            [DEAD_HEAT, ("results", "1,3,GT,3,4", "1,3,GT,2,4"), ACCEPT_DEAD_HEAT],
            [("results.class_position", "2001 | 1 | 3", "2",
              "2 cars share place 1 of GT, so the next place is 3")],
        ),
        # Three shared it.
        (
            [DEAD_HEAT, ("results", "1,3,GT,3,4", "1,3,GT,1,4"),
             ("results", "1,4,GT,,,Bravo,B1,50,dnf", "1,4,GT,3,,Bravo,B1,50,dnf")],
            [("results.class_position", "2001 | 1 | 4", "3",
              "3 cars share place 1 of GT, so the next place is 4")],
        ),
        ([DEAD_HEAT], []),
    ],
    "retired cars with places": [
        (
            [("results", "", RETIRED)],
            [("results.status", "2001 | 2 | 5 | GT", "dnf",
              "all 3 cars of GT that retired have a place")],
        ),
        # One more retired without a place; only two have one.
        ([("results", "", RETIRED), ("results", "", "2001,2,8,GT,,,Coda,,9,dnf,standings\n")], []),
        ([("results", "", RETIRED.partition("\n")[2])], []),
    ],
    "hole in the order": [
        (
            [("results", "2,1,GT,2,2", "2,1,GT,3,3"),
             ("results", "", "2001,2,5,GT,,,Bravo,,79,dsq,standings\n")],
            [("results.class_position", "2001 | 2 | 1 | GT", "3",
              "place 2 of GT is missing, and as many of its cars were disqualified: those behind "
              "move up")],
        ),
        (
            [("results", "2,1,GT,2,2", "2,1,GT,3,3")],
            [("results.class_position", "2001 | 2 | 1 | GT", "3",
              "place 2 of GT is missing, and each of its 2 cars has a place")],
        ),
        (
            [("results", "2,1,GT,2,2", "2,1,GT,15,15"),
             ("results", "", "2001,2,5,GT,,,Bravo,,79,dnf,standings\n")],
            [("results.class_position", "2001 | 2 | 1 | GT", "15",
              "place 2 of GT is missing, and it has 3 cars")],
        ),
        # Another car was entered, something is known of the place, or a car that retired had it.
        ([("results", "1,3,GT,3,4", "1,3,GT,5,5"), ("race_entries", "GT,4,3", "GT,9,3")], []),
        ([("results", "2,1,GT,2,2", "2,1,GT,3,3"),
          ("place_notes", "", "2001,2,GT,2,a red car\n")], []),
        ([("results", "2,1,GT,2,2", "2,1,GT,3,3"),
          ("results", "", "2001,2,5,GT,,,Bravo,,79,dnf,standings\n")], []),
        ([DEAD_HEAT], []),
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
    "family name first": [
        (
            [("drivers", "", '"Earl, Eve"\n"Fox, Fay"\n"Gil, Guy"\n"Hay, Hal"\n"Ink, Ivo"\n')],
            [("drivers.driver", "Earl, Eve", "Earl, Eve",
              "as in 5 of 9 names; expected as in Jan Magnussen, without a comma")],
        ),
        ([("drivers", "", '"Earl, Eve"\n"Fox, Fay"\n')], []),
    ],
    "one driver under two names": [
        (
            two_names("Jan Magnussen", "Jan Magnusen"),
            [("drivers.driver", "Jan Magnusen", "Jan Magnusen",
              "it is a letter or two from Jan Magnussen, and no race has both; car 9 had only Jan "
              "Magnussen otherwise")],
        ),
        *(
            (
                two_names(one, other),
                [("drivers.driver", min(one, other), min(one, other),
                  f"it {likeness} {max(one, other)}, and no race has both; car 9 had only "
                  f"{max(one, other)} otherwise")],
            )
            for one, other, likeness in (
                ("Jan Magnussen", "Magnussen Jan", "has the same words as"),
                ("Magnussen, Jan", "Jan Magnussen", "has the same words as"),
                ("Jan Magnussen", "Magnussen", "shares its words with"),
                ("Jan Magnussen", "J. Magnussen", "has the initials of"),
                ("Kimi Räikkönen", "Kimi Raeikkoenen", "is a letter or two from"),
                ("Søren Ørsted", "Soren Orsted", "reads like"),
                ("Łukasz Kos", "Lukasz Kos", "reads like"),
                ("Anton Berg", "\u0410nton Berg", "reads like"),
            )
        ),
        # They met; numbers; short names; another class.
        ([*two_names("Jan Magnussen", "Jan Magnusen"),
          ("result_drivers", "", "2001,2,1,Jan Magnussen,\n")], []),
        (two_names("Driver 11", "Driver 12"), []),
        (two_names("Kim", "Tim"), []),
        ([("drivers", "", "Jan Magnussen\nJan Magnusen\n"),
          ("result_drivers", "", "2001,1,9,Jan Magnussen,\n2001,2,1,Jan Magnusen,\n")], []),
    ],
    "one team under two names": [
        (
            [("teams", "", "Delta Racing,\nDelta Raceing,\n"),
             ("results", "", "2001,1,5,S2,,,Delta Racing,,9,dnf,standings\n"
              "2001,2,5,S2,,,Delta Raceing,,9,dnf,standings\n")],
            [("teams.team", "Delta Raceing", "Delta Raceing",
              "it is a letter or two from Delta Racing, and no race has both")],
        ),
        ([("teams", "", "Delta Racing,\nDelta Raceing,\n"),
          ("results", "", "2001,2,4,S2,,,Delta Racing,,9,dnf,standings\n"
           "2001,2,5,S2,,,Delta Raceing,,9,dnf,standings\n")], []),
    ],
    "one manufacturer under two names": [
        (
            [("chassis", "", "C1,Gamma Cars\nC2,Gamma\n"),
             ("results", "", "2001,1,5,S2,,,Coda,C1,9,dnf,standings\n"
              "2001,2,5,S2,,,Coda,C2,9,dnf,standings\n")],
            [("chassis.manufacturer", "C2", "Gamma",
              "it shares its words with Gamma Cars, and no race has both")],
        ),
        ([("chassis", "", "C1,Gamma Cars\nC2,Gamma\n"),
          ("results", "", "2001,2,4,S2,,,Coda,C1,9,dnf,standings\n"
           "2001,2,5,S2,,,Coda,C2,9,dnf,standings\n")], []),
    ],
    # Made by read_checks of what all the others find.
    "acceptance of nothing": [
        (
            [("accepted_violations", "", "points that rise,Ten | race | 9,a typo\n")],
            [("accepted_violations.row_key", "points that rise | Ten || race || 9",
              "Ten | race | 9", OF_NOTHING)],
        ),
        # Of another kind of race, another season, another class.
        (
            [("events", "scheduled,race", "scheduled,sprint"),
             ("accepted_violations", "",
              "".join(f"round without a points scale,{key},ours\n" for key in ELSEWHERE))],
            [("accepted_violations.row_key",
              f"round without a points scale | {key.replace('|', '||')}", key, OF_NOTHING)
             for key in ELSEWHERE],
        ),
        # What the views rely on cannot be accepted.
        (
            [("points_scales", "", "Ten,race,4,7\n"),
             ("accepted_violations", "", "points that rise,Ten | race | 4,ours\n")],
            [("accepted_violations.row_key", "points that rise | Ten || race || 4",
              "Ten | race | 4", OF_NOTHING)],
        ),
        ([DEAD_HEAT, ("accepted_violations", "",
                      "two cars in one place of a class,2001 | 1 | 2,a dead heat\n")], []),
    ],
}  # fmt: skip
ALL = {
    f"{check} {number}": (check, *case)
    for check, cases in CASES.items()
    for number, case in enumerate(cases)
}
TABLES, VIEWS = read_catalogue(loader.ROOT)
CHECKS = loader.ROOT / "checks"


def stem(check: str) -> str:
    return re.sub(r"\W", "_", check.replace("'", ""))


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """Every table without a row, and every view; and for each check one like violations with no
    other in it, which is planned in a tenth of the time."""
    with duckdb.connect(config={"threads": 1}) as con:
        loader.execute(con, [table.create for table in TABLES])
        loader.create_views(con, VIEWS)
        for path in CHECKS.rglob("*.sql"):
            folder = tmp_path_factory.mktemp("check")
            shutil.copy(path, folder)
            create = read_checks(folder, TABLES).create
            con.execute(create.replace("VIEW violations", f"VIEW {path.stem}", 1))
        yield con


def findings(
    con: duckdb.DuckDBPyConnection, edits: Iterable[Edit], such: str, view: str = "violations"
) -> list[tuple]:
    """(check, *Found) of everything such that a view finds in the edited league."""
    seeds = dict(LEAGUE)
    for seed, old, new in edits:
        assert not old or seeds[seed].count(old) == 1, f"{old!r} is not there once in {seed}"
        seeds[seed] = seeds[seed].replace(old, new) if old else seeds[seed] + new
    con.begin()
    try:
        for table in (table.name for table in TABLES if table.name in seeds):
            header, *rows = csv.reader(seeds[table].splitlines())
            if table == "championships" and "competitors" not in header:  # as the loader fills it
                header, rows = [*header, "competitors"], [[*row, row[2]] for row in rows]
            for row in rows:
                cells = ", ".join(f"'{quoted(cell)}'" if cell else "NULL" for cell in row)
                con.execute(f"INSERT INTO {table} ({', '.join(header)}) VALUES ({cells})")
        return con.execute(
            "SELECT check_name, seed || '.' || column_name, row_key, value, detail "
            f"FROM {view} WHERE {such} ORDER BY ALL"
        ).fetchall()
    finally:
        con.rollback()


def test_the_league_is_sound(con: duckdb.DuckDBPyConnection) -> None:
    assert findings(con, [], "TRUE") == []


@pytest.mark.parametrize("case", ALL)
def test_check(case: str, con: duckdb.DuckDBPyConnection) -> None:
    check, edits, found = ALL[case]
    if check == "acceptance of nothing":  # of the others, whichever they are
        such = "seed = 'accepted_violations'"
        assert findings(con, edits, such) == [(check, *row) for row in found]
    else:
        such = f"accepted IS NULL AND check_name = '{quoted(check)}'"
        assert findings(con, edits, such, stem(check)) == [(check, *row) for row in found]


@pytest.mark.slow
@pytest.mark.parametrize("case", [f"{check} 0" for check in CASES])
def test_no_other_check_finds_anything(case: str, con: duckdb.DuckDBPyConnection) -> None:
    check, edits, found = ALL[case]
    assert findings(con, edits, "accepted IS NULL") == [(check, *row) for row in found]


def test_every_check_has_a_case_that_it_finds_and_one_that_it_passes_by() -> None:
    checks = set()
    for path in CHECKS.rglob("*.sql"):
        check = re.match("-- (.+):", path.read_text(encoding="utf-8"))[1]
        assert path.stem == stem(check), path
        checks.add(check)
    assert set(CASES) == checks | {"acceptance of nothing"}
    for check, cases in CASES.items():
        assert {bool(found) for _, found in cases} == {True, False}, check


def test_an_acceptance_covers_one_finding() -> None:
    """No two findings of a check have one key, but of what cannot be accepted."""
    for check, cases in CASES.items():
        if check not in ("barred twice", "award twice to one car", "excluded twice"):
            for _, found in cases:
                assert len({key for _, key, *_ in found}) == len(found), check


def test_a_class_can_be_accepted(con: duckdb.DuckDBPyConnection) -> None:
    """Its every finding, and no other one's."""
    edits = [("events", "scheduled,race", "scheduled,sprint")]
    check = "round without a points scale"
    accept = ("accepted_violations", "", f"{check},every one of 2001 GT,not counted\n")
    assert len(findings(con, edits, "accepted IS NULL")) == 4
    assert findings(con, [*edits, accept], "accepted IS NULL") == [
        (check, "championships.rulebook", "2001 | S2 | teams | sprint", "Club",
         "its scale Ten has no points for the kind sprint of round 3")
    ]  # fmt: skip


def test_what_is_true_all_the_same_is_shown_and_accepted(con: duckdb.DuckDBPyConnection) -> None:
    check = "two cars in one place of a class"
    accept = ("accepted_violations", "", f"{check},2001 | 1 | 2,a dead heat\n")
    found = findings(con, [DEAD_HEAT], "accepted IS NULL")
    assert findings(con, [DEAD_HEAT, accept], "accepted = 'a dead heat'") == found


def test_how_often_checks_speak_on_good_data(database: Path, formula_one: Path) -> None:
    """All of it is accepted: 1,173 races have 110 findings, most of them of shared cars."""
    found = {
        "driver in two cars": 94,
        "award of two cars": 9,
        "round without a points scale": 3,
        "hole in the order": 1,
        "one driver under two names": 1,
        "one team under two names": 1,
        "round without an award": 1,
    }
    for path, counts in ((database, {}), (formula_one, found)):
        with duckdb.connect(str(path), read_only=True) as con:
            assert counts == dict(
                con.execute("SELECT check_name, COUNT(*) FROM violations GROUP BY ALL").fetchall()
            )


def test_words_for_nothing_are_no_names() -> None:
    words = (
        "NULL|None|none|None None|N/A|n/a|NA|n.a.|TBA|T.B.A.|tbc|TBD|TBA TBA|Driver TBA|Team TBA|"
        "unknown|Unknown Unknown|unknown driver|driver unknown|NaN|nan nan|<NA>|-|--|?|???|\\N|...|"
        "N.N.|to be announced|Not known|nil|undefined"
    ).split("|")
    names = "Nana|Nil Montserrat|Nan Goldin|Unknown Racing|N.A. Racing|Na Li|A|X|0|K.|Noone".split(
        "|"
    )
    with duckdb.connect() as con:
        for text in words + names:
            ((bad,),) = con.execute(f"SELECT regexp_matches(?, '{BAD_TEXT}')", [text]).fetchall()
            assert bad == bool(re.search(NOTHING, text)) == (text in words), text
