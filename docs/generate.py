"""Write every document that is generated: python -m docs.generate

Tables, keys, checks and comments come from the catalogue of the built database, what a view reads
from its text; nothing is written down here a second time.
"""

from __future__ import annotations

import json
import re
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import sqlglot
from sqlglot import exp

import loader
from loading.seed_files import read_header
from loading.sql_files import read_catalogue

DOCS = Path(__file__).parent
# Where an address of pyproject's urls is named, behind which words; without one, nowhere.
ADDRESSES = [
    ("README.md", "Build it", "Source", ", after `git clone {}`"),
    (
        "README.md",
        'the last decided both"></picture></a>\n',
        "Database",
        "\nAsk the ready database, in the [DuckDB shell](docs/downloads.md) alone:\n\n"
        "```sh\nduckdb -c \"ATTACH '{}' AS alms; FROM alms.gts_standings\"\n```\n",
    ),
    ("CITATION.cff", "type: dataset\n", "Source", "repository-code: {}\n"),
    ("CONTRIBUTING.md", "Open a data correction", "Issues", " at <{}>"),
    (
        ".github/ISSUE_TEMPLATE/data-correction.yml",
        "A fact is wrong or missing",
        "Source",
        "; to send the change yourself, see {}/blob/main/CONTRIBUTING.md",
    ),
]
FIELD_TYPES = {
    "INTEGER": "integer",
    "BIGINT": "integer",
    "HUGEINT": "integer",
    "DECIMAL": "number",
    "DOUBLE": "number",
    "DATE": "date",
    "BOOLEAN": "boolean",
}
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENCES = {
    "CC-BY-SA-4.0": {
        "name": "CC-BY-SA-4.0",
        "title": "Creative Commons Attribution-ShareAlike 4.0",
        "path": "https://creativecommons.org/licenses/by-sa/4.0/",
    },
    "CC-BY-4.0": {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    },
}


def documents(con: duckdb.DuckDBPyConnection) -> dict[Path, str]:
    """The text of each generated file, from a database that the loader built."""
    return {
        loader.ROOT / "datapackage.json": seeds_package(con),
        DOCS / "model.md": model(con),
        DOCS / "flow.md": flow(),
        loader.ROOT / "queries" / "README.md": queries_index(con),
        **addressed(project().get("urls", {})),
    }


def project() -> dict[str, Any]:
    return tomllib.loads((loader.ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def addressed(urls: dict[str, str]) -> dict[Path, str]:
    """The files that name an address, with those of `urls` and no other."""
    texts: dict[Path, str] = {}
    for name, words, label, said in ADDRESSES:
        path = loader.ROOT / name
        text = texts.get(path) or path.read_text("utf-8")
        named = re.escape(words) + f"(?:{re.escape(said)})?".replace(r"\{\}", r"\S+?")
        said = said.format(urls[label]) if label in urls else ""
        texts[path] = re.sub(named, lambda _, new=words + said: new, text, count=1)
    return texts


def pictures(con: duckdb.DuckDBPyConnection) -> dict[Path, str]:
    """The two titles that the last race of 2003 decided, in light and in dark.

    They need the extra page, whose style sheet has the colours.
    """
    from page import chart, season

    with con.cursor() as own:
        season.compute(own, [2003])
        shown = season.season_rows(own, 2003)
    rounds = shown["rounds"]
    panels = []
    for key in (season.Key("LMP900", "teams"), season.Key("GTS", "teams")):
        table = shown["tables"][key]
        races = table["races"][:4]
        drawn = chart.layout(races, [event["round"] for event in rounds], height=226)
        line = {name: nth for nth, race in enumerate(races, 1) for name in race["names"]}
        panels.append(
            {
                "name": key.group,
                "decided": f"decided in round {table['decided']}, "
                + rounds[table["decided"] - 1]["event"],
                "chart": drawn,
                "places": [event["place"] for event in rounds],
                "leads": [
                    {"lead": now["lead"], "line": line[now["leader"]], "x": at["x"]}
                    for now, at in zip(table["leads"].values(), drawn["rounds"], strict=True)
                ],
            }
        )
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#\w+);", block))
        for block in (season.FOLDER / "season.css").read_text("utf-8").split("@media")[:2]
    )
    style = (season.FOLDER / "chart.css").read_text("utf-8")
    return {
        DOCS / f"{name}.svg": season.print_page(
            "picture.svg",
            title="Title races of 2003: points after each round",
            panels=panels,
            colours=colours,
            # Not every program that draws an SVG knows variables.
            style=re.sub(r"var\(--([\w-]+)\)", lambda found, of=colours: of[found[1]], style),
        )
        for name, colours in (("title_races", light), ("title_races-dark", light | dark))
    }


def flow() -> str:
    """A Mermaid diagram of everything that the GTS table is made from."""
    tables, views = read_catalogue(loader.ROOT)
    definitions = {definition.name: definition for definition in tables + views}

    def reads(name: str) -> list[str]:
        """What a view reads; a table is filled from its CSV."""
        if definitions[name].kind == "TABLE":
            return []
        return [other for other in definitions[name].references if other in definitions]

    wanted = ["gts_standings"]
    for name in wanted:  # grows as it is walked
        wanted += [other for other in reads(name) if other not in wanted]
    nodes, edges = [], []
    for name in (name for name in definitions if name in wanted):
        if definitions[name].kind == "TABLE":
            nodes.append(f"    {name}[({name})]")
        else:
            (path,) = (loader.ROOT / "views").rglob(f"{name}.sql")
            asked = path.read_text("utf-8").partition("\n")[0].removeprefix("-- ").replace('"', "'")
            nodes.append(f'    {name}["<b>{name}</b><br>{asked}"]')
        edges += [f"    {other} --> {name}" for other in reads(name)]
    return "\n".join(
        [
            "# How a number flows",
            "",
            "From finishing positions to the printed table: drums are tables, filled from "
            "`seeds/`; boxes are views, each with the question it answers. Drawn from the SQL "
            "files by `python -m docs.generate`.",
            "",
            "```mermaid",
            "flowchart LR",
            *nodes,
            *edges,
            "```",
            "",
        ]
    )


def queries_index(con: duckdb.DuckDBPyConnection) -> str:
    """One line for each query: its file, its question and what it needs."""
    lines = [
        "# Questions",
        "",
        "Each file answers the question in its first line, for the latest season with results.",
        "Run one with `duckdb alms.duckdb -f queries/champions.sql`. For another season, class,",
        "championship or competitor, set a variable first:",
        "",
        "```sh",
        """duckdb alms.duckdb -cmd "SET VARIABLE class = 'GT'" -f queries/drivers.sql""",
        "```",
        "",
        "Without a class, a query shows all of them or, if its rows name none, the first. One that",
        "needs more than results and rules names it, and has no rows without it.",
        "",
    ]
    for query, question in con.execute("FROM queries").fetchall():
        lines.append(f"- [{query}.sql]({query}.sql): {question}")
    return "\n".join(lines) + "\n"


def comments(con: duckdb.DuckDBPyConnection, kind: str) -> dict[str, str]:
    """The comment of each table, or of each view, in the order of their names."""
    return dict(
        con.execute(
            f"SELECT {kind}_name, comment FROM duckdb_{kind}s() WHERE NOT internal ORDER BY 1"
        ).fetchall()
    )


def columns(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, tuple[str, str]]]:
    """Table or view -> column -> its type and its comment."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for name, column, data_type, comment in con.execute(
        "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() "
        "WHERE NOT internal"
    ).fetchall():
        found.setdefault(name, {})[column] = data_type, comment
    return found


def constraints(con: duckdb.DuckDBPyConnection, kind: str) -> list[tuple[Any, ...]]:
    """(table, columns, check expression, referenced table, its columns) of one kind."""
    return con.execute(
        "SELECT table_name, constraint_column_names, expression, referenced_table, "
        "referenced_column_names FROM duckdb_constraints() WHERE constraint_type = ? ORDER BY ALL",
        [kind],
    ).fetchall()


def seeds_package(con: duckdb.DuckDBPyConnection) -> str:
    """The seeds of 2003 as a Data Package."""
    headers = {
        table: read_header(path)
        for table in comments(con, "table")
        if (path := loader.ROOT / "seeds" / f"{table}.csv").exists()
    }
    about = project()
    described = resources(con, {name: (f"seeds/{name}.csv", headers[name]) for name in headers})
    return data_package(
        con,
        described,
        name=about["name"],
        title="2003 American Le Mans Series",
        description=about["description"],
        licence="CC-BY-SA-4.0",
    )


def data_package(
    con: duckdb.DuckDBPyConnection,
    described: list[dict[str, Any]],
    *,
    name: str,
    title: str,
    description: str,
    licence: str,
) -> str:
    """A Data Package, version 2 (https://datapackage.org), of these resources."""
    sources = con.execute("SELECT title, url FROM sources ORDER BY rowid").fetchall()
    package = {
        "$schema": PROFILE,
        "name": name,
        "title": title,
        "description": description,
        "version": project()["version"],
        "licenses": [LICENCES[licence]],
        "sources": [
            {"title": title, "path": url} if url else {"title": title} for title, url in sources
        ],
    }
    text = json.dumps(package, indent=2, ensure_ascii=False).removesuffix("\n}")
    lines = ",\n".join(map(one_line_a_field, described))
    return f'{text},\n  "resources": [\n{lines}\n  ]\n}}\n'


def one_line_a_field(resource: dict[str, Any]) -> str:
    """As JSON in which a change of a field is a change of a line."""
    schema = resource["schema"]
    fields = ",\n".join(json.dumps(field, ensure_ascii=False) for field in schema["fields"])
    text = json.dumps(resource | {"schema": schema | {"fields": []}}, ensure_ascii=False)
    return text.replace('"fields": []', f'"fields": [\n{fields}\n]', 1)


def resources(
    con: duckdb.DuckDBPyConnection, files: dict[str, tuple[str, list[str]]]
) -> list[dict[str, Any]]:
    """The CSV files of a Data Package: a table or view -> its path and its columns."""
    types = columns(con)
    told = comments(con, "table") | comments(con, "view")
    schemas = {
        name: {
            "fields": [
                {
                    "name": column,
                    "type": FIELD_TYPES.get(types[name][column][0].partition("(")[0], "string"),
                    "description": types[name][column][1],
                    "constraints": {},
                }
                for column in header
            ],
            "primaryKey": [],
            "uniqueKeys": [],
            "foreignKeys": [],
            "missingValues": [""],
        }
        for name, (_, header) in files.items()
    }
    limits = {
        (table, field["name"]): field["constraints"]
        for table, schema in schemas.items()
        for field in schema["fields"]
    }

    def stated(kind: str) -> list[tuple[Any, ...]]:
        """The constraints of tables that have a file, on columns that it has."""
        return [
            found
            for found in constraints(con, kind)
            if all((found[0], name) in limits for name in found[1])
        ]

    for table, (column,), *_ in stated("NOT NULL"):
        limits[table, column]["required"] = True
    for table, names, check, *_ in stated("CHECK"):
        if len(set(names)) == 1:
            limits[table, names[0]].update(limit(sqlglot.parse_one(check, read="duckdb")))
    for table, names, *_ in stated("PRIMARY KEY"):
        schemas[table]["primaryKey"] = names
    for table, names, *_ in stated("UNIQUE"):
        schemas[table]["uniqueKeys"].append(names)
    for table, names, _, parent, keys in stated("FOREIGN KEY"):
        # SQL does not look for a pair that is partly NULL, and a Data Package does.
        if len(names) == 1 or all("required" in limits[table, name] for name in names):
            schemas[table]["foreignKeys"].append(
                {"fields": names, "reference": {"resource": parent, "fields": keys}}
            )
    for field in (field for schema in schemas.values() for field in schema["fields"]):
        if not field["constraints"]:
            del field["constraints"]
    return [
        {
            "name": name,
            "description": told[name],
            "type": "table",
            "path": files[name][0],
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {key: value for key, value in schema.items() if value},
        }
        for name, schema in schemas.items()
    ]


def limit(check: exp.Expression) -> dict[str, Any]:
    """A column's CHECK as constraints of a Data Package field, as far as these can say it."""
    match check.unnest():
        case exp.And(this=left, expression=right):
            return limit(left) | limit(right)
        case exp.Between(this=exp.Column(), args={"low": low, "high": high}):
            return {"minimum": value(low), "maximum": value(high)}
        case exp.GTE(this=exp.Column(), expression=exp.Literal() as low):
            return {"minimum": value(low)}
        case exp.GT(this=exp.Column(), expression=exp.Literal() as low):
            return {"exclusiveMinimum": value(low)}
        case exp.In(this=exp.Column(), expressions=allowed):
            return {"enum": [value(each) for each in allowed]}
    return {}


def value(literal: exp.Expression) -> Any:
    """The number or text of a literal; of a date, as a Data Package writes it."""
    return (literal.this if isinstance(literal, exp.Cast) else literal).to_py()


def model(con: duckdb.DuckDBPyConnection) -> str:
    return "\n".join(
        [
            "# The model",
            "",
            "The keys of the tables, drawn by `python -m docs.generate`. A line ends in a fork at",
            "the table that refers; a circle means that the reference is optional. `sources`, to",
            "which most tables refer, is left out. `FROM data_dictionary` lists the columns, and",
            "[rulebook.md](rulebook.md#terms) explains the terms.",
            "",
            "```mermaid",
            "erDiagram",
            *references(con),
            "```",
            "",
        ]
    )


def references(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """The lines of an entity diagram."""
    primary = {table: names for table, names, *_ in constraints(con, "PRIMARY KEY")}
    required = {(table, *names) for table, names, *_ in constraints(con, "NOT NULL")}
    for table, names, _, parent, _ in constraints(con, "FOREIGN KEY"):
        if parent == "sources":
            continue
        one = "||" if all((table, name) in required for name in names) else "|o"
        many = "o|" if names == primary.get(table) else "o{"
        yield f'    {parent} {one}--{many} {table} : "{", ".join(names)}"'


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "database"
        loader.build(database, loader.ROOT / "seeds")
        with duckdb.connect(str(database), read_only=True) as con:
            for path, text in (documents(con) | pictures(con)).items():
                path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
