"""isinstance() against a protocol, of values whose class is known only at run time: has its class what the protocol names?"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl
from unic.analysis.reflection import declarations_below
from unic.analysis.scope import Flow

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

# Dispatch stubs that test a protocol are named after it, behind this.
HAS_PROTOCOL = "@has "


class RuntimeProtocols:
    """Mixin of the checker."""

    def is_protocol_test(self: "Checker", type_: ty.Type, tested: list[Any]) -> bool:
        """Whether only the run tells if a value of this type has what a protocol among the tested names."""
        return any(isinstance(c, ClassDecl) and c.is_protocol for c in tested) and (self.conversions.is_object(type_) or isinstance(type_, ty.ProtocolType))

    def branch_protocol(self: "Checker", value: t.Expr, tested: list[Any], path: str | None, node: Any) -> "tuple[t.Expr, Flow, Flow]":
        """isinstance() of an object, or of a value known by another protocol."""
        body: list[t.Stmt] = []
        kept = self.keep(value, body) if not isinstance(value, (t.LocalGet, t.Const)) else value
        protocols = [c for c in tested if isinstance(c, ClassDecl) and c.is_protocol]
        classes = [c for c in tested if c not in protocols]
        test: t.Expr = self.branch_type(kept, classes, None, node)[0] if classes else self.const(False, node)
        for protocol in protocols:
            test = self.choose(self.has_protocol(kept, protocol, node), self.const(True, node), test, node)
        on_true, on_false = self.flow.copy(), self.flow.copy()
        if path is not None and len(tested) == 1 and not protocols[0].type_params:
            on_true.narrowed[path] = ty.protocol_of(protocols[0], ())
        return self.block(body, test), on_true, on_false

    def has_protocol(self: "Checker", value: t.Expr, protocol: ClassDecl, node: Any) -> t.Expr:
        """Whether the class of a value has all that a protocol names: answered class by class."""
        self.analyzer.prepare(protocol)
        name = f"{HAS_PROTOCOL}{protocol.module.name}.{protocol.qualname}"
        self.analyzer.tested_protocols[name] = protocol
        decl = self.analyzer.library_function("object_truth")
        signature = self.analyzer.signatures.of(decl, None, {})
        assert signature is not None
        return self.emit_virtual(value, name, decl, value.type, {}, signature, [value], node)

    def class_has_protocol(self: "Checker", type_: ty.Type, name: str, node: Any) -> t.Expr:
        """The answer for objects of just this class."""
        protocol = self.analyzer.tested_protocols[name]
        if type_ is ty.NONE:
            return self.const(all(self.analyzer.find_object_method(member) is not None for member in self.analyzer.protocol_methods(protocol)), node)
        if isinstance(type_, ty.TupleType):
            type_ = self.analyzer.variadic_class(type_)
        if "__hash__" in self.analyzer.protocol_methods(protocol) and self.unhashable(type_):
            return self.const(False, node)
        if self.analyzer.protocol_arguments(protocol, type_) is not None:
            return self.const(True, node)
        named = [self.analyzer.find_method(type_, member) is not None or self.analyzer.attribute_type(type_, member) is not None
                 for member in self.analyzer.protocol_methods(protocol)]
        if all(named) and not protocol.type_params:
            self.fail(node, f"'{type_}' has the names of protocol '{protocol.name}', with other types than it declares",
                      "give both the same types, or test for the class itself")
        return self.const(all(named), node)

    def classes_with_protocol(self: "Checker", protocol: ClassDecl, member: ty.ClassType) -> list[ty.Type]:
        """The classes below `member` that have what a protocol names, without those below another of them."""
        if member.decl is None or not member.decl.module.is_app:
            return []
        self.analyzer.prepare(protocol)
        below = [self.analyzer.class_type(decl, ()) for decl in declarations_below(self.analyzer, member.decl)[1:] if not decl.type_params]
        having = [cls for cls in below if self.analyzer.protocol_arguments(protocol, cls) is not None]
        return [cls for cls in having if not any(cls is not above and cls.is_subclass_of(above) for above in having)]
