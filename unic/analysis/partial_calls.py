"""functools.partial: a closure over the arguments given so far."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import FunctionDecl

if TYPE_CHECKING:
    from unic.analysis.arguments import Argument
    from unic.analysis.checker import Checker


# A function value without a name, which is equal to itself only.
PARTIAL = t.Identity(None, None, "functools")


class PartialCalls:
    """Mixin: partial(function, ...)."""

    def partial_call(self: "Checker", positional: "list[Argument]", keywords: "dict[str, Argument]", node: Any, expected: ty.Type | None) -> t.Expr:
        """`partial(f, *given, **named)` as a function value of the parameters left; those with defaults only where they are expected."""
        if not positional:
            self.fail(node, "partial() needs a function")
        function, given = positional[0].node, positional[1:]
        wanted = self.callable_in(expected)
        template = self.partial_template(node) if wanted is not None or self.open_target(function) is not None and not self.is_known_method(function, keywords) else None
        if template is not None:
            return self.partial_as_value(template, wanted, node)
        decl = self.static_path(function) if type(function).__name__ in ("Name", "Attribute") else None
        if not isinstance(decl, FunctionDecl) or decl.decorators:
            return self.partial_value(self.value(function), given, keywords, node)
        signature = self.analyzer.signatures.of(decl, None, {}, partial=True)
        if signature is None or self.needs_call(decl):
            self.fail(function, f"partial() of '{decl.name}' is not supported: its types depend on the call", "write a lambda or a nested function")
        types = {param.name: type_ for param, type_ in signature.params}
        names = [param.name for param, _ in signature.params]
        if len(given) > len(names):
            self.fail(node, f"{decl.name}() takes {len(names)} argument(s), {len(given)} given")
        unknown = [k for k in keywords if k not in types]
        if unknown:
            self.fail(keywords[unknown[0]].node, f"{decl.name}() has no parameter '{unknown[0]}'")
        bound = [self.convert(self.argument(a, types[n]), types[n], a.node, f"argument '{n}' of {decl.name}()") for a, n in zip(given, names)]
        named = [self.convert(self.argument(a, types[k]), types[k], a.node, f"argument '{k}' of {decl.name}()") for k, a in keywords.items()]
        # Behind a parameter given by name, nothing can be given by position.
        left = []
        for param, type_ in signature.params[len(given):]:
            if param.name in keywords or param.kind == "keyword":
                break
            left.append((param, type_))
        count = len(wanted.params) if wanted is not None else sum(1 for p, _ in left if p.default is None)
        shape = ty.callable_of(tuple(type_ for _, type_ in left[:count]), signature.result)

        def call(checker: "Checker", args: list[t.Expr], captured: list[t.Expr]) -> t.Expr:
            from unic.analysis.arguments import Argument
            first = [Argument(node, a) for a in captured[:len(bound)] + args]
            by_name = {k: Argument(node, a) for k, a in zip(keywords, captured[len(bound):])}
            return checker.call_decl(decl, None, None, first, by_name, node, None)

        return self.adapter(shape, bound + named, call, node, PARTIAL)

    def is_known_method(self: "Checker", node: Any, keywords: "dict[str, Argument]") -> bool:
        """Whether partial() of a bound method needs only places, which its function value has."""
        target = self.open_target(node)
        return target is not None and bool(target[1]) and not keywords

    def partial_value(self: "Checker", callee: t.Expr, given: "list[Argument]", keywords: "dict[str, Argument]", node: Any) -> t.Expr:
        """partial() of a function value."""
        type_ = callee.type
        if type_ is ty.NEVER:
            return self.bottom(node)
        if not isinstance(type_, ty.CallableType) or keywords or len(given) > len(type_.params):
            self.fail(node, f"partial() cannot bind these arguments of {type_}", "write a lambda or a nested function")
        bound = [self.convert(self.argument(a, p), p, a.node, "argument") for a, p in zip(given, type_.params)]
        shape = ty.callable_of(type_.params[len(given):], type_.result)

        def call(checker: "Checker", args: list[t.Expr], captured: list[t.Expr]) -> t.Expr:
            return t.CallValue(type_.result, checker.span(node), captured[0], captured[1:] + args)

        return self.adapter(shape, [callee, *bound], call, node, PARTIAL)
