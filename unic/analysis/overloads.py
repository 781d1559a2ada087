"""@overload: what a call gives, by the first declaration whose parameters take the arguments.

The function itself says less (`int | str`); that its result is what the declaration promises is tested when the program runs.
"""
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import Special, TypeScope
from unic.analysis.arguments import Argument
from unic.analysis.declarations import ClassDecl, FunctionDecl, Param
from unic.analysis.errors import Refused

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


class Overloads:
    """Mixin of the checker."""

    def overloaded_result(self: "Checker", decl: FunctionDecl, owner: ty.Type | None, receiver: t.Expr | None, positional: list[Argument],
                          keywords: dict[str, Argument], node: Any) -> ty.Type | None:
        """What the first overload that takes the arguments gives; None when none is found to. The arguments are evaluated here."""
        if any(a.starred for a in [*positional, *keywords.values()]):
            return None
        given = [*positional, *keywords.values()]
        for argument in given:
            if argument.expr is None and not self.is_late(argument.node):
                self.argument(argument, None)
        for overload in decl.overloads:
            skipped = receiver is not None or decl.role == "class"
            result = self.overload_result(overload, owner, overload.params[1:] if skipped else overload.params, positional, keywords)
            if result is not None:
                return result
        return None

    def overload_result(self: "Checker", overload: FunctionDecl, owner: ty.Type | None, params: list[Param], positional: list[Argument],
                        keywords: dict[str, Argument]) -> ty.Type | None:
        """What one overload gives for these arguments, or None when it does not take them."""
        signatures, annotations = self.analyzer.signatures, self.analyzer.annotations
        scope = signatures.scope(overload, owner, {})
        free = signatures.type_parameters(overload)
        found: dict[str, ty.Type] = {}
        try:
            matched = self.match(overload, params, list(positional), dict(keywords), overload.node)
            pairs = [(p, a) for p, m in zip(params, matched) for a in (m if isinstance(m, list) else [m]) if isinstance(a, Argument) and a.expr is not None]
            for param, argument in pairs:
                if free and argument.expr is not None and not argument.expr.type.open:
                    annotations.unify(param.annotation, argument.expr.type, scope, free, found)
            known = replace(scope, bindings={**scope.bindings, **found})
            late = [(p, a) for p, m in zip(params, matched) for a in (m if isinstance(m, list) else [m]) if isinstance(a, Argument) and a.expr is None]
            if not all(self.overload_takes(param, argument, known) for param, argument in pairs) \
                    or not all(self.may_take(param.annotation, argument.node, known) for param, argument in late):
                return None
            return annotations.evaluate(overload.node.returns, known)
        except Refused:
            return None

    def overload_takes(self: "Checker", param: Param, argument: Argument, scope: TypeScope) -> bool:
        value = argument.expr
        assert value is not None
        literals = self.literal_values(param.annotation)
        if literals is not None:
            return isinstance(value, t.Const) and any(type(value.value) is type(known) and value.value == known for known in literals)
        actual = value.type
        if actual.open:
            return True
        if self.analyzer.signatures.is_protocol_node(param.annotation, scope.module):
            head = param.annotation.value if type(param.annotation).__name__ == "Subscript" else param.annotation
            protocol = self.analyzer.annotated_path(head, scope.module) if type(head).__name__ in ("Name", "Attribute") else None
            return protocol is None or self.analyzer.protocol_arguments(protocol, actual) is not None
        wanted = self.analyzer.annotations.evaluate(param.annotation, scope)
        members = wanted.members if isinstance(wanted, ty.UnionType) else (wanted,)
        return self.conversions.assignable(actual, wanted) or actual is ty.BOOL and ty.INT in members or self.counts_for(actual, wanted) \
            or actual is ty.INT and any(isinstance(m, ty.MachineInt) for m in members)

    def may_take(self: "Checker", annotation: Any, node: Any, scope: TypeScope) -> bool:
        """Whether a parameter may take an empty display, a lambda, or a function or class by name."""
        if type(annotation).__name__ == "BinOp":
            return self.may_take(annotation.left, node, scope) or self.may_take(annotation.right, node, scope)
        head = annotation.value if type(annotation).__name__ == "Subscript" else annotation
        symbol = self.analyzer.annotated_path(head, scope.module) if type(head).__name__ in ("Name", "Attribute") else None
        kind = type(node).__name__
        if kind in ("List", "Set", "Dict"):
            return isinstance(symbol, ClassDecl) and (symbol.is_protocol or symbol.name == kind.lower())
        return not isinstance(symbol, ClassDecl) or symbol.name in ("type", "object")

    def literal_values(self: "Checker", annotation: Any) -> list[Any] | None:
        """The values of `Literal[...]`; None for any other annotation."""
        if type(annotation).__name__ != "Subscript":
            return None
        symbol = self.analyzer.annotated_path(annotation.value, self.module) if type(annotation.value).__name__ in ("Name", "Attribute") else None
        if not (isinstance(symbol, Special) and symbol.name == "Literal") and getattr(annotation.value, "id", "") != "Literal":
            return None
        items = annotation.slice.elts if type(annotation.slice).__name__ == "Tuple" else [annotation.slice]
        return [item.value for item in items if type(item).__name__ == "Constant"]

    def as_promised(self: "Checker", value: t.Expr, promised: ty.Type, decl: FunctionDecl, node: Any) -> t.Expr:
        """The result of an overloaded function as its overload declares it; TypeError if it is something else."""
        if value.type is promised or value.type is ty.NEVER or promised is ty.NEVER:
            return value
        if self.conversions.assignable(value.type, promised):
            return self.convert(value, promised, node)
        if promised is ty.NONE and isinstance(value.type, ty.UnionType):
            return t.Block(ty.NONE, self.span(node), [t.Eval(self.span(node), value)], t.Const(ty.NONE, self.span(node), None))
        members = list(promised.members) if isinstance(promised, ty.UnionType) else [promised]
        sources = value.type.members if isinstance(value.type, ty.UnionType) else (value.type,)
        fits = self.conversions.is_object(value.type) or all(any(self.conversions.assignable(m, s) for s in sources) for m in members)
        if not fits:
            return value
        body: list[t.Stmt] = []
        kept = self.keep(value, body)
        narrowed = self.conversions.narrow(kept, promised)
        if narrowed is None:
            return value
        failure = self.builtin_call("raise_type", [self.const(f"{decl.name}() gave something else than {promised}, which its overload declares", node)], node)
        others = [s for s in sources if s not in members]
        # A protocol in a union is what is none of the others.
        wrong = self.type_test(kept, others, node) if any(isinstance(m, ty.ProtocolType) for m in members) and len(others) < len(sources) \
            else self.negate(self.type_test(kept, members, node))
        body.append(t.If(self.span(node), wrong, [t.Eval(self.span(node), failure)], []))
        return self.block(body, narrowed)
