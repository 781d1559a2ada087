"""copy.copy() and copy.deepcopy(), spelled out by type.

Every class's copy is a function of its own; where an object's class is not fixed, a dispatch stub finds it. Copies
made so far are kept in a table by the address of the original (objects do not move), so that what is shared stays so.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.fields import infer_field, self_assignments

if TYPE_CHECKING:
    from unic.analysis.arguments import Argument
    from unic.analysis.checker import Checker

_ATOMS = ("str", "bytes", "range", "slice", "type", "object", "NoneType")
_CONTAINERS = {"list": "append", "set": "add", "dict": "__setitem__"}


class Copying:
    """Mixin of the checker."""

    def copy_function(self: "Checker", name: str, positional: "list[Argument]", keywords: "dict[str, Argument]", node: Any) -> t.Expr:
        """A call of copy.copy or copy.deepcopy."""
        if len(positional) != 1 and (name == "copy" or len(positional) != 2) or keywords:
            self.fail(node, f"{name}() takes one argument" if name == "copy" else "deepcopy() takes the object, and perhaps the table of copies")
        value = self.expr_or_class(positional[0])
        if value.type is ty.NEVER or value.type.open:
            return self.bottom(node)
        if name == "copy":
            return self.copied(value, node)
        memo = self.convert(self.argument(positional[1], self.memo_type()), self.memo_type(), node, "memo") if len(positional) == 2 else None
        return self.deep_copied(value, node, memo)

    def memo_type(self: "Checker") -> ty.ClassType:
        return self.analyzer.builtin_class("dict", ty.INT, self.analyzer.builtin_class("object"))

    # --- shallow ----------------------------------------------------------------------

    def copied(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """A shallow copy."""
        type_ = value.type
        if self.is_atomic(type_) or isinstance(type_, ty.TupleType) or self.is_builtin_class(type_, "tuple", "frozenset"):
            return value
        if isinstance(type_, ty.UnionType):
            return self.copy_of_union(value, node, lambda v: self.copied(v, node))
        if not isinstance(type_, ty.ClassType) or type_.base is None:
            self.fail(node, f"the copy of {type_} is not known", "narrow it to a class")
        if self.analyzer.find_method(type_, "__copy__") is not None:
            return self.call_method(value, "__copy__", [], {}, node)
        found = self.analyzer.find_method(type_, "copy")
        if found is not None and not found[1].module.is_app and not (type_.decl is not None and type_.decl.module.is_app):
            return self.call_method(value, "copy", [], {}, node)
        if self.container_of(type_) is not None or self.subclass_copies(type_):
            self.fail(node, f"the copy of '{type_}' is not supported", "write a method __copy__ that makes it, also in its subclasses")
        return self.same_fields(value, node)

    def subclass_copies(self: "Checker", cls: ty.ClassType) -> bool:
        """Whether some class below has a __copy__ of its own."""
        return self.analyzer.may_be_overridden(cls, "__copy__")

    def same_fields(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """A new object of the value's own class, with the same fields."""
        at = self.builtin_call("shallow_copy", [value], node)
        return t.Intrinsic(value.type, self.span(node), "unsafe.object_at", [at], [value.type])

    def copy_of_union(self: "Checker", value: t.Expr, node: Any, copy: Any) -> t.Expr:
        return self.each_member(value, node, lambda v: self.convert(copy(v), value.type, node))

    # --- deep -------------------------------------------------------------------------

    def is_builtin_class(self: "Checker", type_: ty.Type, *names: str) -> bool:
        return isinstance(type_, ty.ClassType) and type_.decl is not None and type_.name in names and self.analyzer.is_builtin(type_.decl)

    def is_atomic(self: "Checker", type_: ty.Type) -> bool:
        """Whether values of this type never change, and so are their own copies."""
        if isinstance(type_, (ty.Primitive, ty.MachineInt, ty.CallableType, ty.ClassObject)):
            return True
        if isinstance(type_, ty.TupleType):
            return all(self.is_atomic(item) for item in type_.items)
        if isinstance(type_, ty.UnionType):
            return not type_.alias and all(self.is_atomic(m) for m in type_.members)
        if not isinstance(type_, ty.ClassType) or type_.decl is None:
            return False
        if type_.decl.is_enum:
            return True
        if self.is_builtin_class(type_, "tuple", "frozenset"):
            return all(self.is_atomic(a) for a in type_.args)
        return self.is_builtin_class(type_, *_ATOMS) and type_.base is not None

    def deep_copied(self: "Checker", value: t.Expr, node: Any, memo: t.Expr | None = None) -> t.Expr:
        """A deep copy; `memo` is the table of what has been copied so far."""
        type_ = value.type
        if type_ is ty.NEVER or self.is_atomic(type_):
            return value
        body: list[t.Stmt] = []
        kept = self.keep(value, body)
        memo = self.keep(memo if memo is not None else self.construct_class(self.memo_type(), [], node), body)
        return self.block(body, self.deep_copy_in(kept, memo, node))

    def deep_copy_in(self: "Checker", value: t.Expr, memo: t.Expr, node: Any) -> t.Expr:
        type_, span = value.type, self.span(node)
        if self.is_atomic(type_):
            return value
        if isinstance(type_, ty.UnionType):
            return self.copy_of_union(value, node, lambda v: self.deep_copy_in(v, memo, node))
        if isinstance(type_, ty.TupleType):
            body: list[t.Stmt] = []
            kept = self.keep(value, body)
            items = [self.deep_copy_in(t.TupleGet(item, span, kept, i), memo, node) for i, item in enumerate(type_.items)]
            return self.block(body, t.MakeTuple(type_, span, items))
        if isinstance(type_, ty.ClassType) and type_.base is not None and not self.is_copied_by_subclasses(type_):
            return self.deep_copy_exact(value, memo, node)
        if not isinstance(type_, (ty.ClassType, ty.ProtocolType)):
            self.fail(node, f"the copy of {type_} is not known", "write a method __deepcopy__ for the class that holds it")
        decl = self.analyzer.library_function("deep_copy_object")
        signature = self.analyzer.signatures.of(decl, None, {})
        assert signature is not None
        made = self.emit_virtual(value, "__deep_copy__", decl, type_, {}, signature, [value, memo], node)
        return made if type_ is signature.result else self.object_as(made, type_, node)

    def object_as(self: "Checker", value: t.Expr, type_: ty.Type, node: Any) -> t.Expr:
        """An `object` that is known to be a `type_`, itself a pointer."""
        at = t.Intrinsic(ty.U64, self.span(node), "unsafe.address", [value])
        return t.Intrinsic(type_, self.span(node), "unsafe.object_at", [at], [type_])

    def is_copied_by_subclasses(self: "Checker", cls: ty.ClassType) -> bool:
        """Whether an object of this static type may be of a class below."""
        assert cls.decl is not None
        if cls.decl.name in self.analyzer.derived:
            return not self.is_builtin_class(cls, *_CONTAINERS, "bytearray")
        self.analyzer.assumed_final.add(cls.decl.name)
        return False

    def deep_copy_exact(self: "Checker", value: t.Expr, memo: t.Expr, node: Any) -> t.Expr:
        """The deep copy of an object that is of no class below its static one."""
        type_ = value.type
        if self.is_atomic(type_):
            return value
        if not isinstance(type_, ty.ClassType):
            return self.deep_copy_in(value, memo, node)
        if self.analyzer.find_method(type_, "__deepcopy__") is not None:
            return self.call_method(value, "__deepcopy__", [(memo, node)], {}, node)
        key = ty.tuple_of(type_, memo.type)

        def build(checker: "Checker", given: t.Expr) -> t.Expr:
            return checker.deep_copy_body(t.TupleGet(type_, None, given, 0), t.TupleGet(memo.type, None, given, 1))

        function = self.analyzer.synthesized(("deepcopy", type_), f"{type_}.deepcopy", key, type_, build)
        return t.Call(type_, self.span(node), function, [t.MakeTuple(key, self.span(node), [value, memo])])

    def deep_copy_body(self: "Checker", original: t.Expr, table: t.Expr) -> t.Expr:
        value, memo = self.keep(original, self.out), self.keep(table, self.out)
        type_ = value.type
        assert isinstance(type_, ty.ClassType) and type_.decl is not None
        if self.is_builtin_class(type_, "tuple", "frozenset"):
            return self.rebuilt(value, memo)
        key = self.keep(self.builtin_call("identity", [value], None), self.out)
        known = self.call_method(memo, "__contains__", [(key, None)], {}, None)
        found = self.object_as(self.call_method(memo, "__getitem__", [(key, None)], {}, None), type_, None)
        self.out.append(t.If(None, known, [t.Return(None, found)], []))
        if self.is_builtin_class(type_, "bytearray"):
            made = self.keep(self.call_method(value, "copy", [], {}, None), self.out)
        else:
            made = self.keep(self.same_fields(value, None), self.out)
        remember = self.call_method(memo, "__setitem__", [(key, None), (made, None)], {}, None)
        self.out.append(t.Eval(None, remember))
        if self.is_builtin_class(type_, "bytearray"):
            return made
        container = self.container_of(type_)
        if container is not None:
            self.refill(value, made, container, memo)
        for field in self.all_fields_of(type_):
            if container is not None and field in container.fields or self.is_atomic(field.type):
                continue
            if isinstance(field.type, (ty.ArrayType, ty.FrameType)):
                self.fail(None, f"'{type_}' cannot be copied deeply", "write a method __deepcopy__ for the class that holds it")
            part = self.deep_copy_in(t.FieldGet(field.type, None, value, field), memo, None)
            self.out.append(t.SetField(None, made, field, part))
        return made

    def all_fields_of(self: "Checker", cls: ty.ClassType) -> list[ty.Field]:
        """The fields of a class, also those that nothing has asked for yet."""
        for owner in cls.ancestors():
            if owner.decl is not None and not self.analyzer.is_builtin(owner.decl):
                for method in owner.decl.methods.values():
                    if method.role == "method":
                        for name in self_assignments(method):
                            infer_field(self.analyzer, cls, name)
        return list(cls.fields)

    def container_of(self: "Checker", cls: ty.ClassType) -> ty.ClassType | None:
        """The list, set or dict that a class is or derives from."""
        for owner in cls.ancestors():
            if self.is_builtin_class(owner, *_CONTAINERS):
                return owner
        return None

    def refill(self: "Checker", value: t.Expr, made: t.Expr, container: ty.ClassType, memo: t.Expr) -> None:
        """Empty the container `made`, and put copies of the items of `value` into it."""
        from unic.analysis.arguments import Argument
        inner = self.convert(made, container, None)
        found = self.analyzer.find_method(container, "__init__")
        assert found is not None
        self.out.append(t.Eval(None, self.call_decl(found[1], container, inner, [], {}, None, None)))
        add = self.analyzer.find_method(container, _CONTAINERS[container.name])
        assert add is not None
        source = self.convert(value, container, None)

        def body(element: t.Expr) -> list[t.Stmt]:
            saved, self.out = self.out, []
            key = self.keep(element, self.out)
            parts = [self.deep_copy_in(key, memo, None)]
            if container.name == "dict":
                item = self.analyzer.find_method(container, "__getitem__")
                assert item is not None
                parts.append(self.deep_copy_in(self.call_decl(item[1], container, source, [Argument(None, key)], {}, None, None), memo, None))
            self.out.append(t.Eval(None, self.call_decl(add[1], container, inner, [Argument(None, p) for p in parts], {}, None, None)))
            statements, self.out = self.out, saved
            return statements

        self.iterate(source, body, None, [])

    def rebuilt(self: "Checker", value: t.Expr, memo: t.Expr) -> t.Expr:
        """A tuple[T, ...] or frozenset of copies."""
        type_ = value.type
        assert isinstance(type_, ty.ClassType)
        items = self.keep(self.construct_class(self.analyzer.builtin_class("list", *type_.args), [], None), self.out)

        def body(element: t.Expr) -> list[t.Stmt]:
            saved, self.out = self.out, []
            self.out.append(t.Eval(None, self.call_method(items, "append", [(self.deep_copy_in(element, memo, None), None)], {}, None)))
            statements, self.out = self.out, saved
            return statements

        self.iterate(value, body, None, [])
        return self.construct_class(type_, [(items, None)], None)
