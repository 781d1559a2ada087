"""Gives the asserts of tests a message with the values that were compared: `assert f(x) == 3` says `AssertionError: assert 4 == 3`.

Only text within lines is inserted, so that line numbers stay. An assert with a message of its own, or of another form, is left as it is.
What the assert says about types (`x is not None`, `isinstance(x, T)`) it says as before: there no value gets another name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from unic.syntax import ast, parser

SIGNS = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.In: "in", ast.NotIn: "not in"}
LITERALS = (ast.Constant, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.JoinedStr, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def explained(source: str, path: str) -> str:
    """`source` with messages. Raises CompileError."""
    lines = source.split("\n")
    # From the end, so that what is still to come keeps its place.
    for line, column, text in sorted(_insertions(parser.parse(source, path), lines), reverse=True):
        lines[line] = lines[line][:column] + text + lines[line][column:]
    return "\n".join(lines)


def _insertions(tree: ast.Module, lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """(line from 0, column, text) of what is to be inserted."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert) and node.msg is None:
            # In parentheses the message would belong to the test.
            if node.end_lineno == node.test.end_lineno and node.end_col_offset == node.test.end_col_offset:
                yield from _message(node.test, lines)


def _message(test: ast.expr, lines: list[str]) -> Iterator[tuple[int, int, str]]:
    shown = ""
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        sides = (test.left, test.comparators[0])
        sign = SIGNS.get(type(test.ops[0]))
        if sign is not None:
            values = [_value(side, number, lines) for number, side in enumerate(sides)]
            for value in values:
                yield from value.named
            shown = f"{values[0].shown} {sign} {values[1].shown}"
        elif isinstance(test.ops[0], (ast.Is, ast.IsNot)) and all(_is_path(side) or isinstance(side, ast.Constant) for side in sides):
            left, right = (_escaped(_text(side, lines)) if isinstance(side, ast.Constant) else f"{{{_text(side, lines)}!r}}" for side in sides)
            shown = f"{left} {'is' if isinstance(test.ops[0], ast.Is) else 'is not'} {right}"
    elif isinstance(test, ast.Call) and isinstance(test.func, ast.Name) and test.func.id == "isinstance":
        if len(test.args) == 2 and _is_path(test.args[0]):
            shown = f"isinstance({{{_text(test.args[0], lines)}!r}}, {_escaped(_text(test.args[1], lines))})"
    else:
        negated = isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)
        operand = test.operand if negated else test
        if isinstance(operand, (ast.Name, ast.Call, ast.Await)):
            value = _value(operand, 0, lines)
            yield from value.named
            shown = f"{'not ' * negated}{value.shown}"
    if shown:
        yield test.end_lineno - 1, test.end_col_offset, f', f"assert {shown}"'


@dataclass(frozen=True)
class Value:
    """How a value is shown in an f-string, and what is to be inserted for that: it is not computed twice."""

    shown: str
    named: tuple[tuple[int, int, str], ...] = ()


def _value(operand: ast.expr, side: int, lines: list[str]) -> Value:
    if _is_literal(operand):
        return Value(_escaped(_text(operand, lines)))
    if isinstance(operand, ast.Name):
        return Value("{" + operand.id + "!r}")
    # A name for each place: the types differ.
    name = f"_value_{operand.lineno}_{operand.col_offset}_{side}"
    named = ((operand.lineno - 1, operand.col_offset, f"({name} := "), (operand.end_lineno - 1, operand.end_col_offset, ")"))
    return Value("{" + name + "!r}", named)


def _is_path(node: ast.expr) -> bool:
    """Whether it is a name, or an attribute of one: to be read again in a message."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)


def _is_literal(node: ast.expr) -> bool:
    """Whether it stands for itself, or has its type from what it is compared with: a name would take that away."""
    if isinstance(node, (ast.BinOp, ast.UnaryOp)):
        return not any(isinstance(inner, (ast.Name, ast.Call, ast.Await, ast.Yield)) for inner in ast.walk(node))
    return isinstance(node, LITERALS)


def _text(node: ast.expr, lines: list[str]) -> str:
    """The source of an expression, in one line."""
    if node.lineno == node.end_lineno:
        return lines[node.lineno - 1][node.col_offset : node.end_col_offset]
    parts = [lines[node.lineno - 1][node.col_offset :], *lines[node.lineno : node.end_lineno - 1], lines[node.end_lineno - 1][: node.end_col_offset]]
    return " ".join(part.strip() for part in parts)


def _escaped(text: str) -> str:
    """`text` as the literal part of an f-string in double quotes."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("{", "{{").replace("}", "}}")
