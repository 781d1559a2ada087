"""TypedDict: a dict[str, object] whose items have the types that its class declares, by key.

The objects are dicts like any other. What is read by a constant key is tested to be of the declared type.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import Special, TypeScope
from unic.analysis.arguments import Argument, is_spread

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

_READING = ("get", "pop", "setdefault")


class TypedDicts:
    """Mixin of the checker."""

    def typed_items(self: "Checker", type_: ty.Type) -> dict[str, tuple[ty.Type, bool]] | None:
        """The declared items of a TypedDict, with whether they are always there; None for any other type."""
        if not isinstance(type_, ty.ClassType) or type_.decl is None or type_.decl.typed_items is None:
            return None
        found: dict[str, tuple[ty.Type, bool]] = {}
        for cls in reversed(type_.mro):
            if cls.decl is None or cls.decl.typed_items is None:
                continue
            scope = TypeScope(cls.decl.module, dict(zip(cls.decl.type_params, cls.args)))
            for name, (annotation, total) in cls.decl.typed_items.items():
                if type(annotation).__name__ == "Constant" and isinstance(annotation.value, str):
                    annotation = self.analyzer.parse_annotation(annotation.value, cls.decl.module, annotation)
                mark = self.analyzer.annotated_path(annotation.value, cls.decl.module) if type(annotation).__name__ == "Subscript" else None
                name_of_mark = mark.name if isinstance(mark, Special) else ""
                found[name] = (self.analyzer.annotations.evaluate(annotation, scope), name_of_mark == "Required" or total and name_of_mark != "NotRequired")
        return found

    def typed_dict_in(self: "Checker", expected: ty.Type | None, keys: list[str]) -> ty.ClassType | None:
        """The TypedDict among the members of an expected type; of several, the first that has all these keys."""
        members = expected.members if isinstance(expected, ty.UnionType) else (expected,)
        known = [m for m in members if m is not None and self.typed_items(m) is not None]
        fitting = [m for m in known if set(keys) <= set(self.typed_items(m) or ())
                   and all(name in keys for name, (_, needed) in (self.typed_items(m) or {}).items() if needed)]
        return (fitting or known or [None])[0]  # type: ignore[return-value]

    def typed_display(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr | None:
        """A dict display where a TypedDict is expected; None where none is."""
        keys = [self.fold(key) if key is not None else None for key in node.keys]
        cls = self.typed_dict_in(expected, [key for key in keys if isinstance(key, str)])
        if cls is None or any(key is not None and not isinstance(key, str) for key in keys):
            return None
        return self.make_typed(cls, list(zip(keys, node.values)), node)

    def make_typed(self: "Checker", cls: ty.ClassType, entries: "list[tuple[Any, Any]]", node: Any) -> t.Expr:
        """A new TypedDict of items (key, expression) and other TypedDicts (None, expression), in this order."""
        declared = self.typed_items(cls) or {}
        span = self.span(node)
        body: list[t.Stmt] = []
        made = self.keep(self.allocate(cls, [], {}, node), body)
        given: set[str] = set()
        for key, value_node in entries:
            if key is None:
                part = self.value(value_node, cls)
                inner = self.typed_items(part.type)
                if part.type is ty.NEVER:
                    return self.bottom(node)
                if inner is None or any(name not in declared or not self.conversions.assignable(type_, declared[name][0]) for name, (type_, _) in inner.items()):
                    self.fail(value_node, f"`**` here needs a {cls}, not {part.type}", "write the items one by one", about=(part,))
                given |= {name for name, (_, needed) in inner.items() if needed}
                body.append(t.Eval(span, self.call_method(made, "update", [(part, value_node)], {}, node)))
                continue
            given.add(key)
            value = self.typed_value(cls, key, value_node, node)
            if value.type is ty.NEVER:
                return self.bottom(node)
            body.append(t.Eval(span, self.call_method(made, "__setitem__", [(self.const(key, node), node), (value, value_node)], {}, node)))
        missing = [name for name, (_, needed) in declared.items() if needed and name not in given]
        if missing:
            self.fail(node, f"this {cls} lacks {', '.join(map(repr, missing))}", "give the items, or declare them NotRequired[...]")
        return self.block(body, made)

    def typed_value(self: "Checker", cls: ty.ClassType, key: str, value_node: Any, node: Any) -> t.Expr:
        """The value for an item, in its declared type."""
        wanted = self.item_type(cls, key, node)
        return self.convert(self.value(value_node, wanted), wanted, value_node, f"item '{key}'")

    def item_type(self: "Checker", cls: ty.ClassType, key: str, node: Any) -> ty.Type:
        declared = self.typed_items(cls) or {}
        if key not in declared:
            from unic.analysis import unsupported
            self.fail(node, f"'{cls}' declares no item '{key}'", unsupported.similar(key, declared) or f"declare it in the class: {key}: int (or its real type)")
        return declared[key][0]

    def typed_item(self: "Checker", obj: t.Expr, key: str, node: Any) -> t.Expr:
        """`movie["title"]`."""
        assert isinstance(obj.type, ty.ClassType)
        wanted = self.item_type(obj.type, key, node)
        return self.as_declared(self.call_method(obj, "__getitem__", [(self.const(key, node), node)], {}, node), wanted, key, obj.type, node)

    def as_declared(self: "Checker", value: t.Expr, wanted: ty.Type, key: str, cls: ty.ClassType, node: Any) -> t.Expr:
        """What was found under a key as the type that is declared for it, tested as far as a test can tell."""
        if self.conversions.is_object(wanted):
            return value
        members = wanted.members if isinstance(wanted, ty.UnionType) else (wanted,)
        body: list[t.Stmt] = []
        kept = self.keep(value, body)
        if all(isinstance(m, (ty.ClassType, ty.Primitive, ty.TupleType)) and not ty.is_type_class(m) for m in members):
            text = [self.const(part, node) for part in (key, str(cls), str(wanted))]
            refuse = t.Eval(self.span(node), self.builtin_call("refuse_item", [kept, *text], node))
            body.append(t.If(self.span(node), self.type_test(kept, list(members), node), [], [refuse]))
        if isinstance(wanted, ty.UnionType) and wanted.is_value:
            inner = self.conversions.narrow(kept, wanted.others[0])
            assert inner is not None
            absent = t.Intrinsic(ty.BOOL, self.span(node), "is_none", [kept])
            return self.block(body, t.Cond(wanted, self.span(node), absent, t.Const(wanted, self.span(node), None), t.Convert(wanted, self.span(node), "some", inner)))
        narrowed = self.conversions.narrow(kept, wanted)
        assert narrowed is not None
        return self.block(body, narrowed)

    def store_typed(self: "Checker", obj: t.Expr, target: Any, value: t.Expr, node: Any) -> t.Expr | None:
        """The value for `movie["title"] = value`, in the declared type; None where obj is no TypedDict."""
        if self.typed_items(obj.type) is None:
            return None
        key = self.fold(target.slice)
        assert isinstance(obj.type, ty.ClassType)
        if not isinstance(key, str):
            self.fail(target, f"items of '{obj.type}' are assigned by constant keys", "write the key as a text")
        return self.convert(value, self.item_type(obj.type, key, target), node, f"item '{key}'")

    def typed_dict_method(self: "Checker", receiver: t.Expr, name: str, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr | None:
        """get(), pop(), setdefault(), update() and copy() of a TypedDict; None for anything else."""
        declared = self.typed_items(receiver.type)
        if declared is None or any(a.starred for a in positional):
            return None
        assert isinstance(receiver.type, ty.ClassType)
        cls, span = receiver.type, self.span(node)
        body: list[t.Stmt] = []
        if name == "copy" and not positional:
            made = self.keep(self.allocate(cls, [], {}, node), body)
            body.append(t.Eval(span, self.call_method(made, "update", [(receiver, node)], {}, node)))
            return self.block(body, made)
        if name == "update" and (keywords or positional and type(positional[0].node).__name__ == "Dict") and not any(map(is_spread, keywords)):
            kept = self.keep(receiver, body)
            display = positional[0].node if positional else None
            pairs = list(zip(display.keys, display.values)) if display is not None else []
            entries = [(self.fold(k) if k is not None else None, v) for k, v in pairs] + [(k, a.node) for k, a in keywords.items()]
            for key, value_node in entries:
                if not isinstance(key, str):
                    self.fail(node, f"items of '{cls}' are given by constant keys", "write the keys as texts")
                value = self.typed_value(cls, key, value_node, node)
                body.append(t.Eval(span, self.call_method(kept, "__setitem__", [(self.const(key, node), node), (value, value_node)], {}, node)))
            return self.block(body, t.Const(ty.NONE, span, None))
        key = self.fold(positional[0].node) if positional and positional[0].node is not None and name in _READING else None
        if not isinstance(key, str) or keywords or len(positional) > 2:
            return None
        wanted = self.item_type(cls, key, node)
        kept = self.keep(receiver, body)
        there = self.keep(self.truth(self.contains(kept, self.const(key, node), node), node), body)
        saved, self.out = self.out, []
        item = self.typed_item(kept, key, node)
        if name == "pop":
            item = self.keep(item, self.out)
            self.out.append(t.Eval(span, self.call_method(kept, "__delitem__", [(self.const(key, node), node)], {}, node)))
        item = self.block(self.out, item)
        self.out = saved
        if name == "pop" and len(positional) == 1:
            return self.block(body, item)
        default = self.argument(positional[1], wanted) if len(positional) == 2 else t.Const(ty.NONE, span, None)
        if name == "setdefault":
            value = self.keep(self.convert(default, wanted, node), stored := [])
            stored.append(t.Eval(span, self.call_method(kept, "__setitem__", [(self.const(key, node), node), (value, node)], {}, node)))
            default = self.block(stored, value)
        if name == "get" and declared[key][1] and len(positional) == 1:
            return self.block(body, item)
        return self.block(body, self.choose(there, item, default, node))
