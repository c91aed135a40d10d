"""Summarise the build: rows, champions, and the printed figures that are reproduced."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from pathlib import Path

import duckdb


def count_rows(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    return dict(
        con.execute(
            "SELECT table_name, estimated_size FROM duckdb_tables() WHERE NOT internal"
        ).fetchall()
    )


def summarise(con: duckdb.DuckDBPyConnection, seeds: Path) -> str:
    """Rows, champions, incomplete standings, and the printed figures that differ."""
    rows = count_rows(con)
    without = [name for name in rows if not (seeds / f"{name}.csv").exists()]
    empty = [name for name in without if not rows[name]]
    filled = [name for name in without if rows[name]]
    counts = ", ".join(f"{name} {count:,}" for name, count in rows.items() if name not in empty)
    lines = [f"Rows: {counts}"]
    if empty:
        lines.append(f"No CSV file, left empty: {', '.join(empty)}")
    if filled:
        lines.append(f"No CSV file, filled from the other files: {', '.join(filled)}")
    lines = [textwrap.fill(line, 100, subsequent_indent="  ") for line in lines]
    # A dozen seasons are more than it shows, and a million results have many.
    ((first,),) = con.execute("SELECT COALESCE(MAX(season), 0) - 12 FROM results").fetchall()
    champions = con.execute(
        f"""
        SELECT season, class, championship, competitor, points, to_come
        FROM standings
        JOIN classes USING (season, class)
        JOIN (
            SELECT season, COUNT(*) FILTER (status = 'scheduled') AS to_come
            FROM events GROUP BY season
        ) USING (season)
        WHERE position = 1 AND complete AND season >= {first}
        ORDER BY season DESC, rank, class, championship DESC, competitor
        """
    ).fetchall()
    lines += ["Champions"] * bool(champions)
    lines += [
        f"  {season} {name:8} {championship:13} {champion}, {plain(points)}"
        + (f", rounds to come: {to_come}" if to_come else "")
        for season, name, championship, champion, points, to_come in champions[:12]
    ]
    if len(champions) > 12:
        lines.append("  and more: FROM standings WHERE position = 1")
    unknown = con.execute(
        "SELECT DISTINCT championship FROM unknown_scorers "
        f"WHERE season >= {first} ORDER BY championship"
    ).fetchall()
    if unknown:
        names = ", ".join(
            f"{name} (some scoring cars have no known {name.removesuffix('s')})"
            for (name,) in unknown
        )
        line = f"Incomplete standings: {names}; FROM unknown_scorers"
        lines.append(textwrap.fill(line, 100, subsequent_indent="  "))
    unnamed = con.execute(
        "SELECT season, round, class, COUNT(*) FROM unnamed_places "
        f"WHERE season >= {first} GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    if unnamed:
        places = ", ".join(
            f"{season} round {number} {name} {count}"
            for season, number, name, count in unnamed[:12]
        )
        more = ", and more" if len(unnamed) > 12 else ""
        count = sum(count for *_, count in unnamed)
        line = f"Scoring places with no known car: {count} ({places}{more}); FROM unnamed_places"
        lines.append(textwrap.fill(line, 100, subsequent_indent="  "))
    # By a season the engine sees at once what need not be computed, as nothing of it is printed.
    ((first_printed,),) = con.execute(
        """
        SELECT COALESCE(MIN(season), 9999) FROM (
            SELECT season FROM published_points UNION ALL
            SELECT season FROM published_totals UNION ALL
            SELECT season FROM published_winners UNION ALL
            SELECT season FROM other_published_points
        )
        """
    ).fetchall()
    figures = con.execute(
        "SELECT difference, figure, season, class, competitor, round, published, computed "
        f"FROM reconciliation WHERE season >= {first_printed} ORDER BY ALL"
    ).fetchall()
    differing = [figure for difference, *figure in figures if difference != 0]
    printed = [figure for figure in figures if figure[-2] is not None]
    if printed:
        agree = sum(difference == 0 for difference, *_ in figures)
        lines.append(f"Printed figures reproduced: {agree:,} of {len(printed):,}")
    for figure, season, name, team, number, published, computed in differing[:10]:
        place = f"{season} {name} {team}, {f'round {number} {figure}' if number else figure}"
        lines.append(f"  {place}: printed {plain(published)}, computed {plain(computed)}")
    if len(differing) > 10:
        lines.append("  and more: FROM reconciliation WHERE difference IS DISTINCT FROM 0")
    return "\n".join(lines)


def plain(points: Decimal | int | None) -> str:
    """Without the zeros of a decimal: 24, not 24.00; none for NULL."""
    if points is None:
        return "none"
    return f"{points.normalize():f}" if isinstance(points, Decimal) else str(points)
