"""Attribute access: fields, properties, class attributes, bound methods, enum members."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis import unsupported
from unic.analysis.data_classes import match_args
from unic.analysis.declarations import ClassDecl, GlobalDecl, ImportedModule
from unic.analysis.enums import canonical, members
from unic.analysis.fields import infer_field, is_unvalued
from unic.analysis.function_values import DESCRIPTIONS
from unic.analysis.homes import shown_module
from unic.analysis.internal_names import is_settled, own_class, runtime_method
from unic.analysis.modules import NOT_CONSTANT
from unic.analysis.scope import path_of
from unic.analysis.types import instance_of, is_type_class

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


class Attributes:
    """Mixin: reading and writing attributes."""

    def expr_Attribute(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        static = self.static_path(node.value)
        if isinstance(static, ImportedModule):
            symbol = self.analyzer.module_attribute(static.name, node.attr)
            if symbol is None:
                self.fail_module_attribute(node, static.name)
            folded = self.fold(node)
            if folded is not NOT_CONSTANT:
                return self.folded_global(folded, symbol, node, expected)
            return self.symbol_value(symbol, node, expected)
        if isinstance(static, ClassDecl):
            return self.static_attribute(static, node, expected)
        described = self.function_description(node, static)
        if described is not None:
            return described
        obj = self.expr(node.value)
        if isinstance(obj.type, ty.ClassObject):
            if isinstance(obj.type.instance, ty.ClassType):
                return self.known_class_attribute(self.class_attribute(obj.type.instance, node.attr, node, expected), node)
            if node.attr == "__name__":
                return self.const(str(obj.type.instance), node)
        return self.read_attribute(obj, node, expected)

    def read_attribute(self: "Checker", obj: t.Expr, node: Any, expected: ty.Type | None) -> t.Expr:
        """`obj.name` with what the flow knows of it."""
        value = self.attribute_of(obj, node.attr, node, expected)
        path = path_of(node)
        narrowed = self.flow.narrowed.get(path) if path is not None else None
        if narrowed is not None and narrowed is not value.type and value.type is not ty.NEVER:
            return self.checked_narrow(value, narrowed, node)
        return value

    def checked_narrow(self: "Checker", value: t.Expr, narrowed: ty.Type, node: Any) -> t.Expr:
        """An attribute known from an earlier test: tested again, since other code may have changed it in between.

        That it was None before is not relied on: the program may well ask again.
        """
        if narrowed is ty.NONE:
            return value
        body: list[t.Stmt] = []
        kept = self.keep(value, body)
        converted = self.conversions.narrow(kept, narrowed)
        if converted is None:
            return value
        members = list(narrowed.members) if isinstance(narrowed, ty.UnionType) else [narrowed]
        test = self.type_test(kept, members, node)
        if not (isinstance(test, t.Const) and test.value):
            failure = self.builtin_call("raise_attribute", [self.const(f"'{path_of(node)}' is no longer {narrowed}", node)], node)
            body.append(t.If(self.span(node), self.negate(test), [t.Eval(self.span(node), failure)], []))
        return self.block(body, converted)

    def static_attribute(self: "Checker", decl: ClassDecl, node: Any, expected: ty.Type | None) -> t.Expr:
        """`C.name` for a class named at module level."""
        if node.attr in decl.nested:
            return self.symbol_value(decl.nested[node.attr], node, expected)
        if node.attr in ("__name__", "__qualname__", "__module__"):
            return self.const(self.class_name_of(decl, node.attr), node)
        if node.attr == "_fields" and decl.is_named_tuple:
            names = [self.const(n, node) for n in match_args(self.analyzer, decl) or []]
            return t.MakeTuple(ty.tuple_of(*(n.type for n in names)), self.span(node), list(names))
        if self.analyzer.primitive_of(decl) is not None or decl.type_params:
            method = decl.methods.get(node.attr)
            if method is not None:
                return self.function_reference(method, node, expected)
            self.fail(node, f"'{decl.name}' has no attribute '{node.attr}'")
        return self.known_class_attribute(self.class_attribute(self.analyzer.class_type(decl, ()), node.attr, node, expected), node)

    def class_attribute(self: "Checker", cls: ty.ClassType, name: str, node: Any, expected: ty.Type | None = None, about: str = "") -> t.Expr:
        """`cls.name`. about: what an AttributeError says the attribute is missing of, if not the class."""
        about = about or f"type object '{cls.name}'"
        for owner in cls.ancestors():
            decl = owner.decl
            if decl is None:
                continue
            if decl.is_enum and name == "__members__":
                return self.enum_table(decl, node)
            if name in decl.attributes and (decl.attributes[name].value is not None or is_unvalued(self.analyzer, decl, name)):
                name = canonical(self.analyzer, decl, name) if decl.is_enum else name
                target = self.analyzer.class_variable(owner, name)
                if target is None:
                    return self.bottom(node)
                folded = self.analyzer.class_constant(owner, name)
                if folded is not NOT_CONSTANT:
                    value = self.constant(folded, node, target.type)
                    return self.convert(value, target.type, node)
                return t.GlobalGet(target.type, self.span(node), target, target.checked, f"{about} has no attribute '{name}'" if target.checked else "")
            if name in decl.methods:
                return self.function_reference(decl.methods[name], node, expected, owner)
        if name in ("__name__", "__qualname__", "__module__") and cls.decl is not None:
            return self.const(self.class_name_of(cls.decl, name), node)
        if name in ("__match_args__", "_fields") and (name != "_fields" or cls.decl is not None and cls.decl.is_named_tuple):
            names = [self.const(n, node) for n in self.analyzer.match_args(cls)]
            return t.MakeTuple(ty.tuple_of(*(n.type for n in names)), self.span(node), list(names))
        self.fail_attribute(node, cls, name, "class ")

    def class_name_of(self: "Checker", decl: ClassDecl, name: str) -> str:
        """`__name__`, `__qualname__` or `__module__` of a class."""
        if name == "__module__":
            return "builtins" if self.analyzer.is_builtin(decl) else shown_module(decl)
        return decl.name if name == "__name__" else decl.qualname

    def fail_attribute(self: "Checker", node: Any, type_: ty.Type, name: str, prefix: str = "", about: tuple[t.Expr, ...] = ()) -> NoReturn:
        """Refuse an attribute that values of this type do not have."""
        if name in unsupported.ATTRIBUTES:
            why, instead = unsupported.ATTRIBUTES[name]
            self.fail(node, f"'{name}' is not supported: {why}", instead)
        hint = "write `await` before the coroutine" if self.is_coroutine(type_) else self.similar_method(type_, name)
        if not hint and prefix and isinstance(type_, ty.ClassType) and type_.decl is not None and type_.decl.is_enum:
            hint = f"its members are {', '.join(list(members(self.analyzer, type_.decl))[:8])}"
        self.fail(node, f"{prefix}'{type_}' has no attribute '{name}'", hint, about=about)

    def fail_module_attribute(self: "Checker", node: Any, module_name: str) -> NoReturn:
        """Refuse `module.name` where the module has no such name."""
        module = self.analyzer.table.get(module_name)
        known = [n for n in module.symbols if not n.startswith("_")] if module is not None else []
        self.fail(node, f"module '{module_name}' has no '{node.attr}'", unsupported.similar(node.attr, known))

    def field_of(self: "Checker", cls: ty.ClassType, name: str, node: Any) -> ty.Field:
        field = infer_field(self.analyzer, self.own_names(cls, name), name)
        if field is None:
            if self.method_of(cls, name) is not None:
                self.fail(node, f"'{name}' is a method of '{cls}' and cannot be assigned", "write an attribute of another name that holds the function")
            self.fail(node, f"'{cls}' has no attribute '{name}'", self.similar_method(cls, name) or f"declare it: assign self.{name} in __init__")
        return field

    def own_names(self: "Checker", cls: ty.ClassType, name: str) -> ty.ClassType:
        """The class whose attribute this code means by the name: in the runtime's code its own, if that has one."""
        own = own_class(cls) if self.module.trusted else cls
        return own if own is not cls and infer_field(self.analyzer, own, name) is not None else cls

    def method_of(self: "Checker", type_: ty.Type, name: str) -> Any:
        """The method that this code means by its name, and the class it is checked for."""
        return (runtime_method(type_, name) if self.module.trusted else None) or self.analyzer.find_method(type_, name)

    def attribute_of(self: "Checker", obj: t.Expr, name: str, node: Any, expected: ty.Type | None = None) -> t.Expr:
        """The value of `obj.name`."""
        type_, span = obj.type, self.span(node)
        if type_ is ty.NEVER:
            return self.bottom(node)
        if isinstance(type_, ty.UnionType):
            if type_.lenient:
                return self.attribute_of(self.present(obj, node, missing=name), name, node, expected)
            if type_.operations is not None:
                return self.dynamic_attribute(obj, name, node)
            if type_.has_none:
                self.fail(node, f"this may be None here (it is {type_}), and None has no '{name}'", "test `is not None` first", about=(obj,))
            return self.distribute(obj, node, lambda v: self.attribute_of(v, name, node, expected))
        if name == "__class__":
            return self.type_of(obj, node)
        if name == "__module__" and isinstance(type_, ty.ClassType) and type_.decl is not None and not is_type_class(type_) and not self.analyzer.derived.get(type_.decl.name):
            return self.after(obj, self.const(self.class_name_of(type_.decl, name), node), node)
        if not isinstance(type_, ty.ClassType):
            return self.value_attribute(obj, name, node, expected)
        if self.is_namespace(type_) and (name == "__dict__" or not name.startswith("__")):
            return self.namespace_value(obj, name, node)
        if self.collecting is not None and name in self.collecting and isinstance(obj, t.LocalGet) and obj.local.name == self.self_name \
                and name not in type_.field_map:
            known_type = self.collecting[name]
            return t.FieldGet(known_type, span, obj, ty.Field(name, known_type, 0)) if known_type is not ty.NEVER else self.bottom(node)
        if is_type_class(type_):
            through = self.class_value_attribute(obj, name, node, expected)
            if through is not None:
                return through
        known = self.own_names(type_, name).field_map.get(name)
        if known is not None:
            return self.field_value(obj, known, node)
        found = self.method_of(type_, name)
        if found is not None:
            if found[1].role == "property":
                return self.property_get(obj, name, found, node)
            return self.bound_method(obj, name, found, node, expected)
        for owner in type_.ancestors():
            if owner.decl is not None and name in owner.decl.attributes and infer_field(self.analyzer, type_, name) is None \
                    and (owner.decl.attributes[name].value is not None or is_unvalued(self.analyzer, owner.decl, name)):
                return self.inherited_class_attribute(obj, owner, name, node)
        field = infer_field(self.analyzer, type_, name)
        if field is not None:
            return self.field_value(obj, field, node)
        if self.is_inferring(type_):
            return self.bottom(node)
        counted = self.mixed_in(obj)
        if counted is not obj and not self.module.is_app:
            return self.attribute_of(counted, name, node, expected)
        if name == "_fields":
            return self.after(obj, self.class_attribute(type_, name, node), node)
        promised = self.promised_attribute(obj, type_, name, node)
        if promised is not None:
            return promised
        self.fail_attribute(node, type_, name, about=(obj,))

    def promised_attribute(self: "Checker", obj: t.Expr, type_: ty.ClassType, name: str, node: Any) -> t.Expr | None:
        """A class attribute that a class only declares, and its subclasses have; None for any other."""
        owner = next((cls for cls in type_.ancestors() if cls.decl is not None and name in cls.decl.attributes and cls.decl.attributes[name].annotation is not None), None)
        if owner is None or owner.decl is None or type_.decl is None:
            return None
        having = self.analyzer.classes_with_attribute(type_.decl, name)
        if not having:
            return None
        wanted = self.analyzer.annotations.evaluate(owner.decl.attributes[name].annotation, self.analyzer.class_scope(owner))
        body: list[t.Stmt] = []
        kept = self.keep(obj, body)
        result = self.builtin_call("raise_no_attribute", [kept, self.const(name, node)], node)
        for cls in having:
            theirs = self.convert(self.class_attribute(cls, name, node), wanted, node, f"class attribute '{name}' of '{cls}'")
            result = self.choose(self.type_test(kept, [cls], node), theirs, result, node)
        return self.block(body, result)

    def field_value(self: "Checker", obj: t.Expr, field: ty.Field, node: Any) -> t.Expr:
        """A field of `obj`; where it has none of its own, what its class has under that name."""
        span = self.span(node)
        if not field.hides:
            return t.FieldGet(field.type, span, obj, field)
        assert isinstance(obj.type, ty.ClassType)
        body: list[t.Stmt] = []
        kept = self.keep(obj, body)
        owner = next(cls for cls in obj.type.mro if cls.decl is not None and field.name in cls.decl.attributes and cls.decl.attributes[field.name].value is not None)
        shared = self.convert(self.inherited_class_attribute(kept, owner, field.name, node), field.type, node)
        own = t.FieldGet(field.type, span, kept, field)
        return self.block(body, t.Cond(field.type, span, t.HasField(ty.BOOL, span, kept, field), own, shared))

    def inherited_class_attribute(self: "Checker", obj: t.Expr, owner: ty.ClassType, name: str, node: Any) -> t.Expr:
        """A class attribute read through an instance, whose own class may give it another value."""
        assert isinstance(obj.type, ty.ClassType) and obj.type.decl is not None
        own = self.class_attribute(owner, name, node, about=f"'{obj.type.name}' object")
        overriding = self.analyzer.classes_with_attribute(obj.type.decl, name)
        if not overriding:
            return self.after(obj, own, node)
        body: list[t.Stmt] = []
        kept = self.keep(obj, body)
        own = result = self.convert(own, self.promoted(own.type), node)
        for cls in overriding:
            theirs = self.convert(self.class_attribute(cls, name, node), own.type, node, f"class attribute '{name}' of '{cls}'")
            result = self.choose(self.type_test(kept, [cls], node), theirs, result, node)
        return self.block(body, result)

    def is_inferring(self: "Checker", cls: ty.ClassType) -> bool:
        """Whether attributes of this class are being inferred right now (then an unknown one may still come)."""
        active = self.analyzer.inferring_fields
        return self.collecting is not None and any(owner in cls.ancestors() for owner, _ in active)

    def property_get(self: "Checker", obj: t.Expr, name: str, found: Any, node: Any) -> t.Expr:
        owner, decl = found
        if self.is_virtual(obj.type, name, decl) and not is_settled(self, obj, decl):
            return self.call_virtual(obj, name, owner, decl, [], {}, node, None)
        base = owner if owner is not None else obj.type
        return self.call_decl(decl, base, self.convert(obj, base, node), [], {}, node, None)

    def value_attribute(self: "Checker", obj: t.Expr, name: str, node: Any, expected: ty.Type | None) -> t.Expr:
        """Attributes of values that are not class instances."""
        type_ = obj.type
        if isinstance(type_, (ty.Primitive, ty.MachineInt)) and name in ("real", "numerator"):
            return obj
        found = self.analyzer.find_method(type_, name)
        if found is not None:
            if found[1].role == "property":
                return self.property_get(obj, name, found, node)
            return self.bound_method(obj, name, found, node, expected)
        if isinstance(type_, ty.CallableType) and name in DESCRIPTIONS:
            return self.function_attribute(obj, name, node)
        self.fail_attribute(node, type_, name, about=(obj,))

    # --- writing ----------------------------------------------------------------------

    def attribute_target_type(self: "Checker", target: Any) -> ty.Type | None:
        """The declared type of an attribute to be assigned, when it is known without evaluating anything twice."""
        cls = self.declared_type_of(target.value)
        if isinstance(cls, ty.UnionType) and cls.operations is not None:
            kinds = {infer_field(self.analyzer, owner, target.attr) for owner in self.owners_of(cls, target.attr, target) if isinstance(owner, ty.ClassType)}
            types = {field.type for field in kinds if field is not None}
            return types.pop() if len(types) == 1 else None
        field = self.own_names(cls, target.attr).field_map.get(target.attr) if isinstance(cls, ty.ClassType) else None
        return field.type if field is not None else None

    def declared_type_of(self: "Checker", node: Any) -> ty.Type | None:
        """The type of a name or of an attribute of one, as declared."""
        if type(node).__name__ == "Name":
            variable = self.find_variable(node.id)
            if variable is not None:
                return variable.type
            symbol = self.analyzer.lookup(node.id, self.module)
            made = self.analyzer.global_variable(symbol) if isinstance(symbol, GlobalDecl) else None
            return made.type if made is not None else None
        if type(node).__name__ == "Attribute":
            return self.attribute_target_type(node)
        return None

    def assign_attribute(self: "Checker", target: Any, value: t.Expr, node: Any) -> None:
        static = self.static_path(target.value)
        if isinstance(static, ClassDecl) and not static.type_params:
            self.assign_class_attribute(self.analyzer.class_type(static, ()), target, value, node)
            return
        if isinstance(static, ImportedModule):
            symbol = self.analyzer.module_attribute(static.name, target.attr)
            if isinstance(symbol, GlobalDecl):
                if symbol.final:
                    self.fail(target, f"'{target.attr}' is Final in the module '{static.name}': a constant of the program", "leave out Final where it is declared")
                made = self.analyzer.global_variable(symbol)
                if made is not None:
                    self.out.append(t.SetGlobal(self.span(target), made, self.convert(value, made.type, node, f"'{target.attr}'", lambda: self.global_origin(made))))
                return
            self.fail(target, f"'{target.attr}' is no variable of the module '{static.name}', and only those can be assigned",
                      "give what is to be called or made as an argument" if symbol is not None else "declare it in that module")
        kept_value = value
        obj = self.expr(target.value)
        if isinstance(obj.type, ty.ClassObject) and isinstance(obj.type.instance, ty.ClassType):
            self.assign_class_attribute(obj.type.instance, target, value, node)
            return
        instance = instance_of(obj.type)
        if isinstance(instance, ty.ClassType):
            if self.has_subclasses(instance):
                self.fail(target, f"this would give the class itself, which may be a subclass of '{instance}', an attribute of its own", f"assign {instance}.{target.attr}")
            self.assign_class_attribute(instance, target, self.keep(value, self.out), node)
            return
        if not isinstance(obj, (t.LocalGet, t.Const)):
            # Python evaluates the value before the object it is stored into.
            kept_value = self.keep(value, self.out)
        self.store_attribute(obj, target.attr, kept_value, target)
        self.note_stored(target, obj, value)

    def note_stored(self: "Checker", target: Any, obj: t.Expr, value: t.Expr) -> None:
        """What the flow knows of an attribute that was just assigned."""
        path = path_of(target)
        if path is None:
            return
        self.flow.forget(path)
        field = self.own_names(obj.type, target.attr).field_map.get(target.attr) if isinstance(obj.type, ty.ClassType) else None
        if field is None or not isinstance(field.type, ty.UnionType) or value.type is field.type or value.type is ty.NEVER:
            return
        if isinstance(value.type, (ty.ClassType, ty.Primitive, ty.TupleType, ty.UnionType)) and not value.type.open \
                and self.conversions.assignable(value.type, field.type):
            whole = value.type in field.type.members or isinstance(value.type, ty.UnionType)
            self.flow.narrowed[path] = value.type if whole else self.member_for(value.type, field.type)

    def member_for(self: "Checker", type_: ty.Type, union: ty.UnionType) -> ty.Type:
        """The member of a union a value of `type_` is stored as."""
        for member in union.members:
            if self.conversions.assignable(type_, member):
                return member
        return union

    def assign_class_attribute(self: "Checker", cls: ty.ClassType, target: Any, value: t.Expr, node: Any) -> None:
        for owner in cls.ancestors():
            if owner.decl is not None and target.attr in owner.decl.attributes:
                if owner is not cls:
                    self.fail(target, f"this would give '{cls}' a class attribute of its own beside the '{target.attr}' of '{owner}'",
                              f"assign {owner}.{target.attr}, or declare '{target.attr}' in the body of '{cls}'")
                made = self.analyzer.class_variable(owner, target.attr)
                if made is not None:
                    self.out.append(t.SetGlobal(self.span(target), made, self.convert(value, made.type, node, f"class attribute '{target.attr}'", lambda: self.global_origin(made))))
                    self.note_class_attribute(target, made.type, value)
                return
        if self.analyzer.find_method(cls, target.attr) is not None:
            self.fail(target, f"'{target.attr}' is a method of '{cls}': methods are known when the program is compiled, and cannot be replaced",
                      "override it in a subclass, or keep a function in an attribute")
        self.fail(target, f"class '{cls}' has no attribute '{target.attr}'", "declare it in the class body")

    def store_attribute(self: "Checker", obj: t.Expr, name: str, value: t.Expr, node: Any) -> None:
        """`obj.name = value`."""
        obj = self.present(obj, node, missing=name)
        type_ = obj.type
        if type_ is ty.NEVER:
            return
        if isinstance(type_, ty.UnionType) and type_.operations is not None:
            self.dynamic_store(obj, name, value, node)
            return
        if isinstance(type_, ty.UnionType):
            self.fail(node, f"this may be None here (it is {type_})" if type_.has_none else f"cannot assign an attribute of {type_}",
                      "test `is not None` first" if type_.has_none else "narrow it with isinstance() first", about=(obj,))
        if not isinstance(type_, ty.ClassType):
            self.fail(node, f"cannot assign attributes of {type_}", about=(obj,))
        if self.is_namespace(type_):
            self.store_in_namespace(obj, name, value, node)
            return
        if self.collecting is not None and isinstance(obj, t.LocalGet) and obj.local.name == self.self_name and name not in type_.field_map:
            known = self.collecting.get(name)
            self.collecting[name] = value.type if known is None or known is ty.NEVER else self.join_types(known, value.type)
            return
        found = self.analyzer.find_method(type_, name)
        if found is not None and found[1].role == "property":
            setter = found[1].setter
            if setter is None:
                self.fail(node, f"property '{name}' of '{type_}' has no setter", f"write a method below it with @{name}.setter", about=(obj,))
            owner = found[0] if found[0] is not None else type_
            from unic.analysis.arguments import Argument
            self.out.append(t.Eval(self.span(node), self.call_decl(setter, owner, self.convert(obj, owner, node), [Argument(node, value)], {}, node, None)))
            return
        if self.refuses_assignment(type_, name):
            self.frozen_assignment(obj, name, value, node)
            return
        field = self.field_of(type_, name, node)
        self.check_int_range(value, node) if field.type is ty.INT else None
        self.out.append(t.SetField(self.span(node), obj, field, self.convert(value, field.type, node, f"attribute '{name}'", lambda: self.attribute_origin(type_, field))))

    def delete_property(self: "Checker", obj: t.Expr, found: Any, target: Any) -> None:
        owner = found[0] if found[0] is not None else obj.type
        if found[1].deleter is None:
            self.fail(target, f"property '{target.attr}' of '{obj.type}' has no deleter", "write a method below it with @" + target.attr + ".deleter", about=(obj,))
        self.out.append(t.Eval(self.span(target), self.call_decl(found[1].deleter, owner, self.convert(obj, owner, target), [], {}, target, None)))

    def delete_attribute(self: "Checker", target: Any) -> None:
        """`del obj.name`: the attribute is unassigned again, and reading it raises AttributeError."""
        if isinstance(self.static_path(target.value), (ClassDecl, ImportedModule)):
            self.fail(target, "only attributes of objects can be deleted", "assign None instead")
        obj = self.expr(target.value)
        if obj.type is ty.NEVER:
            return
        if self.is_namespace(obj.type):
            self.out.append(t.Eval(self.span(target), self.call_method(obj, "delete_value", [(self.const(target.attr, target), target)], {}, target)))
            return
        found = self.analyzer.find_method(obj.type, target.attr)
        if found is not None and found[1].role == "property":
            self.delete_property(obj, found, target)
            return
        if not isinstance(obj.type, ty.ClassType) or obj.type.decl is None:
            self.fail(target, f"cannot delete attributes of {obj.type}", "narrow it with isinstance() first" if isinstance(obj.type, ty.UnionType) else "", about=(obj,))
        if any(owner.decl is not None and target.attr in owner.decl.attributes and owner.decl.attributes[target.attr].value is not None
               for owner in obj.type.ancestors()):
            self.fail(target, f"'{target.attr}' has a value in the class as well, which deleting it would bring back", "assign that value instead")
        if self.is_frozen(obj.type):
            self.fail(target, f"cannot delete field '{target.attr}' of a frozen dataclass", "make a new object with dataclasses.replace()")
        field = self.field_of(obj.type, target.attr, target)
        if not obj.type.decl.module.is_app:
            self.fail(target, f"'{target.attr}' belongs to a class of the library", "assign None instead")
        field.checked = True
        self.out.append(t.DeleteField(self.span(target), obj, field))
        path = path_of(target)
        if path is not None:
            self.flow.forget(path)

    def is_frozen(self: "Checker", cls: ty.ClassType) -> bool:
        return any(c.decl is not None and c.decl.dataclass_options is not None and c.decl.dataclass_options.get("frozen") for c in cls.ancestors())
