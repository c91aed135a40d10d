"""What the views answer, written by hand for pandas."""

from __future__ import annotations

import duckdb
import pandas as pd
from by_hand_polars import KEYS, TABLES

ENDED = {
    "dsq": "disqualified",
    "dns": "did not start",
    "dnf": "did not finish",
    "nc": "not classified",
}


def read(con: duckdb.DuckDBPyConnection) -> dict[str, pd.DataFrame]:
    return {table: con.sql(f"FROM {table}").df() for table in TABLES}


def eligible(tables: dict[str, pd.DataFrame], rulebook: str, results: pd.DataFrame) -> pd.DataFrame:
    """Classified cars with their points (empty outside the points) that went far enough."""
    rules = tables["rulebooks"].set_index("rulebook").loc[rulebook]
    scales = tables["rulebook_scales"]
    rounds = tables["events"].merge(scales[scales["rulebook"] == rulebook], on="kind")
    cars = results[results["status"] == "classified"].merge(
        rounds[["season", "round", "scale"]], on=["season", "round"]
    )
    percent = rules["minimum_distance_percent"]
    if pd.notna(percent):
        if rules["distance_basis"] == "overall winner":
            place, per = "overall_position", ["season", "round"]
        else:
            place, per = "class_position", ["season", "round", "class"]
        winners = results.loc[results[place] == 1, [*per, "laps"]]
        cars = cars.merge(winners.rename(columns={"laps": "winner_laps"}), on=per, how="left")
        short = cars["laps"] * 100 < cars["winner_laps"] * percent
        cars = cars[~short]
    return cars.merge(
        tables["points_scales"],
        left_on=["scale", "class_position"],
        right_on=["scale", "position"],
        how="left",
    )


def standings(
    tables: dict[str, pd.DataFrame], rulebook: str, season: int | None = None
) -> pd.DataFrame:
    """season, class, position, team, points, wins: best car of a team only, ties by countback."""
    results = tables["results"]
    if season is not None:
        results = results[results["season"] == season]
    cars = eligible(tables, rulebook, results)
    cars = cars[cars["points"].notna()]
    best = cars.groupby(KEYS, as_index=False, sort=False).agg(
        points=("points", "max"), class_position=("class_position", "min")
    )
    positions = range(1, tables["points_scales"]["position"].max() + 1)
    counts = [f"place_{position}" for position in positions]
    for position, count in zip(positions, counts, strict=True):
        best[count] = best["class_position"] == position
    totals = best.groupby(["season", "class", "team"], as_index=False, sort=False)[
        ["points", *counts]
    ].sum()
    order = totals.sort_values(
        ["season", "class", "points", *counts],
        ascending=[True, True, *[False] * (1 + len(counts))],
        ignore_index=True,
    )
    race = ["season", "class"]
    first = ~order.duplicated([*race, "points", *counts])
    place = order.groupby(race, sort=False).cumcount() + 1
    order["position"] = place.where(first).ffill()
    order["wins"] = order["place_1"]
    return order[["season", "class", "position", "team", "points", "wins"]]


def ledger(tables: dict[str, pd.DataFrame], season: int, in_round: int) -> pd.DataFrame:
    """entry, points, reason of every car of a race under the official rulebook."""
    rulebook = tables["seasons"].set_index("season").loc[season, "rulebook"]
    results = tables["results"]
    results = results[(results["season"] == season) & (results["round"] == in_round)]
    cars = eligible(tables, rulebook, results)[["entry", "points"]].assign(far_enough=True)
    race = results.merge(cars, on="entry", how="left")
    scoring = race["class_position"].where(race["points"].notna())
    best = scoring == scoring.groupby([race["class"], race["team"]]).transform("min")
    race["reason"] = "not the team's best car"
    race.loc[best, "reason"] = "scored"
    race.loc[race["points"].isna(), "reason"] = "outside the points"
    race.loc[race["far_enough"].isna(), "reason"] = "below minimum distance"
    ended = race["status"].map(ENDED)
    race["reason"] = ended.where(ended.notna(), race["reason"])
    race["points"] = race["points"].where(race["reason"] == "scored", 0)
    return race[["entry", "points", "reason"]]
