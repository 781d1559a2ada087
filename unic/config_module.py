"""The constants a config.py declares, and how a value from outside is read as one of them."""

from __future__ import annotations

import ast as python_ast
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unic.syntax import ast, parser

TYPES: dict[str, type] = {"int": int, "float": float, "bool": bool, "str": str}
INT_MIN, INT_MAX = -(1 << 63), (1 << 63) - 1
EXAMPLES = {int: "8080", float: "0.5", bool: "True or False", str: "text"}


@dataclass(frozen=True)
class Constant:
    """One `NAME: Final = value` of a module. `type`: int, float, bool or str."""

    name: str
    type: type

    def convert(self, value: Any) -> Any:
        """`value` as this constant's type, or None when it is none of it. An int stands for a float, as it is; a float is a finite number."""
        if self.type is float and type(value) in (int, float):
            return float(value) if abs(value) <= sys.float_info.max else None
        if type(value) is int and not INT_MIN <= value <= INT_MAX:
            return None
        return value if type(value) is self.type else None

    def parse(self, text: str) -> Any:
        """The value that `text` spells as a Python literal, or None. Text for a str needs no quotes."""
        try:
            value = python_ast.literal_eval(text.strip())
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            value = None
        if self.type is str and type(value) is not str:
            return str(text)
        return self.convert(value)

    def hint(self, refused: Any) -> str:
        """What to write in place of what `parse` or `convert` has refused."""
        if self.type is int and (type(refused) is int or type(refused) is not str and re.fullmatch(r"[+-]?[0-9_]+", str(refused).strip())):
            return f"an int is from {INT_MIN} to {INT_MAX}"
        return f"write for example {EXAMPLES[self.type]}"


def constants(path: Path) -> dict[str, Constant]:
    """The module-level Final constants of the file `path` by name. Raises CompileError, OSError."""
    found = {}
    for node in parser.load(str(path))[1].body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            kind = _declared(node)
            if kind is not None:
                found[node.target.id] = Constant(node.target.id, kind)
    return found


def _declared(node: ast.AnnAssign) -> type | None:
    """The type of a `Final` or `Final[T]` declaration, None for any other."""
    annotation = node.annotation
    head = annotation.value if isinstance(annotation, ast.Subscript) else annotation
    if getattr(head, "id", getattr(head, "attr", "")) != "Final":
        return None
    if isinstance(annotation, ast.Subscript):
        return TYPES.get(getattr(annotation.slice, "id", ""))
    return _type_of(node.value)


def _type_of(value: Any) -> type | None:
    """The type of a constant expression, as far as it can be seen without names."""
    if isinstance(value, ast.Constant):
        return type(value.value) if type(value.value) in TYPES.values() else None
    if isinstance(value, ast.UnaryOp):
        return bool if isinstance(value.op, ast.Not) else _type_of(value.operand)
    if isinstance(value, ast.Compare):
        return bool
    if isinstance(value, ast.BinOp):
        sides = {_type_of(value.left), _type_of(value.right)}
        if isinstance(value.op, ast.Div) or float in sides:
            return float
        return sides.pop() if len(sides) == 1 else None
    return None
