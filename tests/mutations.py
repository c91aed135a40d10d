"""Small faults put into a view, one at a time, on its syntax tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice

from sqlglot import exp, parse_one

OTHER_OPERATORS = {
    exp.EQ: [exp.NEQ],
    exp.NEQ: [exp.EQ],
    exp.GT: [exp.GTE, exp.LTE],
    exp.GTE: [exp.GT, exp.LT],
    exp.LT: [exp.LTE, exp.GTE],
    exp.LTE: [exp.LT, exp.GT],
    exp.Add: [exp.Sub],
    exp.Sub: [exp.Add],
    exp.Mul: [exp.Add],
    exp.Div: [exp.Mul],
    exp.Mod: [exp.Add],
    exp.Or: [exp.And],
    exp.Min: [exp.Max],
    exp.Max: [exp.Min],
    exp.Sum: [exp.Max, exp.Min],
    exp.Rank: [exp.RowNumber, exp.DenseRank],
    exp.Lag: [exp.Lead],
}
# The lists of which one member at a time is left out.
CLAUSES = {
    exp.Window: ["partition_by"],
    exp.Group: ["expressions"],
    exp.Order: ["expressions"],
    exp.In: ["expressions"],
    exp.Case: ["ifs"],
}
Change = Callable[[exp.Expression], object]


def mutants(sql: str) -> Iterator[tuple[str, str]]:
    """Each way to get one thing of a CREATE VIEW wrong: where and what, and the statement."""
    tree = parse_one(sql, read="duckdb")
    for node in tree.walk():
        node.pop_comments()
    statements = {tree.sql("duckdb")}
    names: Counter[str] = Counter()
    for index, node in enumerate(tree.walk()):
        part = node.find_ancestor(exp.CTE)
        for what, change in changes(node):
            mutant = tree.copy()
            change(next(islice(mutant.walk(), index, None)))
            statement = mutant.sql("duckdb")
            if statement in statements:
                continue
            statements.add(statement)
            name = f"{part.alias}: {what}" if part else what
            names[name] += 1
            number = f" ({names[name]})" if names[name] > 1 else ""
            yield name + number, statement.replace("CREATE", "CREATE OR REPLACE", 1)


def changes(node: exp.Expression) -> Iterator[tuple[str, Change]]:
    """What can be done to a node: in words, and as a function that does it to a copy."""
    text = shorten(node.sql("duckdb"), 80)
    inside = surroundings(node)
    for other in OTHER_OPERATORS.get(type(node), ()):
        yield f"{text}: {node.key} to {other.key}", becomes(other)
    for clause in CLAUSES.get(type(node), ()):
        members = node.args.get(clause) or ()
        for number, member in enumerate(members):
            if len(members) > 1 or clause == "partition_by":
                name = node.this.sql("duckdb") + " OVER" if clause == "partition_by" else text
                yield f"{name}: without {member.sql('duckdb')}", without(clause, number)
    match node:
        case exp.And():
            # A chain is left-deep: the right side is one term, the left side the last one.
            yield f"without {node.expression.sql('duckdb')}", lambda at: at.replace(at.this)
            if not isinstance(node.this, exp.And):
                yield f"without {node.this.sql('duckdb')}", lambda at: at.replace(at.expression)
            if not node.find_ancestor(exp.Join):
                yield f"{text}: and to or", becomes(exp.Or)
        case exp.Not():
            yield f"{text}: without NOT", lambda at: at.replace(at.this)
        case exp.Is() | exp.Exists():
            yield f"{text}: with NOT", lambda at: at.replace(exp.Not(this=exp.paren(at.copy())))
        case exp.Where():
            yield f"without {text}", lambda at: at.pop()
        case exp.Distinct():
            yield "without DISTINCT", lambda at: at.pop()
        case exp.Union():
            yield "only the first branches of UNION", lambda at: at.replace(at.left.copy())
            yield "only the last branch of UNION", lambda at: at.replace(at.right.copy())
            yield "UNION without ALL", lambda at: at.set("distinct", True)
        case exp.Join() if node.args.get("on"):
            if node.side == "LEFT":
                yield f"{text}: without LEFT", lambda at: at.set("side", None)
            if not isinstance(node.args["on"], exp.And):
                yield f"{text}: ON TRUE", lambda at: at.set("on", exp.true())
        case exp.Ordered():
            yield f"{text}: the other way", lambda at: at.set("desc", not at.args.get("desc"))
            if node.args.get("nulls_first"):
                yield f"{text}: NULLS LAST", lambda at: at.set("nulls_first", False)
        case exp.Coalesce():
            yield f"{text}: without COALESCE", lambda at: at.replace(at.this)
        case exp.Case():
            if len(node.args["ifs"]) == 1:
                yield f"{text}: always", lambda at: at.replace(at.args["ifs"][0].args["true"])
            if node.args.get("default"):
                yield f"{text}: without ELSE", lambda at: at.set("default", None)
        case exp.Boolean():
            yield f"{text} to {not node.this} in {inside}", lambda at: at.set("this", not at.this)
        case exp.Literal(is_string=True):
            yield f"another word than {text} in {inside}", lambda at: at.set("this", at.this + "?")
        case exp.Literal() if not isinstance(node.parent.parent, exp.Exists):
            for step in (1, -1):
                number = str(Decimal(node.this) + step)
                yield (
                    f"{text} to {number} in {inside}",
                    lambda at, n=number: at.replace(exp.Literal.number(n)),
                )
        case exp.Count():
            yield f"{text}: MAX(1)", lambda at: at.replace(exp.Max(this=exp.convert(1)))


def surroundings(node: exp.Expression) -> str:
    """The expression around a node, or which column of which SELECT it is."""
    column, select = node, node.parent
    if isinstance(select, exp.Alias):
        column, select = select, select.parent
    if isinstance(select, exp.Select) and column.arg_key == "expressions":
        source = select.args.get("from_", select.args.get("from"))
        number = column.index + 1
        return f"column {number}{' ' + source.sql('duckdb', comments=False) if source else ''}"
    return shorten(node.parent.sql("duckdb"), 80) if node.parent else ""


def becomes(other: type[exp.Expression]) -> Change:
    return lambda at: at.replace(other(**at.args))


def without(clause: str, number: int) -> Change:
    def change(at: exp.Expression) -> None:
        at.set(clause, at.args[clause][:number] + at.args[clause][number + 1 :])

    return change


def shorten(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 3] + "..."
