"""Functions of module dataclasses: replace, asdict, astuple, fields, is_dataclass; assignment to frozen ones."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.data_classes import all_fields, dataclass_fields
from unic.analysis.declarations import ClassDecl, FunctionDecl
from unic.analysis.reflection import declarations_below

if TYPE_CHECKING:
    from unic.analysis.arguments import Argument
    from unic.analysis.checker import Checker

_CONTAINERS = ("list", "dict", "tuple")
# The form of asdict() where a dict[str, Any] is wanted.
_AS_JSON = "asdict as JSON"


class DataClassCalls:
    """Mixin of the checker."""

    def dataclass_function(self: "Checker", name: str, positional: "list[Argument]", keywords: "dict[str, Argument]", node: Any,
                           expected: ty.Type | None) -> t.Expr:
        """A call of one of the functions that look at a dataclass's fields."""
        if name == "make_dataclass":
            self.fail(node, "make_dataclass() is not supported: classes are made when the program is compiled", "write the class with @dataclass")
        if name not in ("asdict", "astuple", "fields", "is_dataclass"):
            self.fail(node, f"'{name}' cannot be called here")
        if keywords:
            self.fail(node, f"{name}() has no parameter '{next(iter(keywords))}' here", "build the dict or tuple you need from the fields")
        if len(positional) != 1 or positional[0].starred:
            self.fail(node, f"{name}() takes one argument")
        value = self.expr_or_class(positional[0])
        if value.type is ty.NEVER:
            return self.bottom(node)
        cls = value.type.instance if isinstance(value.type, ty.ClassObject) else value.type
        if name == "is_dataclass":
            return self.after(value, self.const(self.dataclass_of(cls) is not None, node), node)
        if self.dataclass_of(cls) is None or isinstance(value.type, ty.ClassObject) and name != "fields":
            self.fail(node, f"{name}() should be called on dataclass instances, not {value.type}", about=(value,))
        assert isinstance(cls, ty.ClassType)
        if name == "fields":
            return self.after(value, self.field_objects(cls, node), node)
        form = _AS_JSON if name == "asdict" and (self.is_json_object(expected) or self.contains_itself(cls, [], node)) else name
        plain = self.plain_form(cls, form, [], node)
        return self.convert(self.plain_value(value, form, node), plain, node)

    def is_json_object(self: "Checker", type_: ty.Type | None) -> bool:
        """Whether a type is dict[str, Any], or Any."""
        if isinstance(type_, ty.UnionType):
            return type_.operations is not None
        return self.is_container(type_) and type_.name == "dict" and type_.args == (self.str_type(), self.analyzer.annotations.any_value())

    def dataclass_of(self: "Checker", type_: ty.Type) -> ClassDecl | None:
        """The nearest dataclass a class is or derives from."""
        if isinstance(type_, ty.ClassType):
            for cls in type_.ancestors():
                if cls.decl is not None and cls.decl.dataclass_options is not None and not cls.decl.is_named_tuple:
                    return cls.decl
        return None

    def field_objects(self: "Checker", cls: ty.ClassType, node: Any) -> t.Expr:
        assert cls.decl is not None
        holder = self.library_symbol("dataclasses", "Field")
        made: list[t.Expr] = []
        for field in dataclass_fields(self.analyzer, cls.decl):
            given = [field.name, field.init, field.repr, field.compare, field.kw_only]
            made.append(self.construct(holder, [self.as_argument(self.const(v, node), node) for v in given], {}, node, None))
        fixed = t.MakeTuple(ty.tuple_of(*(m.type for m in made)), self.span(node), made)
        return self.convert(fixed, self.analyzer.builtin_class("tuple", self.analyzer.class_type(holder, ())), node)

    # --- asdict, astuple --------------------------------------------------------------

    def plain_form(self: "Checker", type_: ty.Type, form: str, around: list[ty.Type], node: Any) -> ty.Type:
        """What asdict() (or astuple()) makes of a value of this type."""
        if not self.holds_dataclass(type_, []) and form != _AS_JSON:
            return type_
        if isinstance(type_, ty.UnionType):
            if type_.operations is not None:
                return type_
            return ty.union_of(*(self.plain_form(m, form, around, node) for m in type_.members))
        if isinstance(type_, ty.TupleType):
            return ty.tuple_of(*(self.plain_form(item, form, around, node) for item in type_.items))
        whole = self.analyzer.annotations.any_value() if form == _AS_JSON else None
        if self.dataclass_of(type_) is not None:
            assert isinstance(type_, ty.ClassType) and type_.decl is not None
            if whole is not None:
                return self.analyzer.builtin_class("dict", self.str_type(), whole)
            if type_ in around:
                self.fail(node, f"{form}() of '{type_}' has no type: the class contains itself", "write a method that gives the values")
            around = [*(outer for outer in around if not self.is_container(outer)), type_]
            classes = self.dataclasses_below(type_, form, node)
            parts = [self.plain_form(self.field_of(cls, f.name, node).type, form, around, node)
                     for cls in classes for f in dataclass_fields(self.analyzer, self.dataclass_of(cls))]
            if form == "astuple":
                return ty.tuple_of(*parts)
            joined: ty.Type = ty.NEVER
            for part in parts:
                joined = part if joined is ty.NEVER else self.join_types(joined, part)
            return self.analyzer.builtin_class("dict", self.str_type(), joined if parts else self.analyzer.builtin_class("object"))
        if self.is_container(type_):
            assert isinstance(type_, ty.ClassType)
            if type_ in around:
                self.fail(node, f"{form}() of '{type_}' has no type: it contains itself", "write a method that gives the values")
            if whole is not None and type_.name != "tuple":
                return self.analyzer.builtin_class(type_.name, *type_.args[:-1], whole)
            return self.analyzer.builtin_class(type_.name, *(self.plain_form(a, form, [*around, type_], node) for a in type_.args))
        return type_

    def holds_dataclass(self: "Checker", type_: ty.Type, seen: list[ty.Type]) -> bool:
        """Whether a value of this type is or contains an instance of a dataclass."""
        if type_ in seen:
            return False
        if self.dataclass_of(type_) is not None:
            return True
        seen.append(type_)
        parts = type_.members if isinstance(type_, ty.UnionType) else type_.items if isinstance(type_, ty.TupleType) \
            else type_.args if self.is_container(type_) else ()
        return any(self.holds_dataclass(part, seen) for part in parts)

    def contains_itself(self: "Checker", type_: ty.Type, around: list[ty.Type], node: Any) -> bool:
        """Whether the fields of a dataclass lead to the class again."""
        if type_ in around:
            return self.dataclass_of(type_) is not None
        decl = self.dataclass_of(type_)
        around = [*around, type_]
        if decl is not None:
            parts = tuple(self.field_of(type_, f.name, node).type for f in dataclass_fields(self.analyzer, decl))
        else:
            parts = type_.members if isinstance(type_, ty.UnionType) else type_.items if isinstance(type_, ty.TupleType) \
                else type_.args if self.is_container(type_) else ()
        return any(self.contains_itself(part, around, node) for part in parts)

    def dataclasses_below(self: "Checker", type_: ty.ClassType, form: str, node: Any) -> list[ty.ClassType]:
        """The class, then those below it, bases first: which fields there are depends on the object."""
        assert type_.decl is not None
        below = declarations_below(self.analyzer, type_.decl)[1:]
        if below and (form == "astuple" or any(decl.type_params for decl in (type_.decl, *below))):
            self.fail(node, f"'{type_}' has subclasses, and which fields there are would depend on the object", "write a method that gives the values")
        if not below:
            self.analyzer.assumed_final.add(type_.decl.name)
        classes = [self.analyzer.class_type(decl, ()) for decl in below]
        return [type_, *sorted((cls for cls in classes if cls.is_subclass_of(type_)), key=lambda cls: len(cls.mro))]

    def is_container(self: "Checker", type_: ty.Type | None) -> "TypeGuard[ty.ClassType]":
        return isinstance(type_, ty.ClassType) and type_.name in _CONTAINERS and type_.decl is not None and self.analyzer.is_builtin(type_.decl)

    def plain_value(self: "Checker", value: t.Expr, form: str, node: Any) -> t.Expr:
        """A value with the dataclass instances in it turned into dicts (tuples), and containers copied."""
        type_ = value.type
        if form != _AS_JSON and not self.holds_dataclass(type_, []) or isinstance(type_, ty.UnionType) and type_.operations is not None:
            return self.deep_copied(value, node)
        if isinstance(type_, ty.UnionType):
            target = self.analyzer.annotations.any_value() if form == _AS_JSON else self.plain_form(type_, form, [], node)
            return self.each_member(value, node, lambda v: self.convert(self.plain_value(v, form, node), target, node))
        if isinstance(type_, ty.TupleType):
            body: list[t.Stmt] = []
            kept = self.keep(value, body)
            items = [self.plain_value(t.TupleGet(item, self.span(node), kept, i), form, node) for i, item in enumerate(type_.items)]
            return self.block(body, t.MakeTuple(ty.tuple_of(*(i.type for i in items)), self.span(node), items))
        if self.dataclass_of(type_) is not None or self.is_container(type_):
            result_type = self.plain_form(type_, form, [], node)

            def build(checker: "Checker", given: t.Expr) -> t.Expr:
                return checker.plain_object(given, result_type, form)

            return self.synthesized_call((form, type_), "astuple" if form == "astuple" else "asdict", value, result_type, build, node)
        return self.deep_copied(value, node)

    def plain_object(self: "Checker", value: t.Expr, target: ty.Type, form: str) -> t.Expr:
        """Body of the function that makes `target` of a dataclass instance or a container."""
        type_ = value.type
        assert isinstance(type_, ty.ClassType) and type_.decl is not None
        if self.dataclass_of(type_) is not None:
            for cls in reversed(self.dataclasses_below(type_, form, None)[1:]):
                narrowed = self.conversions.narrow(value, cls)
                assert narrowed is not None
                saved, self.out = self.out, []
                made = self.plain_fields(narrowed, target, form)
                inner, self.out = self.out, saved
                self.out.append(t.If(None, self.type_test(value, [cls], None), [*inner, t.Return(None, made)], []))
            return self.plain_fields(value, target, form)
        assert isinstance(target, ty.ClassType)
        if type_.name == "tuple":
            made = self.keep(self.construct_class(self.analyzer.builtin_class("list", *target.args), [], None), self.out)
        else:
            made = self.keep(self.construct_class(target, [], None), self.out)

        def body(element: t.Expr) -> list[t.Stmt]:
            saved, self.out = self.out, []
            if type_.name == "dict":
                key = self.keep(element, self.out)
                item = self.call_method(value, "__getitem__", [(key, None)], {}, None)
                parts = [self.plain_value(key, form, None), self.plain_value(item, form, None)]
            else:
                parts = [self.plain_value(element, form, None)]
            add = "__setitem__" if type_.name == "dict" else "append"
            self.out.append(t.Eval(None, self.call_method(made, add, [(p, None) for p in parts], {}, None)))
            statements, self.out = self.out, saved
            return statements

        self.iterate(value, body, None, [])
        return made if type_.name != "tuple" else self.construct_class(target, [(made, None)], None)

    def plain_fields(self: "Checker", value: t.Expr, target: ty.Type, form: str) -> t.Expr:
        """The fields of an object, which is of no class below its static one."""
        decl = self.dataclass_of(value.type)
        assert decl is not None
        fields = [(f.name, self.plain_value(self.attribute_of(value, f.name, None), form, None)) for f in dataclass_fields(self.analyzer, decl)]
        if form == "astuple":
            return t.MakeTuple(ty.tuple_of(*(v.type for _, v in fields)), None, [v for _, v in fields])
        assert isinstance(target, ty.ClassType)
        made = self.keep(self.construct_class(target, [], None), self.out)
        for name, part in fields:
            self.out.append(t.Eval(None, self.call_method(made, "__setitem__", [(self.const(name), None), (part, None)], {}, None)))
        return made

    # --- replace ----------------------------------------------------------------------

    def dataclass_replace(self: "Checker", positional: "list[Argument]", keywords: "dict[str, Argument]", node: Any) -> t.Expr:
        """dataclasses.replace(obj, field=value): a constructor call with the other fields taken from `obj`."""
        if len(positional) != 1:
            self.fail(node, "replace() takes the object and keyword arguments")
        body: list[t.Stmt] = []
        source = self.keep(self.argument(positional[0], None), body)
        cls = source.type
        if cls is ty.NEVER:
            return self.bottom(node)
        if not isinstance(cls, ty.ClassType) or cls.decl is None or self.dataclass_of(cls) is None and not cls.decl.is_named_tuple:
            self.fail(node, f"replace() needs a dataclass instance, not {cls}")
        given = dict(keywords)
        for field in all_fields(self.analyzer, cls.decl):
            if not field.init and field.name in given:
                self.fail(given[field.name].node, f"field {field.name} is declared with init=False, it cannot be specified with replace()", "assign it afterwards")
            if field.init_only and not field.has_default and field.name not in given:
                self.fail(node, f"InitVar '{field.name}' must be specified with replace()", f"write {field.name}=...")
            if field.init and not field.init_only and field.name not in given:
                given[field.name] = self.as_argument(self.attribute_of(source, field.name, node), node)
        return self.block(body, self.construct_type(cls, [], given, node))

    # --- frozen -----------------------------------------------------------------------

    def refuses_assignment(self: "Checker", cls: ty.ClassType, name: str) -> bool:
        """Whether assigning attribute `name` of a `cls` raises, because it is frozen."""
        if " " in name or self.decl is not None and self.decl.is_synthesized and self.decl.name == "__init__":
            # A name with a space is the compiler's own.
            return False
        for owner in cls.ancestors():
            decl = owner.decl
            if decl is not None and decl.dataclass_options is not None and decl.dataclass_options.get("frozen"):
                return owner is cls or any(field.name == name for field in dataclass_fields(self.analyzer, decl))
        return False

    def frozen_assignment(self: "Checker", obj: t.Expr, name: str, value: t.Expr, node: Any) -> None:
        """An error, or where the program expects one, the exception it expects."""
        assert isinstance(obj.type, ty.ClassType) and obj.type.decl is not None
        named = any(cls.decl is not None and cls.decl.is_named_tuple for cls in obj.type.ancestors())
        if not self.guarded:
            self.fail(node, f"cannot assign to field '{name}' of a {'named tuple' if named else 'frozen dataclass'}",
                      "make a new object with _replace()" if named else "make a new object with dataclasses.replace()")
        self.out += [t.Eval(self.span(node), obj), t.Eval(self.span(node), value)]
        if named:
            self.out.append(t.Eval(self.span(node), self.builtin_call("raise_attribute", [self.const("can't set attribute", node)], node)))
            return
        decl = self.library_symbol("dataclasses", "refuse_assignment")
        assert isinstance(decl, FunctionDecl)
        self.out.append(t.Eval(self.span(node), self.call_decl(decl, None, None, [self.as_argument(self.const(name, node), node)], {}, node, None)))

    def object_setattr(self: "Checker", positional: "list[Argument]", node: Any) -> t.Expr:
        """`object.__setattr__(obj, "name", value)`, which frozen dataclasses use in __post_init__."""
        if len(positional) != 3 or type(positional[1].node).__name__ != "Constant" or not isinstance(positional[1].node.value, str):
            self.fail(node, "object.__setattr__() needs the object, the attribute's name as a constant, and the value")
        obj = self.argument(positional[0], None)
        name = positional[1].node.value
        if obj.type is ty.NEVER:
            return self.bottom(node)
        if not isinstance(obj.type, ty.ClassType):
            self.fail(node, f"cannot assign attributes of {obj.type}", about=(obj,))
        field = self.field_of(obj.type, name, node)
        body: list[t.Stmt] = []
        kept = self.keep(obj, body)
        value = self.convert(self.argument(positional[2], field.type), field.type, node, f"attribute '{name}'")
        body.append(t.SetField(self.span(node), kept, field, value))
        return self.block(body, t.Const(ty.NONE, self.span(node), None))
