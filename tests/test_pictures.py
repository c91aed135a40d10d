"""The picture of the title races and the diagram of how a number flows show what is there."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from docs import pictures

SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_shows_the_printed_points(con):
    """The lines' points are where the printed cells put them, in words and on the paper."""
    picture = ElementTree.fromstring(pictures.title_races(con))
    words = [element.text for element in picture.iter(f"{SVG}text")]
    assert [
        word for word in words if word.startswith(("170", "163", "130", "60", "167", "72"))
    ] == [
        "170 Infineon Team Joest",
        "163 ADT Champion Racing",
        "130 JML Team Panoz",
        "60 American Spirit Racing",
        "167 Corvette Racing",
        "163 Prodrive",
        "72 Team Olive Garden",
    ]
    ends = [
        float(circle.get("cy"))
        for circle in picture.iter(f"{SVG}circle")
        if circle.get("cx") == f"{pictures.RIGHT:g}"
    ]
    # Drawn from the last team of a class to the first.
    for totals, heights in (((60, 130, 163, 170), ends[:4]), ((42, 72, 163, 167), ends[4:])):
        assert heights == pytest.approx(
            [
                pictures.LOW - (pictures.LOW - pictures.HIGH) * total / totals[-1]
                for total in totals
            ],
            abs=0.01,
        )


def test_labels_keep_their_distance():
    assert pictures.spread([10, 12, 13, 90]) == [10, 29, 48, 90]


def test_the_flow_shows_each_rule_between_results_and_table():
    lines = pictures.flow().splitlines()
    for reads in (
        "results --> classification",
        "required_laps --> classification",
        "classification --> best_entries",
        "best_entries --> points_ledger",
        "standings_2003 --> gt_standings",
    ):
        assert f"    {reads}" in lines
    assert "published" not in pictures.flow()
