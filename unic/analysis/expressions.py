"""Expressions: names, constants, displays, f-strings, conditional expressions."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis import unsupported
from unic.analysis.annotations import Special
from unic.analysis.assigned_elsewhere import refuse_assigned_elsewhere
from unic.analysis.declarations import AliasDecl, ClassDecl, FunctionDecl, GlobalDecl, ImportedModule
from unic.analysis.fold import MachineConstant
from unic.analysis.modules import NOT_CONSTANT
from unic.analysis.scope import Variable, merge
from unic.analysis.types import is_type_class
from unic.syntax import ast

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

INT_MIN, INT_MAX = -(1 << 63), (1 << 63) - 1
_UNSUPPORTED = {"Starred": "a starred expression is only supported in calls, displays and assignments"}

_DISPLAYS = (ast.List, ast.Dict, ast.Tuple, ast.Set)


class Expressions:
    """Mixin: one method per expression kind; `expr` is the entry."""

    def expr(self: "Checker", node: Any, expected: ty.Type | None = None, discard: bool = False) -> t.Expr:
        """The typed form of an expression. `expected` guides displays, lambdas and generic constructors; it is not enforced."""
        method = getattr(self, "expr_" + type(node).__name__, None)
        if method is None:
            self.fail(node, _UNSUPPORTED.get(type(node).__name__, f"this expression ({type(node).__name__}) is not supported"))
        analyzer = self.analyzer
        around = analyzer.place
        if self.module.is_app:
            analyzer.place = self.span(node)
        # When this is refused the place stays: the statement around tells it.
        around_display = self.display
        kind = node.__class__
        if kind is not ast.Lambda:
            self.display = (around_display or node) if kind in _DISPLAYS else None
        try:
            value: t.Expr = method(node, expected)
        finally:
            self.display = around_display
        analyzer.place = around
        if value.span is None and not isinstance(value, t.LocalGet):
            value.span = self.span(node)
        if value.type.open:
            self.note_open()
            return self.opened(value, node)
        return value

    def value(self: "Checker", node: Any, expected: ty.Type | None = None) -> t.Expr:
        """An expression used as a run-time value: classes and modules are refused."""
        made = self.expr(node, expected)
        if isinstance(made.type, ty.ClassObject):
            return self.class_or_members(made, node, expected)
        if made.type is GENERIC_CLASS:
            return self.class_as_function(made, expected, node) if self.callable_in(expected) is not None else self.class_value(made, node)
        return made

    # --- constants --------------------------------------------------------------------

    def expr_Constant(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        value = node.value
        if value is Ellipsis:
            self.fail(node, "`...` is not a value here", "use None")
        if isinstance(value, complex):
            self.fail(node, "complex numbers are not supported", "keep two floats in a tuple or a dataclass")
        return self.constant(value, node, expected)

    def constant(self: "Checker", value: Any, node: Any, expected: ty.Type | None = None) -> t.Expr:
        if isinstance(value, tuple):
            items = [self.constant(v, node) for v in value]
            return t.MakeTuple(ty.tuple_of(*(i.type for i in items)), self.span(node), items)
        if isinstance(value, MachineConstant):
            return t.Const(value.type, self.span(node), int(value))
        if isinstance(value, int) and not isinstance(value, bool):
            machine = self.machine_hint(expected)
            if machine is not None:
                from unic.analysis.convert import machine_constant
                return machine_constant(value, machine, self.span(node))
            if not INT_MIN <= value <= INT_MAX:
                # A machine integer beside it may take it; every other use refuses it (check_int_range).
                return t.Const(ty.INT, self.span(node), value)
        return self.const(value, node)

    def machine_hint(self: "Checker", expected: ty.Type | None) -> ty.MachineInt | None:
        return expected if isinstance(expected, ty.MachineInt) else None

    def check_int_range(self: "Checker", value: t.Expr, node: Any) -> None:
        if isinstance(value, t.Const) and value.type is ty.INT and not INT_MIN <= value.value <= INT_MAX:
            self.fail(node, f"integer constant {value.value} does not fit in 64 bits", "int is a signed 64-bit integer here; split the value")

    def fold(self: "Checker", node: Any) -> Any:
        """Constant value of an expression in this function, or NOT_CONSTANT."""
        return self.analyzer.folder.fold(node, self.module, self.all_hidden())

    def all_hidden(self: "Checker") -> set[str]:
        cached: set[str] | None = self.__dict__.get("_all_hidden")
        if cached is None:
            cached = set(self.hidden)
            if self.parent is not None:
                cached |= self.parent.all_hidden()
            self.__dict__["_all_hidden"] = cached
        if len(self.scopes) > 1:
            return cached.union(*self.scopes[1:])
        return cached

    # --- names ------------------------------------------------------------------------

    def expr_Name(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        name = node.id
        variable = self.find_variable(name)
        if variable is None and self.passing_on(node) is not None:
            self.fail(node, f"'{name}' of a ParamSpec can only be passed on: how the arguments were given is not known", "write f(*args, **kwargs), or name the parameters")
        if variable is None and self.class_body is not None:
            return self.class_body_name(node, expected)
        if variable is None and name in self.hidden and name not in self.globals_declared:
            variable = self.declare(name)
        if variable is None and name not in self.globals_declared:
            outer = self.parent
            while outer is not None and name not in outer.globals_declared:
                if name in outer.hidden and name not in outer.globals_declared:
                    variable = outer.declare(name)
                    break
                outer = outer.parent
        if variable is not None:
            if variable.template is not None:
                return self.template_value(variable.template, self.callable_in(expected), node)
            if variable.function is not None and variable.type is not None:
                protocol = self.callback_protocol(expected)
                made = self.nested_as_object(variable, protocol, node) if protocol is not None else None
                if made is not None:
                    return made
                return self.nested_reference(variable, node, expected)
            return self.read_variable(variable, node)
        return self.global_name(node, expected)

    def class_body_name(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        """A name in a class body: what the body has bound so far, else what the module has."""
        assert self.class_body is not None
        owner, _ = self.class_body
        assert owner.decl is not None
        if node.id in owner.decl.nested:
            return self.symbol_value(owner.decl.nested[node.id], node, expected)
        if self.is_bound_above(node.id):
            return self.class_attribute(owner, node.id, node, expected)
        return self.global_name(node, expected)

    def is_bound_above(self: "Checker", name: str) -> bool:
        """Whether the class body being looked at gives the attribute a value above this line."""
        if self.class_body is None or self.class_body[0].decl is None:
            return False
        attribute = self.class_body[0].decl.attributes.get(name)
        return attribute is not None and attribute.value is not None and (attribute.node.end_lineno, attribute.node.end_col_offset) <= self.class_body[1]

    def read_variable(self: "Checker", variable: Variable, node: Any) -> t.Expr:
        if variable.function is not None and variable.type is None:
            return self.function_value(variable, node)
        if variable.type is None:
            variable.read_early = True
            if isinstance(self.module.symbols.get(variable.name), GlobalDecl):
                self.reasons[self.span(node)] = (f"'{variable.name}' is read before it has a value: its assignment makes it a variable of the function",
                                                 f"write `global {variable.name}` at the top of the function to mean the module's")
            return self.bottom(node)
        variable.read_early = True
        if isinstance(variable.type, ty.ClassObject):
            return t.Const(variable.type, self.span(node), None)
        local = self.local_of(variable)
        if local.type is not variable.type:
            local.type = variable.type
        own = variable.owner is self
        # Of an outer function's variable: whether it is assigned where this function is made.
        check = local not in variable.owner.flow.assigned or variable.deleted and not own
        if check:
            local.checked = True
        value: t.Expr = t.LocalGet(variable.type, self.span(node), local, check)
        if own:
            narrowed = self.flow.narrowed.get(variable.name)
            if narrowed is not None and narrowed is not variable.type:
                if variable.assigned_inside:
                    return self.checked_narrow(value, narrowed, node)
                converted = self.conversions.narrow(value, narrowed)
                if converted is not None:
                    return converted
        else:
            tested = self.flow.narrowed.get(variable.name)
            if tested is not None and tested is not variable.type:
                return self.checked_narrow(value, tested, node)
            narrowed = variable.owner.flow.narrowed.get(variable.name)
            if narrowed is not None and narrowed is not variable.type:
                if self.is_settled(variable):
                    converted = self.conversions.narrow(value, narrowed)
                    if converted is not None:
                        return converted
                elif self.is_generator_expression:
                    return self.checked_narrow(value, narrowed, node)
        return value

    def is_settled(self: "Checker", variable: Variable) -> bool:
        """Whether this is a parameter that is never assigned: what its own function found out holds in inner ones."""
        decl = variable.owner.decl
        param = next((param for param in decl.params if param.name == variable.name), None) if decl is not None else None
        return param is not None and not variable.assigned_inside and not self.is_rebound(decl, param)

    def global_name(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        folded = self.analyzer.folder.name(node.id, self.module)
        if folded is not NOT_CONSTANT:
            declared = self.analyzer.lookup(node.id, self.module)
            return self.folded_global(folded, declared, node, expected)
        symbol = self.analyzer.lookup(node.id, self.module)
        if symbol is None:
            self.fail_undefined(node)
        return self.symbol_value(symbol, node, expected)

    def folded_global(self: "Checker", value: Any, declared: Any, node: Any, expected: ty.Type | None) -> t.Expr:
        """A folded constant, in the type its declaration gives (a u32 constant stays a u32)."""
        if isinstance(declared, GlobalDecl) and declared.annotation is not None and isinstance(value, int) and not isinstance(value, bool):
            type_ = self.analyzer.declared_type(declared)
            if isinstance(type_, ty.MachineInt):
                from unic.analysis.convert import machine_constant
                return machine_constant(value, type_, self.span(node))
        return self.constant(value, node, expected)

    def fail_undefined(self: "Checker", node: Any) -> NoReturn:
        """Refuse a name that nothing defines: a part of Python that the language lacks, or a slip of the pen."""
        name = node.id
        if name in unsupported.BUILTINS:
            why, instead = unsupported.BUILTINS[name]
            self.fail(node, f"'{name}' is not supported: {why}", instead)
        if name in unsupported.PUBLIC_BUILTINS:
            self.fail(node, f"'{name}' is not supported", "docs/language.md says what is not in the language")
        public = [n for n in self.analyzer.builtins_module().symbols if n in unsupported.PUBLIC_BUILTINS]
        locals_ = [n for c in self.chain() for s in c.scopes for n in s] + [n for c in self.chain() for n in c.hidden]
        known = [*self.module.symbols, *locals_, *public]
        modules = [module for module in (name, name.lower()) if module in self.analyzer.table.names()]
        imported = unsupported.missing_import(name) or (f"write `import {modules[0]}`" if modules else "")
        if name == "self":
            imported = "write `self` as the first parameter of the method"
        self.fail(node, f"name '{name}' is not defined", imported or unsupported.similar(name, known))

    def symbol_value(self: "Checker", symbol: Any, node: Any, expected: ty.Type | None = None) -> t.Expr:
        """A declaration used as an expression."""
        if isinstance(symbol, GlobalDecl):
            template = self.module_partial(symbol)
            if template is not None:
                return self.partial_as_value(template, self.callable_in(expected), node)
            if symbol.module is not self.module and type(node).__name__ == "Name" and self.module.is_app:
                refuse_assigned_elsewhere(self, symbol, node)
            target = self.analyzer.global_variable(symbol)
            if target is None:
                return self.bottom(node)
            value: t.Expr = t.GlobalGet(target.type, self.span(node), target, target.checked)
            narrowed = self.flow.narrowed.get(symbol.name) if type(node).__name__ == "Name" else None
            if narrowed is not None and narrowed is not value.type:
                return self.checked_narrow(value, narrowed, node)
            return value
        if isinstance(symbol, ClassDecl):
            primitive = self.analyzer.primitive_of(symbol)
            if primitive is not None:
                return t.Const(ty.class_object(primitive), self.span(node), symbol)
            if symbol.type_params:
                return t.Const(GENERIC_CLASS, self.span(node), symbol)
            if symbol.is_protocol:
                self.fail(node, f"protocol '{symbol.name}' is not a value")
            return t.Const(ty.class_object(self.analyzer.class_type(symbol, ())), self.span(node), symbol)
        if isinstance(symbol, ty.MachineInt):
            return t.Const(ty.class_object(symbol), self.span(node), None)
        if isinstance(symbol, FunctionDecl):
            owner = self.analyzer.class_type(symbol.cls, ()) if symbol.cls is not None and symbol.role == "method" else None
            return self.function_reference(symbol, node, expected, owner)
        if isinstance(symbol, AliasDecl):
            type_ = self.analyzer.annotations.evaluate(symbol.value, self.type_scope)
            return t.Const(ty.class_object(type_), self.span(node), None)
        if isinstance(symbol, ImportedModule):
            self.fail(node, "a module is not a value", "use its attributes")
        if isinstance(symbol, Special):
            folded = self.analyzer.folder.symbol(symbol)
            if folded is not NOT_CONSTANT:
                return self.constant(folded, node)
            self.fail(node, f"'{symbol.name}' cannot be used as a value here")
        self.fail(node, "this name is not a value")

    def global_symbol(self: "Checker", name: str) -> "t.Global | None":
        symbol = self.module.symbols.get(name)
        if isinstance(symbol, GlobalDecl):
            return self.analyzer.global_variable(symbol)
        return None

    def assign_global(self: "Checker", name: str, value: t.Expr, node: Any) -> bool:
        """Assignment to a module-level variable declared `global`; False when there is none of that name."""
        symbol = self.module.symbols.get(name)
        if not isinstance(symbol, GlobalDecl):
            return False
        target = self.analyzer.global_variable(symbol)
        if target is None:
            return True
        if symbol.annotation is None and not target.type.open and value.type is not target.type and not self.conversions.assignable(value.type, target.type) \
                and not (isinstance(value.type, ty.UnionType) and (value.type.operations is not None or value.type.lenient)):
            self.fail(node, f"module variable '{name}' is {target.type}, not {value.type}", f"annotate it where it is first assigned: {name}: {ty.union_of(target.type, value.type)} = ...",
                      self.global_origin(target), about=(value,))
        stored = self.convert(value, target.type, node, f"'{name}'", lambda: self.global_origin(target))
        self.out.append(t.SetGlobal(self.span(node), target, stored))
        self.flow.forget(name)
        if isinstance(target.type, ty.UnionType):
            narrowed = self.unconverted_type(stored)
            if narrowed is not None and narrowed is not ty.NEVER:
                self.flow.narrowed[name] = narrowed
        return True

    def expr_NamedExpr(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        value = self.expr(node.value, expected)
        body: list[t.Stmt] = []
        kept = self.keep(value, body)
        saved, self.out = self.out, body
        # The name belongs to the function, even inside a comprehension.
        scopes, self.scopes = self.scopes, self.scopes[:1]
        try:
            self.assign_name(node.target.id, kept, node.target)
        finally:
            self.scopes = scopes
            self.out = saved
        return self.block(body, kept)

    # --- displays ---------------------------------------------------------------------

    def element_hint(self: "Checker", expected: ty.Type | None, name: str) -> ty.ClassType | None:
        """The member of `expected` that is the builtin generic `name`, if any."""
        for member in expected.members if isinstance(expected, ty.UnionType) else (expected,):
            if isinstance(member, ty.ClassType) and member.name == name and member.decl is not None and self.analyzer.is_builtin(member.decl):
                return member
        return None

    def expr_List(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        hint = self.element_hint(expected, "list")
        want = hint.args[0] if hint is not None else None
        if not node.elts and want is None:
            return self.open_display("list", node)
        if any(type(e).__name__ == "Starred" for e in node.elts):
            return self.spread_display(node, "list", "append", "extend", want)
        items = [self.value(e, want) for e in node.elts]
        return self.list_of(items, node, want)

    def join_items(self: "Checker", items: list[t.Expr], want: ty.Type | None, node: Any) -> ty.Type:
        """Element type of a display: the wanted one if all items fit, else what they have in common."""
        if want is not None:
            return want
        joined: ty.Type = self.join_classes([item.type for item in items])
        if joined is not ty.NEVER:
            return self.promoted(joined)
        for item in items:
            joined = item.type if joined is ty.NEVER else self.join_types(joined, item.type)
        joined = self.settled(joined)
        joined = self.of_any_length(joined)
        classes = joined.others if isinstance(joined, ty.UnionType) else []
        if len(classes) > 1 and all(isinstance(c, ty.ClassType) for c in classes):
            base = self.common_base(classes)  # type: ignore[arg-type]
            if base.base is not None:
                joined = ty.union_of(base, ty.NONE) if joined.has_none else base  # type: ignore[union-attr]
        return self.promoted(joined)

    def of_any_length(self: "Checker", type_: ty.Type) -> ty.Type:
        """A union of fixed tuples of different lengths whose items are all of one type as tuple[T, ...]."""
        if not isinstance(type_, ty.UnionType) or not all(isinstance(m, ty.TupleType) and not m.listed for m in type_.members):
            return type_
        items = {item for m in type_.members for item in m.items}  # type: ignore[attr-defined]
        only = next(iter(items)) if len(items) == 1 else None
        return self.analyzer.builtin_class("tuple", only) if only is not None and not only.open else type_

    def promoted(self: "Checker", type_: ty.Type) -> ty.Type:
        return self.analyzer.annotations.promoted(type_, self.module)

    def list_of(self: "Checker", items: list[t.Expr], node: Any, want: ty.Type | None) -> t.Expr:
        element = self.join_items(items, want, node)
        if element is ty.NONE and want is None:
            element = self.hole_of(node, 0, ty.NONE)
        if element is ty.NEVER:
            if not items:
                return self.open_display("list", node)
            return self.bottom(node)
        body: list[t.Stmt] = []
        array = self.array_of(items, element, node, body)
        made = self.builtin_call("list_of", [array], node, {"T": element})
        return self.block(body, made)

    def array_of(self: "Checker", items: list[t.Expr], element: ty.Type, node: Any, body: list[t.Stmt]) -> t.Expr:
        """A new Array holding `items`; statements go to `body`."""
        span = self.span(node)
        array_type = ty.array_of(element)
        local = self.temp(array_type)
        get = t.LocalGet(array_type, span, local)
        values = []
        for item in items:
            # All items are evaluated before the array is made, in order.
            values.append(item if isinstance(item, t.Const) and len(items) > 1 else self.keep(self.convert(item, element, node), body))
        body.append(t.SetLocal(span, local, t.Intrinsic(array_type, span, "unsafe.new_array", [t.Const(ty.INT, span, len(items))], [element])))
        for index, value in enumerate(values):
            converted = self.convert(value, element, node)
            body.append(t.Eval(span, t.Intrinsic(ty.NONE, span, "unsafe.array_set", [get, t.Const(ty.INT, span, index), converted])))
        return get

    def spread_display(self: "Checker", node: Any, name: str, add: str, extend: str, want: ty.Type | None) -> t.Expr:
        """A list or set display with starred parts."""
        span = self.span(node)
        values = []
        types: list[ty.Type] = []
        for element in node.elts:
            if type(element).__name__ == "Starred":
                value = self.value(element.value)
                item = self.elements_of(value.type)
                if item is None and value.type is not ty.NEVER:
                    self.fail(element, f"cannot iterate over {value.type}", about=(value,))
                types.append(item if item is not None else ty.NEVER)
                values.append((value, True, element))
            else:
                value = self.value(element, want)
                types.append(value.type)
                values.append((value, False, element))
        joined = want if want is not None else ty.NEVER
        for type_ in types:
            joined = joined if want is not None else (type_ if joined is ty.NEVER else self.join_types(joined, type_))
        if joined is ty.NEVER:
            return self.bottom(node)
        cls = self.analyzer.builtin_class(name, joined if want is not None else self.promoted(joined))
        body: list[t.Stmt] = []
        made = self.keep(self.construct_class(cls, [], node), body)
        for value, starred, element in values:
            if starred and isinstance(value.type, ty.TupleType):
                kept = self.keep(value, body)
                for i, item_type in enumerate(value.type.items):
                    body.append(t.Eval(span, self.call_method(made, add, [(t.TupleGet(item_type, span, kept, i), element)], {}, node)))
            elif starred and ty.by_cases(value.type):
                saved, self.out = self.out, []
                self.iterate(value, lambda item: [t.Eval(span, self.call_method(made, add, [(item, node)], {}, node))], element, [])
                body += self.out
                self.out = saved
            else:
                body.append(t.Eval(span, self.call_method(made, extend if starred else add, [(value, element)], {}, node)))
        return self.block(body, made)

    def elements_of(self: "Checker", type_: ty.Type) -> ty.Type | None:
        """What iterating over a value gives, over one of a union as well; None where it cannot be done."""
        if not ty.by_cases(type_) or type_.lenient:
            return self.analyzer.element_type(type_)
        found = [self.analyzer.element_type(member) for member in type_.members]
        return None if None in found else self.common_type(found)  # type: ignore[arg-type]

    def expr_Set(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        hint = self.element_hint(expected, "set")
        want = hint.args[0] if hint is not None else None
        if any(type(e).__name__ == "Starred" for e in node.elts):
            return self.spread_display(node, "set", "add", "update", want)
        items = [self.value(e, want) for e in node.elts]
        element = self.join_items(items, want, node)
        if element is ty.NEVER:
            return self.bottom(node)
        body: list[t.Stmt] = []
        made = self.keep(self.construct_class(self.analyzer.builtin_class("set", element), [], node), body)
        for item, item_node in zip(items, node.elts):
            body.append(t.Eval(self.span(node), self.call_method(made, "add", [(item, item_node)], {}, node)))
        if len(items) > 2 and element is ty.INT and all(isinstance(item, t.Const) for item in items):
            # Of other constants that have an order of iteration it is not known beforehand.
            made = self.builtin_call("set_of_constants", [made], node, {"T": element})
        return self.block(body, made)

    def expr_Dict(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        typed = self.typed_display(node, expected)
        if typed is not None:
            return typed
        hint = self.element_hint(expected, "dict")
        want_key, want_value = hint.args if hint is not None else (None, None)
        if not node.keys and hint is None:
            return self.open_display("dict", node)
        span = self.span(node)
        keys, values = [], []
        for key, value in zip(node.keys, node.values):
            keys.append(self.value(key, want_key) if key is not None else None)
            values.append(self.value(value, want_value) if key is not None else self.as_dict(self.value(value, hint), value))
        if hint is not None:
            cls = hint
        else:
            key_types, value_types = [], []
            for key, value in zip(keys, values):
                if key is not None:
                    key_types.append(key)
                    value_types.append(value)
                elif isinstance(value.type, ty.ClassType):
                    # A TypedDict is a dict of its own.
                    items = next((cls.args for cls in value.type.ancestors() if len(cls.args) == 2), None)
                    if items is not None:
                        key_types.append(t.Const(items[0], span, None))
                        value_types.append(t.Const(items[1], span, None))
            key_type, value_type = self.join_items(key_types, None, node), self.join_items(value_types, None, node)
            if ty.NEVER in (key_type, value_type):
                return self.bottom(node)
            if value_type is ty.NONE:
                value_type = self.hole_of(node, 1, ty.NONE)
            cls = self.analyzer.builtin_class("dict", key_type, value_type)
        body: list[t.Stmt] = []
        if node.keys:
            empty = self.builtin_call("dict_with_capacity", [t.Const(ty.INT, span, len(node.keys))], node, {"K": cls.args[0], "V": cls.args[1]})
        else:
            empty = self.construct_class(cls, [], node)
        made = self.keep(empty, body)
        for key, value, value_node in zip(keys, values, node.values):
            if key is None:
                body.append(t.Eval(span, self.call_method(made, "update", [(value, value_node)], {}, node)))
            else:
                body.append(t.Eval(span, self.call_method(made, "__setitem__", [(key, node), (value, value_node)], {}, node)))
        return self.block(body, made)

    def expr_Tuple(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        wants: list[ty.Type | None] = [None] * len(node.elts)
        for member in expected.members if isinstance(expected, ty.UnionType) else (expected,):
            if isinstance(member, ty.TupleType) and len(member.items) == len(node.elts):
                wants = list(member.items)
            elif isinstance(member, ty.ClassType) and self.conversions.is_tuple_class(member):
                wants = [member.args[0]] * len(node.elts)
        if any(type(e).__name__ == "Starred" for e in node.elts):
            return self.spread_tuple(node)
        items = [self.value(e, w) for e, w in zip(node.elts, wants)]
        for index, (item, want) in enumerate(zip(items, wants)):
            if want is not None and (item.type.open or isinstance(item.type, ty.CallableType)) or isinstance(want, ty.MachineInt):
                items[index] = self.convert(item, want, node.elts[index]) if want is not None else item
        if any(i.type is ty.NEVER for i in items):
            return self.bottom(node)
        return t.MakeTuple(ty.tuple_of(*(i.type for i in items)), self.span(node), items)

    def spread_tuple(self: "Checker", node: Any) -> t.Expr:
        """`(a, *b)`: fixed if every starred part is a fixed tuple, otherwise a variadic tuple."""
        body: list[t.Stmt] = []
        items: list[t.Expr] = []
        fixed = True
        for element in node.elts:
            if type(element).__name__ == "Starred":
                value = self.keep(self.value(element.value), body)
                if not isinstance(value.type, ty.TupleType):
                    fixed = False
                    break
                items += [t.TupleGet(i, self.span(node), value, n) for n, i in enumerate(value.type.items)]
            else:
                items.append(self.keep(self.value(element), body))
        if fixed:
            return self.block(body, t.MakeTuple(ty.tuple_of(*(i.type for i in items)), self.span(node), items))
        made = self.spread_display(node, "list", "append", "extend", None)
        if made.type is ty.NEVER:
            return made
        decl = self.analyzer.builtin("tuple")
        return self.construct(decl, [(made, node)], {}, node, None)

    # --- f-strings --------------------------------------------------------------------

    def expr_JoinedStr(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        parts: list[t.Expr] = []
        for part in node.values:
            if type(part).__name__ == "Constant":
                parts.append(self.const(part.value, part))
            else:
                parts.append(self.formatted(part))
        if not parts:
            return self.const("", node)
        if any(p.type is ty.NEVER for p in parts):
            return self.bottom(node)
        if len(parts) == 1:
            return parts[0]
        body: list[t.Stmt] = []
        array = self.array_of(parts, self.str_type(), node, body)
        return self.block(body, self.builtin_call("concat_strings", [array], node))

    def formatted(self: "Checker", node: Any) -> t.Expr:
        value = self.value(node.value)
        if value.type is ty.NEVER:
            return value
        if node.conversion == ord("r"):
            value = self.repr_of(value, node)
        elif node.conversion == ord("s"):
            value = self.str_of(value, node)
        elif node.conversion == ord("a"):
            value = self.builtin_call("ascii_of", [self.repr_of(value, node)], node)
        if node.format_spec is None:
            return self.str_of(value, node) if not self.has_own_format(value.type) else self.format_of(value, self.const("", node), node)
        spec = self.expr(node.format_spec)
        return self.format_of(value, spec, node)

    def has_own_format(self: "Checker", type_: ty.Type) -> bool:
        """Whether a class of the program itself overrides __format__."""
        found = self.analyzer.find_method(type_, "__format__") if isinstance(type_, ty.ClassType) else None
        return found is not None and not found[1].module.trusted

    def expr_FormattedValue(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        return self.formatted(node)

    # --- conditional expression, await and friends ------------------------------------

    def expr_IfExp(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        folded = self.fold_condition(node.test)
        if folded is not NOT_CONSTANT:
            self.note_decision(node.test, folded, [node.orelse if folded else node.body])
            return self.expr(node.body if folded else node.orelse, expected)
        test, on_true, on_false = self.branch_condition(node.test)
        if isinstance(test, t.Const) and test.type is ty.BOOL:
            self.flow = on_true if test.value else on_false
            return self.expr(node.body if test.value else node.orelse, expected)
        self.flow = on_true
        then, then_out = self.expr_with_out(node.body, expected)
        after_then = self.flow
        self.flow = on_false
        orelse, else_out = self.expr_with_out(node.orelse, expected)
        self.flow = merge(after_then, self.flow)
        return self.choose(test, self.block(then_out, then), self.block(else_out, orelse), node, expected)

    def expr_with_out(self: "Checker", node: Any, expected: ty.Type | None) -> tuple[t.Expr, list[t.Stmt]]:
        """An expression whose helper statements are kept apart (it may not be evaluated at all)."""
        saved, self.out = self.out, []
        try:
            value = self.value(node, expected)
            return value, self.out
        finally:
            self.out = saved

    def choose(self: "Checker", test: t.Expr, then: t.Expr, orelse: t.Expr, node: Any, expected: ty.Type | None = None) -> t.Expr:
        """`then if test else orelse` in their common type."""
        if isinstance(test, t.Const) and test.type is ty.BOOL:
            return then if test.value else orelse
        if is_type_class(then.type) and is_type_class(orelse.type):
            expected = expected or self.join_classes([then.type, orelse.type])
            then, orelse = self.convert(then, expected, node), self.convert(orelse, expected, node)
        joined = self.join_types(then.type, orelse.type) if then.type is not ty.NEVER and orelse.type is not ty.NEVER else ty.union_of(then.type, orelse.type)
        if isinstance(expected, ty.UnionType) and expected.has_none and not (isinstance(joined, ty.UnionType) and joined.has_none or joined is ty.NONE):
            # That neither is None stays known.
            expected = ty.union_of(*expected.others)
        if expected is not None and self.conversions.assignable(joined, expected) and not self.conversions.is_object(expected):
            joined = expected
        if isinstance(then.type, ty.MachineInt) and isinstance(orelse, t.Const) and orelse.type is ty.INT:
            joined = then.type
        elif isinstance(orelse.type, ty.MachineInt) and isinstance(then, t.Const) and then.type is ty.INT:
            joined = orelse.type
        if joined is ty.NEVER:
            return t.Cond(ty.NEVER, self.span(node), test, then, orelse)
        return t.Cond(joined, self.span(node), test, self.convert(then, joined, node), self.convert(orelse, joined, node))

    def expr_Starred(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        self.fail(node, _UNSUPPORTED["Starred"])

    def expr_Await(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        if not self.is_async:
            self.fail(node, "`await` outside an async function")
        return self.await_value(self.value(node.value), node)

    def expr_Yield(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        return self.yield_value(node)

    def expr_YieldFrom(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        return self.yield_from(node)


class _GenericClass(ty.Type):
    """The type of a generic class named without its arguments, as in `list(x)`."""

    is_value = True

    def __str__(self) -> str:
        return "generic class"


GENERIC_CLASS = _GenericClass()
