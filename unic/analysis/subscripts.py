"""Subscripts: indexing, slicing, and their assignment and deletion."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl
from unic.analysis.modules import NOT_CONSTANT
from unic.analysis.scope import path_of

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


class Subscripts:
    """Mixin: `x[i]` in all contexts."""

    def expr_Subscript(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        static = self.static_path(node.value) if type(node.value).__name__ in ("Name", "Attribute") else None
        if isinstance(static, ClassDecl):
            if static.is_enum:
                return self.enum_by_name(static, node.slice, node)
            return t.Const(ty.class_object(self.annotation(node)), self.span(node), static)
        obj = self.value(node.value)
        if type(node.slice).__name__ == "Slice":
            lower, upper, step = self.slice_parts(node.slice)
            return self.slice_value(obj, lower, upper, step, node)
        value = self.index(obj, node.slice, node)
        path = path_of(node) if self.flow.narrowed else None
        narrowed = self.flow.narrowed.get(path) if path is not None else None
        if narrowed is not None and narrowed is not value.type and isinstance(value.type, ty.UnionType):
            return self.checked_narrow(value, narrowed, node)
        return value

    def slice_parts(self: "Checker", node: Any) -> tuple[t.Expr | None, t.Expr | None, t.Expr | None]:
        def part(inner: Any) -> t.Expr | None:
            return self.value(inner) if inner is not None else None
        return part(node.lower), part(node.upper), part(node.step)

    def slice_arguments(self: "Checker", lower: t.Expr | None, upper: t.Expr | None, step: t.Expr | None, node: Any) -> list[tuple[t.Expr, Any]]:
        return [(part if part is not None else t.Const(ty.NONE, self.span(node), None), node) for part in (lower, upper, step)]

    def slice_value(self: "Checker", obj: t.Expr, lower: t.Expr | None, upper: t.Expr | None, step: t.Expr | None, node: Any) -> t.Expr:
        obj = self.looked_into(self.as_tuple(obj))
        if isinstance(obj.type, ty.TupleType):
            return self.tuple_slice(obj, lower, upper, step, node)
        if ty.by_cases(obj.type):
            return self.distribute(obj, node, lambda v: self.slice_value(v, lower, upper, step, node))
        if obj.type is ty.NEVER:
            return self.bottom(node)
        if self.takes_slices(obj.type, "__getitem__"):
            return self.call_method(obj, "__getitem__", [(self.slice_object(lower, upper, step, node), node)], {}, node)
        if self.analyzer.find_method(obj.type, "__getslice__") is None:
            self.fail(node, f"{obj.type} cannot be sliced", about=(obj,))
        return self.call_method(obj, "__getslice__", self.slice_arguments(lower, upper, step, node), {}, node)

    def takes_slices(self: "Checker", type_: ty.Type, method: str) -> bool:
        """Whether a class's own indexing method takes slice objects."""
        found = self.analyzer.find_method(type_, method) if isinstance(type_, (ty.ClassType, ty.ProtocolType)) else None
        hint = self.index_hint(found, type_) if found is not None and found[1].module.is_app else None
        return hint is not None and self.conversions.assignable(self.analyzer.builtin_class("slice"), hint)

    def slice_object(self: "Checker", lower: t.Expr | None, upper: t.Expr | None, step: t.Expr | None, node: Any) -> t.Expr:
        """`slice(lower, upper, step)`."""
        return self.construct_class(self.analyzer.builtin_class("slice"), self.slice_arguments(lower, upper, step, node), node)

    def slice_by_object(self: "Checker", obj: t.Expr, piece: t.Expr, node: Any) -> t.Expr:
        """`obj[s]` where `s` is a slice object."""
        body: list[t.Stmt] = []
        kept_obj, kept = self.keep(obj, body), self.keep(piece, body)
        parts = [self.attribute_of(kept, name, node) for name in ("start", "stop", "step")]
        return self.block(body, self.slice_value(kept_obj, parts[0], parts[1], parts[2], node))

    def tuple_slice(self: "Checker", obj: t.Expr, lower: t.Expr | None, upper: t.Expr | None, step: t.Expr | None, node: Any) -> t.Expr:
        assert isinstance(obj.type, ty.TupleType)
        if all(p is None or isinstance(p, t.Const) for p in (lower, upper, step)):
            chosen = list(range(len(obj.type.items)))[slice(*(p.value if isinstance(p, t.Const) else None for p in (lower, upper, step)))]
            body: list[t.Stmt] = []
            kept = self.keep(obj, body)
            items: list[t.Expr] = [t.TupleGet(obj.type.items[i], self.span(node), kept, i) for i in chosen]
            return self.block(body, t.MakeTuple(ty.tuple_of(*(i.type for i in items)), self.span(node), items))
        return self.slice_value(self.variadic(obj, node), lower, upper, step, node)

    def index(self: "Checker", obj: t.Expr, index_node: Any, node: Any) -> t.Expr:
        span = self.span(node)
        if obj.type is ty.NEVER:
            self.value(index_node)
            return self.bottom(node)
        obj = self.looked_into(self.as_tuple(obj))
        if isinstance(obj.type, ty.TupleType):
            return self.tuple_index(obj, index_node, node)
        if isinstance(obj.type, ty.ArrayType):
            index = self.convert(self.value(index_node), ty.INT, index_node, "index")
            return t.Intrinsic(obj.type.element, span, "unsafe.array_get", [obj, index])
        if ty.by_cases(obj.type):
            return self.distribute(obj, node, lambda v: self.beyond(v, index_node, node) or self.index(v, index_node, node))
        found = self.analyzer.find_method(obj.type, "__getitem__")
        if found is None:
            self.fail(node, f"{obj.type} cannot be indexed", about=(obj,))
        key = self.fold(index_node) if self.typed_items(obj.type) is not None else None
        if isinstance(key, str):
            return self.typed_item(obj, key, node)
        hint = self.index_hint(found, obj.type)
        return self.index_value(obj, self.value(index_node, hint), hint, index_node, node)

    def index_value(self: "Checker", obj: t.Expr, index: t.Expr, hint: ty.Type | None, index_node: Any, node: Any) -> t.Expr:
        """`obj[index]` of an object with `__getitem__`, whose index is annotated with `hint`."""
        if hint is ty.INT:
            if isinstance(index.type, ty.UnionType) and self.analyzer.builtin_class("slice") in index.type.members and ty.by_cases(index.type):
                body: list[t.Stmt] = []
                kept = self.keep(obj, body)
                return self.block(body, self.distribute(index, node, lambda v: self.index_value(kept, v, hint, index_node, node)))
            index = self.as_int(index, index_node)
            if isinstance(index.type, ty.ClassType) and self.analyzer.find_method(index.type, "__index__") is not None:
                index = self.call_method(index, "__index__", [], {}, index_node)
            if index.type is self.analyzer.builtin_class("slice") and self.analyzer.find_method(obj.type, "__getslice__") is not None:
                return self.slice_by_object(obj, index, node)
        return self.call_method(obj, "__getitem__", [(index, index_node)], {}, node)

    def index_hint(self: "Checker", found: Any, type_: ty.Type) -> ty.Type | None:
        signature = self.analyzer.signatures.of(found[1], found[0] if found[0] is not None else type_, {}, partial=True)
        return signature.params[1][1] if signature is not None and len(signature.params) > 1 else None

    def beyond(self: "Checker", obj: t.Expr, index_node: Any, node: Any) -> t.Expr | None:
        """A constant index that one of the tuples that a value may be does not have: an error at run time. None where it has it."""
        folded = self.fold(index_node)
        if not isinstance(obj.type, ty.TupleType) or not isinstance(folded, int) or -len(obj.type.items) <= folded < len(obj.type.items):
            return None
        return self.builtin_call("raise_index", [self.const("tuple index out of range", node)], node)

    def tuple_index(self: "Checker", obj: t.Expr, index_node: Any, node: Any) -> t.Expr:
        assert isinstance(obj.type, ty.TupleType)
        folded = self.fold(index_node)
        count = len(obj.type.items)
        if folded is not NOT_CONSTANT and isinstance(folded, int):
            if not -count <= folded < count:
                self.fail(node, f"index {folded} is outside a tuple of {count} items")
            position = folded % count
            return t.TupleGet(obj.type.items[position], self.span(node), obj, position)
        return self.index(self.variadic(obj, node), index_node, node)

    # --- assignment -------------------------------------------------------------------

    def assign_subscript(self: "Checker", target: Any, value: t.Expr, node: Any) -> None:
        if not isinstance(value, t.Const):
            value = self.keep(value, self.out)
        obj = self.value(target.value)
        self.store_subscript(obj, target, value, node)
        self.note_item_stored(target, obj, value)

    def note_item_stored(self: "Checker", target: Any, obj: t.Expr, value: t.Expr) -> None:
        """What the flow knows of items once one of them was assigned."""
        base, path = path_of(target.value), path_of(target)
        if base is None:
            return
        self.flow.forget_items(base)
        items = obj.type.args[-1] if isinstance(obj.type, ty.ClassType) and obj.type.name in ("list", "dict") and obj.type.args else None
        if path is not None and isinstance(items, ty.UnionType) and value.type in items.members and value.type is not ty.NONE:
            self.flow.narrowed[path] = value.type

    def store_subscript(self: "Checker", obj: t.Expr, target: Any, value: t.Expr, node: Any) -> None:
        span = self.span(target)
        if obj.type is ty.NEVER:
            return
        if ty.by_cases(obj.type):
            self.fail(target, f"this may be None here (it is {obj.type})" if obj.type.has_none else f"narrow {obj.type} with isinstance() first", about=(obj,))
        if type(target.slice).__name__ == "Slice":
            lower, upper, step = self.slice_parts(target.slice)
            if self.takes_slices(obj.type, "__setitem__"):
                made = self.slice_object(lower, upper, step, target)
                self.out.append(t.Eval(span, self.call_method(obj, "__setitem__", [(made, target), (value, node)], {}, target)))
                return
            if self.analyzer.find_method(obj.type, "__setslice__") is None:
                self.fail(target, f"slices of {obj.type} cannot be assigned", about=(obj,))
            arguments = self.slice_arguments(lower, upper, step, target) + [(value, node)]
            self.out.append(t.Eval(span, self.call_method(obj, "__setslice__", arguments, {}, target)))
            return
        if isinstance(obj.type, ty.ArrayType):
            index = self.convert(self.value(target.slice), ty.INT, target, "index")
            stored = self.convert(value, obj.type.element, node)
            self.out.append(t.Eval(span, t.Intrinsic(ty.NONE, span, "unsafe.array_set", [obj, index, stored])))
            return
        found = self.analyzer.find_method(obj.type, "__setitem__")
        if found is None:
            self.fail(target, f"items of {obj.type} cannot be assigned", about=(obj,))
        value = self.store_typed(obj, target, value, node) or value
        self.out.append(t.Eval(span, self.store_item(obj, self.value(target.slice, self.index_hint(found, obj.type)), value, target, node)))

    def store_item(self: "Checker", obj: t.Expr, index: t.Expr, value: t.Expr, target: Any, node: Any) -> t.Expr:
        """`obj[index] = value`; a slice object assigns to a slice."""
        piece = self.analyzer.builtin_class("slice")
        if index.type is piece and not self.takes_slices(obj.type, "__setitem__") and self.analyzer.find_method(obj.type, "__setslice__") is not None:
            body: list[t.Stmt] = []
            kept = self.keep(index, body)
            parts = [(self.attribute_of(kept, name, target), target) for name in ("start", "stop", "step")]
            return self.block(body, self.call_method(obj, "__setslice__", [*parts, (value, node)], {}, target))
        return self.call_method(obj, "__setitem__", [(index, target), (value, node)], {}, target)

    def augmented_subscript(self: "Checker", op: str, obj: t.Expr, target: Any, node: Any) -> None:
        """`obj[i] op= value` with obj and i evaluated once."""
        if obj.type is ty.NEVER or type(target.slice).__name__ == "Slice":
            current = self.slice_value(obj, *self.slice_parts(target.slice), target) if type(target.slice).__name__ == "Slice" else self.bottom(node)
            value = self.augmented(op, current, node.value, node)
            if value is not None:
                self.store_subscript(obj, target, value, node)
            return
        span = self.span(target)
        if isinstance(obj.type, ty.ArrayType):
            index = self.keep(self.convert(self.value(target.slice), ty.INT, target, "index"), self.out)
            current = t.Intrinsic(obj.type.element, span, "unsafe.array_get", [obj, index])
            value = self.augmented(op, current, node.value, node)
            if value is not None:
                stored = self.convert(value, obj.type.element, node)
                self.out.append(t.Eval(span, t.Intrinsic(ty.NONE, span, "unsafe.array_set", [obj, index, stored])))
            return
        found = self.analyzer.find_method(obj.type, "__getitem__")
        if found is None:
            self.fail(target, f"{obj.type} cannot be indexed", about=(obj,))
        index = self.keep(self.value(target.slice, self.index_hint(found, obj.type)), self.out)
        key = self.fold(target.slice) if self.typed_items(obj.type) is not None else None
        current = self.typed_item(obj, key, target) if isinstance(key, str) else self.call_method(obj, "__getitem__", [(index, target)], {}, target)
        value = self.augmented(op, current, node.value, node)
        if value is not None:
            value = self.store_typed(obj, target, value, node) or value
            kept = self.keep(value, self.out)
            self.out.append(t.Eval(span, self.call_method(obj, "__setitem__", [(index, target), (kept, node)], {}, target)))

    def delete_subscript(self: "Checker", target: Any) -> None:
        obj = self.value(target.value)
        span = self.span(target)
        if obj.type is ty.NEVER:
            return
        if type(target.slice).__name__ == "Slice":
            if self.takes_slices(obj.type, "__delitem__"):
                made = self.slice_object(*self.slice_parts(target.slice), target)
                self.out.append(t.Eval(span, self.call_method(obj, "__delitem__", [(made, target)], {}, target)))
                return
            if self.analyzer.find_method(obj.type, "__delslice__") is None:
                self.fail(target, f"slices of {obj.type} cannot be deleted", about=(obj,))
            self.out.append(t.Eval(span, self.call_method(obj, "__delslice__", self.slice_arguments(*self.slice_parts(target.slice), target), {}, target)))
            return
        if self.analyzer.find_method(obj.type, "__delitem__") is None:
            self.fail(target, f"items of {obj.type} cannot be deleted", about=(obj,))
        self.out.append(t.Eval(span, self.delete_item(obj, self.value(target.slice), target)))

    def delete_item(self: "Checker", obj: t.Expr, index: t.Expr, target: Any) -> t.Expr:
        """`del obj[index]`; a slice object deletes a slice."""
        piece = self.analyzer.builtin_class("slice")
        if not self.takes_slices(obj.type, "__delitem__"):
            if isinstance(index.type, ty.UnionType) and piece in index.type.members and ty.by_cases(index.type):
                body: list[t.Stmt] = []
                kept = self.keep(obj, body)
                return self.block(body, self.distribute(index, target, lambda v: self.delete_item(kept, v, target)))
            if index.type is piece and self.analyzer.find_method(obj.type, "__delslice__") is not None:
                body = []
                kept = self.keep(index, body)
                parts = [(self.attribute_of(kept, name, target), target) for name in ("start", "stop", "step")]
                return self.block(body, self.call_method(obj, "__delslice__", parts, {}, target))
        return self.call_method(obj, "__delitem__", [(index, target)], {}, target)
