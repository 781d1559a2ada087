"""Runs a program under CPython with the one difference that unic's language has: an int that does not fit in 64 bits
is an OverflowError.   python checked_python.py PROGRAM

The program is changed as a tree, so that the image is built from plain arithmetic.
"""

from __future__ import annotations

import ast
import operator
import sys
from collections.abc import Iterable
from pathlib import Path

LIMIT = 2**63
CALLS = {"abs", "divmod", "int", "pow", "round", "ceil", "comb", "factorial", "floor", "lcm", "trunc"}
IN_PLACE = {
    ast.Add: "iadd", ast.Sub: "isub", ast.Mult: "imul", ast.Div: "itruediv", ast.FloorDiv: "ifloordiv", ast.Mod: "imod", ast.Pow: "ipow",
    ast.LShift: "ilshift", ast.RShift: "irshift", ast.BitAnd: "iand", ast.BitOr: "ior", ast.BitXor: "ixor", ast.MatMult: "imatmul",
}  # fmt: skip


def checked(value: object) -> object:
    for part in value if isinstance(value, tuple) else (value,):
        if type(part) is int and not -LIMIT <= part < LIMIT:
            raise OverflowError
    return value


def checked_sum(values: Iterable[object], start: object = 0) -> object:
    """Sums in unic overflow where an intermediate result does."""
    for value in values:
        start = checked(operator.add(start, value))
    return start


class Checks(ast.NodeTransformer):
    """Puts checked() around what may make a large int."""

    def wrapped(self, node: ast.expr) -> ast.expr:
        self.generic_visit(node)
        return ast.copy_location(ast.Call(ast.Name("checked", ast.Load()), [node], []), node)

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        return self.wrapped(node)

    def visit_MatchValue(self, node: ast.MatchValue) -> ast.MatchValue:
        """A pattern holds a literal, and no expression."""
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        return self.wrapped(node)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if name == "sum":
            node.func = ast.copy_location(ast.Name("checked_sum", ast.Load()), node.func)
        return self.wrapped(node) if name in CALLS else self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.stmt:
        self.generic_visit(node)
        if not isinstance(node.target, ast.Name):
            return node
        operands = [ast.copy_location(ast.Name(node.target.id, ast.Load()), node), node.value]
        call = ast.Call(ast.Attribute(ast.Name("operator", ast.Load()), IN_PLACE[type(node.op)], ast.Load()), operands, [])
        value = ast.Call(ast.Name("checked", ast.Load()), [call], [])
        return ast.copy_location(ast.Assign([node.target], value), node)


def main() -> None:
    path = Path(sys.argv[1])
    tree = ast.fix_missing_locations(Checks().visit(ast.parse(path.read_text(encoding="utf-8"))))
    names = {"__name__": "__main__", "checked": checked, "checked_sum": checked_sum, "operator": operator}
    sys.modules["__main__"].__dict__.update(names)
    exec(compile(tree, str(path), "exec"), sys.modules["__main__"].__dict__)


if __name__ == "__main__":
    main()
