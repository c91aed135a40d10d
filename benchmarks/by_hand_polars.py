"""What the views answer for teams, written by hand for polars: the measure to beat."""

from __future__ import annotations

import duckdb
import polars as pl

TABLES = ("results", "events", "rulebooks", "what_ifs", "points_scales")
KEYS = ["season", "round", "class", "team"]


def read(con: duckdb.DuckDBPyConnection) -> dict[str, pl.DataFrame]:
    return {table: con.sql(f"FROM {table}").pl() for table in TABLES}


def eligible(tables: dict[str, pl.DataFrame], rulebook: str, results: pl.LazyFrame) -> pl.LazyFrame:
    """Classified cars with their points (empty outside the points) that went far enough."""
    rules = tables["rulebooks"].row(0, named=True)
    if rulebook != "official":
        asked = tables["what_ifs"].row(by_predicate=pl.col("what_if") == rulebook, named=True)
        rules |= {rule: value for rule, value in asked.items() if value is not None}
    kinds = tables["events"].lazy().select("season", "round", "kind")
    cars = results.filter(pl.col("status") == "classified").join(kinds, on=["season", "round"])
    percent = rules["minimum_distance_percent"]
    if percent:
        if rules["distance_basis"] == "overall winner":
            place, per = "overall_position", ["season", "round"]
        else:
            place, per = "class_position", ["season", "round", "class"]
        winners = results.filter(pl.col(place) == 1).select(*per, winner_laps="laps")
        cars = cars.join(winners, on=per, how="left").filter(
            (pl.col("laps") * 100 >= pl.col("winner_laps") * percent).fill_null(True)
        )
    scale = tables["points_scales"].lazy().filter(pl.col("scale") == rules["scale"])
    return cars.join(
        scale, left_on=["kind", "class_position"], right_on=["kind", "place"], how="left"
    )


def standings(
    tables: dict[str, pl.DataFrame], rulebook: str, season: int | None = None
) -> pl.DataFrame:
    """season, class, position, team, points, wins: best car of a team only, ties by countback."""
    results = tables["results"].lazy()
    if season is not None:
        results = results.filter(pl.col("season") == season)
    positions = range(1, tables["points_scales"]["place"].max() + 1)
    counts = [f"place_{position}" for position in positions]
    totals = (
        eligible(tables, rulebook, results)
        .filter(pl.col("points").is_not_null())
        .group_by(KEYS)
        .agg(pl.col("points").max(), pl.col("class_position").min())
        .group_by("season", "class", "team")
        .agg(
            pl.col("points").sum(),
            *[
                (pl.col("class_position") == position).sum().alias(count)
                for position, count in zip(positions, counts, strict=True)
            ],
        )
    )
    place = pl.struct("points", *counts).rank("min", descending=True).over("season", "class")
    return totals.select(
        "season", "class", place.alias("position"), "team", "points", wins="place_1"
    ).collect()


def ledger(tables: dict[str, pl.DataFrame], season: int, in_round: int) -> pl.DataFrame:
    """entry, points, reason of every car of a race under the official rulebook."""
    results = (
        tables["results"]
        .lazy()
        .filter((pl.col("season") == season) & (pl.col("round") == in_round))
    )
    cars = eligible(tables, "official", results).select("entry", "points", far_enough=True)
    ended = pl.col("status").replace_strict(
        {
            "dsq": "disqualified",
            "dns": "did not start",
            "dnf": "did not finish",
            "nc": "not classified",
            "classified": None,
        }
    )
    best = pl.col("class_position") == pl.col("class_position").filter(
        pl.col("points").is_not_null()
    ).min().over("class", "team")
    reason = (
        pl.when(ended.is_not_null()).then(ended)
        .when(pl.col("far_enough").is_null()).then(pl.lit("below minimum distance"))
        .when(pl.col("points").is_null()).then(pl.lit("outside the points"))
        .when(best).then(pl.lit("scored"))
        .otherwise(pl.lit("not the best car"))
    )  # fmt: skip
    return (
        results.join(cars, on="entry", how="left")
        .with_columns(reason=reason)
        .select(
            "entry",
            pl.when(pl.col("reason") == "scored").then("points").otherwise(0).alias("points"),
            "reason",
        )
        .collect()
    )
