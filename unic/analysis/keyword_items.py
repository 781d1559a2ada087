"""Keyword arguments that are items of a mapping: `d.update(a=1)`, `Counter(a=1)`, `OrderedDict(a=1)`.

They are a dict[str, V] behind the other arguments: `C(items, a=1)` is `C(items)` and an update with {"a": 1}. The parameter lists
of the library's mappings name their other parameters only.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.arguments import Argument
from unic.analysis.declarations import ClassDecl, FunctionDecl, Param

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

# The methods of the library's mappings that take items by name, and what adds more items behind a call of each.
_ADDING = {"__init__": "update", "update": "update", "subtract": "subtract"}


class KeywordItems:
    """Mixin of the checker."""

    def takes_keyword_items(self: "Checker", decl: FunctionDecl | None) -> bool:
        """Whether the function is a method of dict or of one of the library's subclasses that takes items by name."""
        if decl is None or decl.name not in _ADDING or decl.cls is None or decl.module.is_app:
            return False
        cls: ClassDecl | None = decl.cls
        while cls is not None and cls is not self.analyzer.builtin("dict"):
            base = cls.bases[0] if cls.bases else None
            found = self.analyzer.lookup_path(base.value if type(base).__name__ == "Subscript" else base, cls.module) if base is not None else None
            cls = found if isinstance(found, ClassDecl) else None
        return cls is not None

    def split_items(self: "Checker", params: list[Param], keywords: dict[str, Argument]) -> tuple[dict[str, Argument], dict[str, Argument]]:
        """The keyword arguments for parameters (of defaultdict() and its like, none can be given by name), and those that are items."""
        named = {p.name for p in params if p.kind == "keyword"}
        return {k: a for k, a in keywords.items() if k in named}, {k: a for k, a in keywords.items() if k not in named}

    def dict_below(self: "Checker", owner: ty.Type | None) -> ty.ClassType | None:
        """The dict[K, V] that a class of mappings is."""
        bases = owner.ancestors() if isinstance(owner, ty.ClassType) else ()
        return next((base for base in bases if base.decl is self.analyzer.builtin("dict")), None)

    def items_as_argument(self: "Checker", params: list[Param], positional: list[Argument], keywords: dict[str, Argument], node: Any,
                          owner: ty.Type | None = None) -> tuple[list[Argument], dict[str, Argument]]:
        """The same call with its items in the last parameter, if there is nothing in it yet."""
        known, items = self.split_items(params, keywords)
        if items and not any(a.starred for a in positional) and len(positional) == len([p for p in params if p.kind == "plain"]) - 1:
            return [*positional, Argument(node, self.builtin_dict([], items, node, self.dict_below(owner)))], known
        return positional, keywords

    def call_with_items(self: "Checker", decl: FunctionDecl, owner: ty.ClassType, receiver: t.Expr, positional: list[Argument],
                        keywords: dict[str, Argument], node: Any) -> t.Expr:
        """`receiver.update(items, a=1)`, or __init__ in its place."""
        params = decl.params[1:]
        positional, keywords = self.items_as_argument(params, positional, keywords, node, owner)
        known, items = self.split_items(params, keywords)
        if not items:
            return self.call_decl(decl, owner, receiver, positional, known, node, None)
        body: list[t.Stmt] = []
        kept = self.keep(receiver, body)
        given = [Argument(a.node, self.keep(self.argument(a, None), body), a.starred) for a in positional]
        more = self.builtin_dict([], items, node, self.dict_below(owner))
        if more is None or more.type is ty.NEVER or any(a.expr is None or a.expr.type is ty.NEVER for a in given):
            return self.bottom(node)
        mapping = self.keep(more, body)
        body.append(t.Eval(self.span(node), self.call_decl(decl, owner, kept, given, known, node, None)))
        found = self.analyzer.find_method(owner, _ADDING[decl.name])
        assert found is not None and found[0] is not None
        adding = self.call_decl(found[1], found[0], self.convert(kept, found[0], node), [Argument(node, mapping)], {}, node, None)
        return self.block(body, adding)
