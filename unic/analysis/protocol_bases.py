"""Protocols as base classes: what they implement, a class that names them among its bases has as its own.

The abstract base classes of collections.abc are protocols here; what they make from the few methods of a class
(`Mapping.get`, `Sequence.index` ...) is written in runtime/builtins/mixins.py, under their names.
"""
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Iterator

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import TypeScope
from unic.analysis.declarations import ClassDecl, FunctionDecl, all_methods
from unic.analysis.fields import self_assignments
from unic.analysis.synthesize import base_declarations, has_method

if TYPE_CHECKING:
    from unic.analysis.checker import Checker
    from unic.analysis.program import Analyzer

_ABSTRACT_CLASSES = "runtime.builtins.protocols"
_MIXINS = "runtime.builtins.mixins"


def inherit_from_protocols(analyzer: "Analyzer", decl: ClassDecl) -> None:
    """Give a class the methods with bodies, and the attributes, of the protocols among its bases."""
    if decl.is_protocol or decl.module.name.startswith("runtime."):
        return
    for protocol, path in _protocols(analyzer, decl, ()):
        for name, method in protocol.methods.items():
            if name not in decl.methods and name not in decl.attributes and not any(has_method(analyzer, base, name) for base in base_declarations(analyzer, decl)) \
                    and is_implemented(method):
                decl.methods[name] = _as_own(decl, method, path)
        for attribute in protocol.attributes.values():
            if protocol.module is decl.module and not declares(analyzer, decl, attribute.name) and not protocol.type_params:
                decl.attributes[attribute.name] = attribute


def protocol_method(analyzer: "Analyzer", decl: ClassDecl, name: str) -> FunctionDecl | None:
    """What `super().name` means where no base class has such a method: that of a protocol among the bases."""
    for protocol, path in _protocols(analyzer, decl, ()):
        method = protocol.methods.get(name)
        if method is not None and is_implemented(method):
            known = analyzer.protocol_methods_of.get((decl, method))
            if known is None:
                known = analyzer.protocol_methods_of[decl, method] = _as_own(decl, method, path)
            return known
    return None


def _protocols(analyzer: "Analyzer", decl: ClassDecl, path: tuple[Any, ...]) -> Iterator[tuple[ClassDecl, tuple[Any, ...]]]:
    """The protocols a class inherits from, each with the way there: (protocol, base as written, where that is written)."""
    for node in decl.bases:
        symbol = analyzer.lookup_path(node.value if type(node).__name__ == "Subscript" else node, decl.module)
        if isinstance(symbol, ClassDecl) and symbol.is_protocol:
            if symbol.module.name == _ABSTRACT_CLASSES:
                library = analyzer.table.get(_MIXINS)
                mixin = library.symbols.get(symbol.name) if library is not None else None
                if not isinstance(mixin, ClassDecl):
                    continue
                symbol = mixin
            step = (*path, (symbol, node, decl.module))
            yield symbol, step
            yield from _protocols(analyzer, symbol, step)


def inherits_from_protocol(analyzer: "Analyzer", decl: ClassDecl) -> bool:
    """Whether a protocol is among the bases that the class statement names."""
    return next(_protocols(analyzer, decl, ()), None) is not None


def is_implemented(method: FunctionDecl) -> bool:
    """Whether a method of a protocol has a body."""
    body = [node for node in method.node.body if not (type(node).__name__ == "Expr" and type(node.value).__name__ == "Constant")]
    return not method.is_abstract and not method.is_synthesized and bool(body) and any(type(node).__name__ != "Pass" for node in body)


def declares(analyzer: "Analyzer", decl: ClassDecl, name: str) -> bool:
    """Whether the class or one above it has an attribute, property or method of that name with a place of its own."""
    return name in decl.attributes or name in decl.methods or any(name in self_assignments(m) for m in all_methods(decl)) \
        or any(declares(analyzer, base, name) for base in base_declarations(analyzer, decl))


def _as_own(decl: ClassDecl, method: FunctionDecl, path: tuple[Any, ...]) -> FunctionDecl:
    return replace(method, cls=decl, protocol_path=path, _decoration=None)


def path_bindings(analyzer: "Analyzer", decl: FunctionDecl, bindings: dict[str, ty.Type], owner: ty.Type | None) -> dict[str, ty.Type]:
    """The type parameters of the protocol that a method comes from, as the class with these bindings has them."""
    for protocol, node, module in decl.protocol_path:
        items: list[Any] = []
        if type(node).__name__ == "Subscript":
            items = node.slice.elts if type(node.slice).__name__ == "Tuple" else [node.slice]
        scope = TypeScope(module, bindings, owner)
        bindings = dict(zip(protocol.type_params, [analyzer.annotations.evaluate(item, scope) for item in items]))
    return bindings


class OwnMappings:
    """Mixin of the checker: mappings of the app's own classes where a dict is made."""

    def dict_of_mapping(self: "Checker", positional: list[Any], node: Any, expected: ty.Type | None) -> t.Expr | None:
        """`dict(m)` of an object that is no dict and has keys(): a dict of its items; None for anything else."""
        from unic.analysis.arguments import Argument
        if len(positional) != 1 or positional[0].starred or self.is_late(positional[0].node):
            return None
        items = self.items_of_mapping(self.argument(positional[0], None), node)
        return None if items is None else self.construct(self.analyzer.builtin("dict"), [Argument(node, items)], {}, node, expected)

    def as_dict(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """A mapping of the app's own class as a dict; any other value itself."""
        from unic.analysis.arguments import Argument
        items = self.items_of_mapping(value, node)
        return value if items is None else self.construct(self.analyzer.builtin("dict"), [Argument(node, items)], {}, node, None)

    def items_of_mapping(self: "Checker", value: t.Expr, node: Any) -> t.Expr | None:
        """The items of an object that has keys() and is no dict; None for any other value."""
        type_ = value.type
        if not isinstance(type_, ty.ClassType) or type_.decl is None or self.analyzer.is_builtin(type_.decl) or self.analyzer.find_method(type_, "items") is None \
                or self.analyzer.find_method(type_, "keys") is None or any(cls.name == "dict" for cls in type_.mro):
            return None
        return self.call_method(value, "items", [], {}, node)
