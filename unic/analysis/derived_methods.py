"""Methods that follow from others a class has: orderings from one of them, iteration from indexing, protocol attributes as properties."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis.declarations import ClassAttribute, ClassDecl, FunctionDecl
from unic.analysis.data_classes import add_class_name
from unic.analysis.cached_properties import keep_property
from unic.analysis.synthesize import add_method, base_declarations, has_method

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer

# functools.total_ordering: by the method that is there, what the others return (the first one found counts).
_ORDERINGS = {
    "__lt__": {"__gt__": "not self < other and self != other", "__le__": "self < other or self == other", "__ge__": "not self < other"},
    "__le__": {"__ge__": "not self <= other or self == other", "__lt__": "self <= other and self != other", "__gt__": "not self <= other"},
    "__gt__": {"__lt__": "not (self > other or self == other)", "__ge__": "self > other or self == other", "__le__": "not self > other"},
    "__ge__": {"__le__": "not self >= other or self == other", "__gt__": "self >= other and self != other", "__lt__": "not self >= other"},
}
_BY_INDEX = """def __iter__(self) -> Generator[int, None, None]:
    index = 0
    while True:
        try:
            item = self[index]
        except IndexError:
            return
        yield item
        index += 1
"""


def derive_methods(analyzer: "Analyzer", decl: ClassDecl) -> None:
    """Add what follows from the class's own methods and attributes."""
    if decl.is_protocol:
        for attribute in decl.attributes.values():
            if attribute.annotation is not None and attribute.name not in decl.methods:
                _attribute_property(analyzer, decl, attribute)
        return
    _name_class(analyzer, decl)
    for method in list(decl.methods.values()):
        if method.is_kept:
            keep_property(analyzer, decl, method)
    if decl.is_totally_ordered:
        _order(analyzer, decl)
    indexing = decl.methods.get("__getitem__")
    if indexing is not None and _takes_int(indexing) and not has_method(analyzer, decl, "__iter__"):
        _iterate_by_index(analyzer, decl, indexing)


def _name_class(analyzer: "Analyzer", decl: ClassDecl) -> None:
    """A class below a dataclass shows its own name where it shows itself as the dataclass does."""
    seen = {decl}
    pending = base_declarations(analyzer, decl)
    while pending:
        base = pending.pop()
        if base in seen:
            continue
        seen.add(base)
        if base.dataclass_options is not None and base.dataclass_options.get("repr", True):
            add_class_name(analyzer, decl)
            return
        pending += base_declarations(analyzer, base)


def _order(analyzer: "Analyzer", decl: ClassDecl) -> None:
    root = next((name for name in _ORDERINGS if name in decl.methods), None)
    if root is None:
        return
    for name, result in _ORDERINGS[root].items():
        made = add_method(analyzer, decl, f"def {name}(self, other: object) -> bool:\n    return {result}\n")
        if made is not None:
            made.params[1].annotation = decl.methods[root].params[1].annotation


def _takes_int(method: FunctionDecl) -> bool:
    """Whether the index is annotated int, alone or in a union (`int | slice`)."""
    pending: list[Any] = [method.params[1].annotation] if len(method.params) == 2 else []
    while pending:
        node = pending.pop()
        if type(node).__name__ == "BinOp":
            pending += [node.left, node.right]
        elif getattr(node, "id", "") == "int":
            return True
    return False


def _iterate_by_index(analyzer: "Analyzer", decl: ClassDecl, indexing: FunctionDecl) -> None:
    """The old protocol: items 0, 1, 2 and so on until IndexError."""
    made = add_method(analyzer, decl, _BY_INDEX)
    if made is not None and indexing.node.returns is not None:
        # By a name that no program can write: the module may not have imported Generator, or mean something else by it.
        made.node.returns.value.id = "builtins.Generator"
        decl.module.symbols["builtins.Generator"] = analyzer.builtin("Generator")
        # With overloads, an index that is an int gives what that overload says.
        by_int = next((o for o in indexing.overloads if len(o.params) == 2 and getattr(o.params[1].annotation, "id", "") == "int"), indexing)
        made.node.returns.slice.elts[0] = by_int.node.returns


def _attribute_property(analyzer: "Analyzer", decl: ClassDecl, attribute: ClassAttribute) -> None:
    """`name: T` in a protocol asks for an attribute or a property of that name."""
    made = add_method(analyzer, decl, f"def {attribute.name}(self) -> int:\n    ...\n")
    assert made is not None
    made.role = "property"
    made.is_abstract = True
    made.node.returns = attribute.annotation
