"""functools.partial of what has types only in a call: generic functions, classes, methods of the object at hand.

Kept in a variable that is assigned once, such a partial is called as its function is, with what was given first; as a
value it is a closure for the types that are expected.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import Special
from unic.analysis.arguments import Argument
from unic.analysis.declarations import ClassDecl, FunctionDecl, GlobalDecl, ImportedName, names_assigned_later
from unic.analysis.modules import NOT_CONSTANT
from unic.analysis.partial_calls import PARTIAL
from unic.analysis.scope import Variable

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


@dataclass(eq=False)
class PartialTemplate:
    """partial(symbol, ...) or partial(receiver.method, ...).

    given, named: the variables that keep the arguments, by the compiler's own names; of a module, constants in their place.
    """

    symbol: Any
    method: str
    given: list[Any]
    named: dict[str, Any]
    node: Any
    local: t.Local | None = None


class GenericPartials:
    """Mixin of the checker."""

    def open_target(self: "Checker", node: Any) -> tuple[Any, str] | None:
        """What partial() is given when its types depend on the call: (function or class, "") or (None, method); else None."""
        if type(node).__name__ not in ("Name", "Attribute") or type(node).__name__ == "Name" and self.find_variable(node.id) is not None:
            return None
        symbol = self.static_path(node)
        if isinstance(symbol, FunctionDecl):
            return (symbol, "") if self.is_generic(symbol) and symbol.cls is None and not symbol.decorators else None
        if isinstance(symbol, ClassDecl):
            return symbol, ""
        if symbol is not None or type(node).__name__ != "Attribute":
            return None
        found = self.analyzer.find_method(self.type_without_effect(node.value), node.attr)
        return (None, node.attr) if found is not None and found[1].role == "method" else None

    def type_without_effect(self: "Checker", node: Any) -> ty.Type:
        saved, self.out = self.out, []
        effects = self.analyzer.begin_transaction()
        try:
            return self.expr(node).type
        finally:
            self.analyzer.end_transaction(effects)
            self.out = saved

    def is_partial_call(self: "Checker", node: Any) -> bool:
        return type(node).__name__ == "Call" and bool(node.args) and type(node.func).__name__ in ("Name", "Attribute") \
            and self.static_path(node.func) == Special("functools", "partial") \
            and not any(type(a).__name__ == "Starred" for a in node.args) and all(k.arg is not None for k in node.keywords)

    def partial_template(self: "Checker", node: Any) -> PartialTemplate | None:
        """The template that a call of partial() makes, its arguments evaluated here; None for one whose types are known."""
        target = self.open_target(node.args[0]) if self.is_partial_call(node) else None
        if target is None:
            return None
        symbol, method = target
        nodes = [node.args[0].value, *node.args[1:]] if method else node.args[1:]
        given = [self.kept_argument(a, node) for a in nodes]
        return PartialTemplate(symbol, method, given, {k.arg: self.kept_argument(k.value, node) for k in node.keywords}, node)

    def kept_argument(self: "Checker", node: Any, call: Any) -> Any:
        """A constant as it is written, anything else in a variable of this function."""
        if self.fold(node) is not NOT_CONSTANT or type(node).__name__ == "Lambda":
            return node
        return self.hidden_variable(self.settle(self.keep(self.value(node), self.out), node), call)

    def partial_arguments(self: "Checker", template: PartialTemplate) -> tuple[list[Argument], dict[str, Argument]]:
        def argument(kept: Any) -> Argument:
            return Argument(template.node, self.read_variable(kept, template.node)) if isinstance(kept, Variable) else Argument(kept)
        return [argument(kept) for kept in template.given], {name: argument(kept) for name, kept in template.named.items()}

    def call_partial(self: "Checker", template: PartialTemplate, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                     expected: ty.Type | None, held: tuple[list[Argument], dict[str, Argument]] | None = None) -> t.Expr:
        """A call with what partial() was given and the rest; `held`: the former where they are captured already."""
        given, named = held if held is not None else self.partial_arguments(template)
        given, named = [*given, *positional], {**named, **keywords}
        if template.method:
            receiver = self.argument(given[0], None)
            return self.call_method_args(receiver, template.method, given[1:], named, node, expected)
        return self.call_symbol(template.symbol, template.node.args[0], given, named, node, expected)

    def partial_as_value(self: "Checker", template: PartialTemplate, wanted: ty.CallableType | None, node: Any) -> t.Expr:
        """The function value of a template where these parameters are expected."""
        if wanted is None:
            self.fail(node, "how this partial() will be called is not known here", "annotate the variable with Callable[...], or write a lambda")
        given, named = self.partial_arguments(template)
        held = [a for a in [*given, *named.values()] if a.expr is not None]
        values = [self.keep(a.expr, self.out) for a in held if a.expr is not None]

        def call(checker: "Checker", args: list[t.Expr], captured: list[t.Expr]) -> t.Expr:
            inner = {id(a): Argument(a.node, value) for a, value in zip(held, captured)}
            again = [inner.get(id(a), Argument(a.node)) for a in given], {k: inner.get(id(a), Argument(a.node)) for k, a in named.items()}
            return checker.call_partial(template, [Argument(node, a) for a in args], {}, node, wanted.result if wanted.result is not ty.NEVER else None, again)

        if wanted.result is ty.NEVER:
            saved, self.out = self.out, []
            result = call(self, [t.LocalGet(p, None, t.Local("", p)) for p in wanted.params], values).type
            self.out = saved
            wanted = ty.callable_of(wanted.params, result)
        return self.adapter(wanted, values, call, node, PARTIAL)

    def module_partial(self: "Checker", symbol: Any) -> PartialTemplate | None:
        """The template that a module variable is: assigned once, and all that partial() was given is constant."""
        if not isinstance(symbol, GlobalDecl) or symbol.annotation is not None or symbol.assignments != 1 or symbol.deleted or type(symbol.value).__name__ != "Call":
            return None
        known: dict[GlobalDecl, PartialTemplate | None] = self.analyzer.partial_templates
        if symbol not in known:
            known[symbol] = None
            node = symbol.value
            checker = self.analyzer.module_checker(symbol.module)
            given = [*node.args[1:], *(k.value for k in node.keywords)]
            if symbol.name not in names_assigned_later(symbol.module) and checker.is_partial_call(node) \
                    and all(self.analyzer.folder.fold(a, symbol.module) is not NOT_CONSTANT for a in given):
                target = checker.open_target(node.args[0])
                if target is not None and not target[1]:
                    known[symbol] = PartialTemplate(target[0], "", list(node.args[1:]), {k.arg: k.value for k in node.keywords}, node)
        return known[symbol]


def is_library_partial(value: Any, module: Any) -> bool:
    """Whether a module-level expression calls functools.partial."""
    head = getattr(value, "func", None)
    symbol = module.symbols.get(getattr(head, "id", "")) if type(head).__name__ == "Name" else None
    return isinstance(symbol, ImportedName) and (symbol.module, symbol.name) == ("functools", "partial") or getattr(head, "attr", "") == "partial"
