"""Awards, guests, penalties: checks/awards_and_decisions."""

from __future__ import annotations

from check_cases.league import NOT_HELD, OVER, Cases

CASES: Cases = {
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
    "barred in no championship": [
        (
            [("ineligible_entries", "", "2001,1,9,drivers,,false,once\n")],
            [("ineligible_entries.championship", "2001 | 1 | 9 | drivers |", "drivers",
              "championships has none of that name in a class of the car")],
        ),
        ([("ineligible_entries", "", "2001,1,1,drivers,,false,once\n2001,1,9,,,false,once\n")], []),
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
             ("drivers", "", "Eve\n"), ("result_drivers", "", "2001,1,9,Eve,\n"),
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
}  # fmt: skip
