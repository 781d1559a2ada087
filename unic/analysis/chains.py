"""itertools.chain() of iterables of different items: an iterator over the union of them."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import TypeScope
from unic.analysis.arguments import Argument
from unic.analysis.declarations import ClassDecl

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


class Chains:
    """Mixin of the checker."""

    def chain_call(self: "Checker", symbol: Any, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                   expected: ty.Type | None) -> t.Expr | None:
        """The call of chain() where items differ; None for any other."""
        if not isinstance(symbol, ClassDecl) or symbol.name != "chain" or symbol.module.name != "itertools" or keywords or len(positional) < 2:
            return None
        if any(a.starred for a in positional):
            return None
        given = []
        for argument in positional:
            argument.expr = self.as_tuple(self.argument(argument, None))
            if not (isinstance(argument.expr.type, ty.TupleType) and not argument.expr.type.items):
                given.append(argument)
        elements = [self.items_type(a.expr.type) for a in given if a.expr is not None]
        known = [e for e in elements if e is not None and e is not ty.NEVER]
        if len(known) < len(given) or len({id(e) for e in known}) == 1 and len(given) == len(positional) or not given:
            return None
        whole = ty.union_of(*known)
        widened = symbol.module.symbols["_widened"]
        wanted = self.analyzer.annotations.evaluate(widened.node.returns, TypeScope(symbol.module, {"T": whole}))
        parts = [a if element is whole else Argument(a.node, self.call_decl(widened, None, None, [a], {}, a.node, wanted)) for a, element in zip(given, known)]
        return self.construct(symbol, parts, {}, node, expected)

    def items_type(self: "Checker", type_: ty.Type) -> ty.Type | None:
        """The type of what an iterable gives, if that is known already."""
        if isinstance(type_, ty.TupleType):
            return ty.union_of(*type_.items)
        return None if type_.open or ty.by_cases(type_) else self.analyzer.element_type(type_)
