"""Which protocols a type conforms to, with which type arguments; and what a value of it gives where one is called, iterated over or
awaited.
"""
from __future__ import annotations

from typing import TYPE_CHECKING

from unic.analysis import types as ty
from unic.analysis.annotations import TypeScope
from unic.analysis.declarations import ClassDecl, FunctionDecl
from unic.analysis.named_tuples import named_items

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer


class Conformance:
    """Mixin of the analyzer."""

    def protocol_methods(self: "Analyzer", protocol: ClassDecl) -> dict[str, FunctionDecl]:
        methods: dict[str, FunctionDecl] = {}
        for base in protocol.bases:
            head = base.value if type(base).__name__ == "Subscript" else base
            symbol = self.annotated_path(head, protocol.module)
            if isinstance(symbol, ClassDecl) and symbol.is_protocol:
                methods.update(self.protocol_methods(symbol))
        methods.update(protocol.methods)
        return methods

    def protocol_arguments(self: "Analyzer", protocol: ClassDecl, actual: ty.Type) -> tuple[ty.Type, ...] | None:
        """Type arguments with which `actual` conforms to `protocol`, or None when it lacks a method."""
        if isinstance(actual, ty.ProtocolType) and actual.decl is protocol:
            return actual.args
        if (protocol, actual) in self.open_protocols:
            # A method that gives the object itself, or one like it, tells nothing more.
            return None
        self.open_protocols.append((protocol, actual))
        try:
            return self.find_protocol_arguments(protocol, actual)
        finally:
            self.open_protocols.pop()

    def find_protocol_arguments(self: "Analyzer", protocol: ClassDecl, actual: ty.Type) -> tuple[ty.Type, ...] | None:
        if protocol.name == "Awaitable" and self.is_builtin(protocol):
            return self.awaited_arguments(actual)
        methods = self.protocol_methods(protocol)
        element = self.element_type(actual) if "__iter__" in methods else None
        if element is not None and len(protocol.type_params) == 1:
            plain = isinstance(actual, (ty.TupleType, ty.ArrayType)) and "__next__" not in methods
            return (element,) if plain or all(self.find_method(actual, name) is not None for name in methods) else None
        found: dict[str, ty.Type] = {}
        for name, method in self.protocol_methods(protocol).items():
            target = self.find_method(actual, name)
            if target is None:
                held = self.attribute_type(actual, name) if method.role == "property" else None
                if held is None:
                    return None
                self.annotations.unify(method.node.returns, held, TypeScope(method.module, {}, actual), set(protocol.type_params), found)
                continue
            owner, decl = target
            signature = self.signatures.of(decl, owner if owner is not None else actual, {}, partial=True)
            if signature is None:
                continue
            free = set(protocol.type_params)
            scope = TypeScope(method.module, {}, actual)
            if method.node.returns is not None:
                given = signature.result
                if method.is_async and not method.is_generator and isinstance(given, ty.ClassType) and given.name == "Coroutine":
                    given = given.args[0]
                self.annotations.unify(method.node.returns, given, scope, free, found)
            for theirs, (_, mine) in zip(method.params[1:], signature.params[1:]):
                if theirs.annotation is not None:
                    self.annotations.unify(theirs.annotation, mine, scope, free, found)
        if any(p not in found for p in protocol.type_params):
            return None
        return tuple(found[p] for p in protocol.type_params)

    def awaited_arguments(self: "Analyzer", actual: ty.Type) -> tuple[ty.Type, ...] | None:
        """(R,) of what awaiting a value gives, by the generator that its `__await__` returns."""
        found = self.find_method(actual, "__await__")
        if found is None:
            return None
        signature = self.signatures.of(found[1], found[0] if found[0] is not None else actual, {}, partial=True)
        result = signature.result if signature is not None else None
        return (result.args[-1],) if isinstance(result, ty.ClassType) and result.name in ("Generator", "Coroutine") else None

    def is_awaitable(self: "Analyzer", type_: ty.Type) -> bool:
        """Whether a type is the protocol Awaitable[T]."""
        return isinstance(type_, ty.ProtocolType) and type_.decl.name == "Awaitable" and self.is_builtin(type_.decl)

    def function_of(self: "Analyzer", actual: ty.Type, count: int | None) -> ty.CallableType | None:
        """The function that an object with `__call__` is when it is given `count` arguments (all it takes: None)."""
        if not isinstance(actual, (ty.ClassType, ty.ProtocolType)) or ty.is_type_class(actual):
            return None
        found = self.find_method(actual, "__call__")
        signature = self.signatures.of(found[1], found[0] if found[0] is not None else actual, {}, partial=True) if found is not None else None
        if signature is None:
            return None
        params = [(p, type_) for p, type_ in signature.params[1:]]
        if any(p.default is None for p, _ in params[count:]) if count is not None else False:
            return None
        return ty.callable_of(tuple(type_ for _, type_ in params[:count]), signature.result)

    def attribute_type(self: "Analyzer", actual: ty.Type, name: str) -> ty.Type | None:
        """The type of a field or class variable, or None when there is none of that name."""
        from unic.analysis.fields import infer_field
        if not isinstance(actual, ty.ClassType):
            return None
        for owner in actual.ancestors():
            if owner.decl is not None and name in owner.decl.attributes and owner.decl.attributes[name].value is not None:
                variable = self.class_variable(owner, name)
                return variable.type if variable is not None else None
        field = infer_field(self, actual, name)
        return field.type if field is not None else None

    def element_type(self: "Analyzer", actual: ty.Type) -> ty.Type | None:
        """What iterating over a value of this type yields, or None when it is not iterable."""
        named = named_items(self, actual)
        if named is not None:
            actual = ty.tuple_of(*named)
        if isinstance(actual, ty.TupleType):
            return ty.union_of(*actual.items) if actual.items else ty.NEVER
        if isinstance(actual, ty.ArrayType):
            return actual.element
        if isinstance(actual, ty.ClassType) and actual.decl is not None:
            if actual.decl.name in ("Generator",) and self.is_builtin(actual.decl):
                return actual.args[0]
            for name in ("__cursor_get__", "__next__"):
                found = self.find_method(actual, name)
                if found is not None:
                    signature = self.signatures.of(found[1], found[0], {})
                    assert signature is not None
                    return signature.result
        found = self.find_method(actual, "__iter__")
        if found is not None:
            owner = found[0] if found[0] is not None else actual
            signature = self.signatures.of(found[1], owner, {})
            if signature is not None and signature.result is not actual:
                return self.element_type(signature.result)
        if isinstance(actual, ty.ProtocolType):
            found = self.find_method(actual, "__next__")
            if found is not None:
                signature = self.signatures.of(found[1], actual, {})
                return signature.result if signature is not None else None
        return None

    def conforms(self: "Analyzer", actual: ty.Type, protocol: ty.ProtocolType) -> bool:
        args = self.protocol_arguments(protocol.decl, actual)
        if args is None or len(args) != len(protocol.args) or any(a is not b for a, b in zip(args, protocol.args)):
            return False
        from unic.analysis.callbacks import takes_calls
        return "__call__" not in protocol.decl.methods or takes_calls(self, actual, protocol)
