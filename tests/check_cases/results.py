"""Places, laps, drivers and cars: checks/results."""

from __future__ import annotations

from check_cases.league import DEAD_HEAT, Cases, Edit

ACCEPT_DEAD_HEAT: Edit = (
    "accepted_violations", "", "two cars in one place of a class,2001 | 1 | 2,a dead heat\n"
)  # fmt: skip
RETIRED = "".join(
    f"2001,2,{place + 2},GT,{place},,Coda,,{100 - 10 * place},dnf,standings\n"
    for place in (3, 4, 5)
)

CASES: Cases = {
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
}  # fmt: skip
