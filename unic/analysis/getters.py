"""operator.itemgetter, attrgetter and methodcaller of constants: lambdas that the compiler writes."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import Special
from unic.syntax import ast

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

_PARAMETER = "obj"


class Getters:
    """Mixin of the checker."""

    def is_getter(self: "Checker", node: Any) -> bool:
        """Whether an expression is a call of itemgetter() or its like."""
        if type(node).__name__ != "Call" or type(node.func).__name__ not in ("Name", "Attribute"):
            return False
        symbol = self.static_path(node.func)
        return isinstance(symbol, Special) and symbol.module == "operator"

    def getter(self: "Checker", name: str, node: Any, expected: ty.Type | None) -> t.Expr:
        """`itemgetter(1)` and its like, as the lambda that says the same."""
        if self.callable_in(expected) is None:
            self.fail(node, f"what {name}() is to be called with is not known here", "pass it where a function is expected, or annotate the variable with Callable[...]")
        made = self.analyzer.getters.get(id(node))
        if made is None:
            made = self.analyzer.getters[id(node)] = self.getter_lambda(name, node)
        value = self.expr(made, expected)
        if isinstance(value, t.MakeClosure):
            # Tracebacks of Python do not show it.
            value.function.traceback_name = None
        return value

    def getter_lambda(self: "Checker", name: str, node: Any) -> Any:
        place = (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
        for given in (*node.args, *(keyword.value for keyword in node.keywords)):
            if not _is_constant(given):
                self.fail(given, f"the arguments of {name}() must be constants", "write a lambda")
        texts = node.args if name == "attrgetter" else node.args[:1] if name == "methodcaller" else []
        if not node.args or name != "methodcaller" and node.keywords:
            self.fail(node, f"{name}() takes one or more positional arguments")
        for text in texts:
            value = getattr(text, "value", None)
            if not isinstance(value, str) or not all(part.isidentifier() for part in value.split(".")):
                self.fail(text, f"{name}() takes names of attributes", "write them as constants")
        obj = ast.Name(_PARAMETER, ast.Load(), *place)
        if name == "methodcaller":
            method = ast.Attribute(obj, node.args[0].value, ast.Load(), *place)
            body: Any = ast.Call(method, node.args[1:], node.keywords, *place)
        else:
            parts = [ast.Subscript(obj, key, ast.Load(), *place) if name == "itemgetter" else _dotted(obj, key.value, place) for key in node.args]
            body = parts[0] if len(parts) == 1 else ast.Tuple(parts, ast.Load(), *place)
        parameters = ast.arguments([], [ast.arg(_PARAMETER, None, None, *place)], None, [], [], None, [])
        return ast.Lambda(parameters, body, *place)


def _is_constant(node: Any) -> bool:
    return type(node).__name__ == "Constant" or type(node).__name__ == "UnaryOp" and type(node.operand).__name__ == "Constant"


def _dotted(obj: Any, path: str, place: tuple[int, int, int, int]) -> Any:
    for part in path.split("."):
        obj = ast.Attribute(obj, part, ast.Load(), *place)
    return obj
