"""Names that are one, or hold two: checks/names."""

from __future__ import annotations

from check_cases.league import Cases, Edit


def two_names(one: str, other: str) -> list[Edit]:
    """Two drivers: of car 9 in the first round, and in the second."""
    return [
        ("drivers", "", f'"{one}"\n"{other}"\n'),
        ("result_drivers", "", f'2001,1,9,"{one}",\n2001,2,9,"{other}",\n'),
    ]


CASES: Cases = {
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
    "two drivers in one name": [
        (
            [("drivers", "", 'Eve / Fay\nGil & Hal\n"Ida, Jo"\nKay; Lee\nMia + Ned\n')],
            [("drivers.driver", name, name, "each has a row of result_drivers")
             for name in ("Eve / Fay", "Gil & Hal", "Ida, Jo", "Kay; Lee", "Mia + Ned")],
        ),
        ([("drivers", "", '"Sam Ash, Jr."\n"Tom Ash, Sr."\nAnn-Mari\n')], []),
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
}  # fmt: skip
