"""Statements."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.bare_annotations import is_bare
from unic.analysis.declarations import GlobalDecl, ImportedModule, deletions, function_scope_nodes
from unic.analysis.errors import Refused
from unic.analysis.modules import NOT_CONSTANT
from unic.analysis.origins import declaration_span
from unic.analysis.scope import Variable, merge
from unic.syntax import ast

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

class Statements:
    """Mixin: one method per statement kind."""

    def function_body(self: "Checker", body: list[Any]) -> None:
        """Check a function's statements into `self.out`; report a missing return."""
        self.note_start()
        self.statements(body)
        if not self.flow.dead and self.result is not ty.NONE and self.result is not None:
            trusted = self.decl is None or self.decl.module.trusted
            if trusted and (self.result is ty.NEVER or self.may_lack_body()):
                pass
            elif self.result is not ty.NEVER and self.conversions.assignable(ty.NONE, self.result):
                self.out.append(t.Return(None, self.conversions.convert(t.Const(ty.NONE, None, None), self.result)))
            elif self.result is ty.NEVER or self.may_lack_body():
                # It gives None: as super() in a class that fills it in, say.
                none = t.Const(ty.NONE, None, None)
                wanted = "NoReturn" if self.result is ty.NEVER else str(self.result)
                self.out.append(t.Eval(None, self.builtin_call("raise_wrong_kind", [none, self.const(wanted)], None)))
            elif self.decl is not None:
                self.fail(self.decl.node, f"function '{self.decl.name}' may end without returning {self.result}",
                          "add a return, or raise at the end")

    def may_lack_body(self: "Checker") -> bool:
        """Abstract and protocol methods, and signatures the compiler itself implements, need no body."""
        decl = self.decl
        if decl is None:
            return False
        return decl.is_abstract or decl.cls is not None and decl.cls.is_protocol or decl.module.trusted and all(
            type(s).__name__ == "Pass" or type(s).__name__ == "Expr" and type(s.value).__name__ == "Constant" for s in decl.node.body)

    def statements(self: "Checker", body: list[Any]) -> None:
        for node in body:
            if self.flow.dead:
                # Not reachable, but what is wrong in it is still told.
                return
            self.statement(node)

    def statement(self: "Checker", node: Any) -> None:
        method = getattr(self, "stmt_" + type(node).__name__, None)
        around, outer = self.analyzer.place, self.statement_node
        self.statement_node = node
        if self.module.is_app:
            self.analyzer.place = self.span(node)
        try:
            if method is None:
                self.fail(node, f"this statement ({type(node).__name__}) is not supported")
            method(node)
        except Refused as refused:
            self.error(self.analyzer.located(refused.diagnostic))
            self.recover(node)
        finally:
            self.analyzer.place, self.statement_node = around, outer

    def recover(self: "Checker", node: Any) -> None:
        """After a refused statement: the names it would have bound count as assigned, to values of which nothing is known."""
        if type(node).__name__ in ("Return", "Raise"):
            self.flow.dead = True
        self.flow.forget_all(self.assigned_in([node]))
        for inner in function_scope_nodes([node]):
            if type(inner).__name__ == "Name" and type(inner.ctx).__name__ == "Store":
                variable = self.find_variable(inner.id)
                if variable is not None and variable.local is not None:
                    self.flow.assigned.add(variable.local)

    def sub(self: "Checker", body: list[Any]) -> list[t.Stmt]:
        """Check statements into a list of their own."""
        saved, self.out = self.out, []
        try:
            self.statements(body)
            return self.out
        finally:
            self.out = saved

    # --- simple statements ------------------------------------------------------------

    def stmt_Expr(self: "Checker", node: Any) -> None:
        if type(node.value).__name__ == "Constant":
            return
        if type(node.value).__name__ == "Yield":
            value = self.yield_value(node.value, used=False)
        else:
            value = self.expr(node.value, None, discard=True)
            if self.module.is_app and isinstance(value, t.Call) and self.is_coroutine(value.type):
                self.fail(node, "this coroutine is never awaited: the call alone runs nothing",
                          "write `await` before it, or asyncio.create_task(...)" if self.is_async else "run it: asyncio.run(...), or `await` it in an async function")
        self.out.append(t.Eval(self.span(node), value))
        if value.type is ty.NEVER and not isinstance(value, t.Const):
            self.flow.dead = True

    def is_coroutine(self: "Checker", type_: ty.Type) -> bool:
        return isinstance(type_, ty.ClassType) and type_.name == "Coroutine" and type_.decl is not None and self.analyzer.is_builtin(type_.decl)

    def stmt_Pass(self: "Checker", node: Any) -> None:
        pass

    def stmt_Global(self: "Checker", node: Any) -> None:
        self.globals_declared.update(node.names)

    def stmt_Nonlocal(self: "Checker", node: Any) -> None:
        for name in node.names:
            if self.parent is None or self.parent.find_variable(name) is None:
                self.fail(node, f"no binding for nonlocal '{name}' found")

    def stmt_Import(self: "Checker", node: Any) -> None:
        self.local_import(node)

    def stmt_ImportFrom(self: "Checker", node: Any) -> None:
        self.local_import(node)

    def stmt_Assert(self: "Checker", node: Any) -> None:
        if not self.analyzer.constants.get(("image", "ASSERTS"), True):
            return
        test, on_true, on_false = self.branch_condition(node.test)
        self.flow = on_false
        body: list[t.Stmt] = []
        saved, self.out = self.out, body
        message: list[t.Expr] = [self.expr(node.msg)] if node.msg is not None else []
        self.raise_new("AssertionError", message, node)
        self.out = saved
        self.out.append(t.If(self.span(node), self.negate(test), body, []))
        self.flow = on_true

    def raise_new(self: "Checker", name: str, args: list[t.Expr], node: Any) -> None:
        """`raise name(*args)` for a builtin exception."""
        cls = self.analyzer.builtin_class(name)
        made = self.construct_class(cls, [(a, node) for a in args], node)
        self.out.append(t.Raise(self.span(node), made))
        self.flow.dead = True

    def stmt_Return(self: "Checker", node: Any) -> None:
        span = self.span(node)
        if node.value is None:
            value: t.Expr | None = None
            if self.returned is not None:
                self.returned.append(ty.NONE)
            if self.returned_types is not None:
                self.returned_types.append(ty.NONE)
            if self.result is not ty.NONE and self.result is not None:
                value = self.convert(t.Const(ty.NONE, span, None), self.result, node, "return", self.own_result_origin)
        elif self.is_not_implemented(node.value):
            value = self.not_implemented(node)
        elif type(node.value).__name__ == "IfExp" and (self.is_not_implemented(node.value.body) or self.is_not_implemented(node.value.orelse)):
            # `return a < b if isinstance(...) else NotImplemented`: NotImplemented is no value, but may be returned.
            places = (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
            chosen = [ast.Return(part, *places) for part in (node.value.body, node.value.orelse)]
            self.stmt_If(ast.If(node.value.test, chosen[:1], chosen[1:], *places))
            return
        else:
            made = self.expr(node.value, self.result if self.returned_types is None else None)
            if self.returned_types is not None:
                self.returned_types.append(made.type)
                if not self.conversions.assignable(made.type, self.result or ty.NEVER):
                    # A later pass knows the result.
                    self.note_change()
                    self.flow.dead = True
                    return
            if self.returned is not None:
                self.returned.append(made.type)
                self.flow.dead = True
                return
            if self.result is ty.NONE and made.type is ty.NONE:
                self.out.append(t.Eval(span, made))
                value = None
            else:
                value = self.convert(made, self.result if self.result is not None else made.type, node.value, "return value", self.own_result_origin)
        self.out.append(t.Return(span, value))
        self.flow.dead = True

    def is_not_implemented(self: "Checker", node: Any) -> bool:
        return type(node).__name__ == "Name" and node.id == "NotImplemented" and self.find_variable("NotImplemented") is None

    def not_implemented(self: "Checker", node: Any) -> t.Expr:
        """`return NotImplemented`: the operator that called asks the other operand."""
        self.out.append(t.Eval(self.span(node), self.builtin_call("raise_not_implemented", [], node)))
        return t.Const(self.result or ty.NONE, self.span(node), None)

    def stmt_Raise(self: "Checker", node: Any) -> None:
        span = self.span(node)
        if node.exc is None:
            if not self.handling:
                # What a caller is handling, which is current already.
                self.out.append(t.Eval(span, self.builtin_call("require_active_exception", [], node)))
            self.out.append(t.Raise(span, None))
            self.flow.dead = True
            return
        value = self.exception_value(node.exc)
        if node.cause is not None:
            base = self.analyzer.builtin_class("BaseException")
            body: list[t.Stmt] = []
            kept = self.keep(value, body)
            cause = self.expr(node.cause, ty.optional(base)) if type(node.cause).__name__ == "Constant" else self.cause_value(node.cause, ty.optional(base))
            body.append(t.SetField(span, kept, self.field_of(base, "__cause__", node),
                                   self.convert(cause, ty.optional(base), node.cause, "cause")))
            body.append(t.SetField(span, kept, self.field_of(base, "__suppress_context__", node), t.Const(ty.BOOL, span, True)))
            self.out.extend(body)
            value = kept
        at_once = self.raise_plain(value, span)
        self.out.append(t.Raise(span, value) if at_once is None else t.Eval(span, at_once))
        self.flow.dead = True

    def cause_value(self: "Checker", node: Any, wanted: ty.Type) -> t.Expr:
        """What stands behind `from`: an exception or its class, or a variable that may be None."""
        value = self.expr(node) if type(node).__name__ == "Name" and self.find_variable(node.id) is not None else None
        return value if value is not None and isinstance(value.type, ty.UnionType) and self.conversions.assignable(value.type, wanted) else self.exception_value(node)

    def exception_value(self: "Checker", node: Any) -> t.Expr:
        """The operand of raise: an exception object, or a class to be instantiated."""
        base = self.analyzer.builtin_class("BaseException")
        value = self.expr(node)
        if isinstance(value.type, ty.ClassObject) and isinstance(value.type.instance, ty.ClassType):
            value = self.construct_class(value.type.instance, [], node)
        if value.type is ty.NEVER:
            return value
        value = self.dynamic_exception(value, node) or value
        if not self.conversions.assignable(value.type, base):
            self.fail(node, f"exceptions must derive from BaseException, not {value.type}",
                      "write raise ValueError(...), or another exception" if value.type is self.str_type() else "", about=(value,))
        return value

    def stmt_Delete(self: "Checker", node: Any) -> None:
        for target in deletions(node.targets):
            kind = type(target).__name__
            if kind == "Name":
                variable = self.own_variable(target.id) if target.id not in self.globals_declared else None
                if variable is None and (self.qualname == "<module>" or target.id in self.globals_declared) and self.delete_global(target):
                    continue
                if variable is None or variable.local is None:
                    if variable is None and self.find_variable(target.id) is None and target.id not in self.module.symbols:
                        self.fail_undefined(target)
                    self.fail(target, f"cannot delete '{target.id}' here", "assign None instead")
                self.note_deleted(variable)
                variable.local.checked = True
                if variable.local not in self.flow.assigned:
                    self.out.append(t.Eval(self.span(target), t.LocalGet(variable.local.type, self.span(target), variable.local, True)))
                self.out.append(t.DeleteLocal(self.span(node), variable.local))
                self.flow.assigned.discard(variable.local)
                self.flow.forget(target.id)
            elif kind == "Subscript":
                self.delete_subscript(target)
            else:
                self.delete_attribute(target)

    def note_deleted(self: "Checker", variable: Variable) -> None:
        if not variable.deleted:
            variable.deleted = True
            self.note_change()

    def delete_global(self: "Checker", target: Any) -> bool:
        """`del name` of a module variable; False when there is none of that name."""
        symbol = self.module.symbols.get(target.id)
        if not isinstance(symbol, GlobalDecl) or not symbol.deleted:
            return False
        made = self.analyzer.global_variable(symbol)
        if made is not None:
            self.out += [t.Eval(self.span(target), t.GlobalGet(made.type, self.span(target), made, True)), t.DeleteGlobal(self.span(target), made)]
        self.flow.forget(target.id)
        return True

    # --- assignment -------------------------------------------------------------------

    def stmt_Assign(self: "Checker", node: Any) -> None:
        expected = None
        if len(node.targets) == 1:
            expected = self.target_type(node.targets[0])
            if expected is None and self.assign_template(node.targets[0], node.value):
                return
        # A class is a function where one is stored.
        evaluate = self.expr if self.callable_in(expected) is None else self.value
        value = self.items_for(node.targets[0], node.value) or evaluate(node.value, expected)
        if len(node.targets) == 1:
            self.assign(node.targets[0], value, node.value)
            return
        kept = self.keep(value, self.out)
        for target in node.targets:
            self.assign(target, kept, node.value)

    def items_for(self: "Checker", target: Any, node: Any) -> t.Expr | None:
        """The tuple in `n, items = 1, []`: each item is guided by its own target. None for anything else."""
        if type(target).__name__ not in ("Tuple", "List") or type(node).__name__ != "Tuple" or len(target.elts) != len(node.elts) \
                or any(type(e).__name__ == "Starred" for e in (*target.elts, *node.elts)):
            return None
        items = [self.value(item, self.target_type(place)) for place, item in zip(target.elts, node.elts)]
        if any(item.type is ty.NEVER for item in items):
            return self.bottom(node)
        return t.MakeTuple(ty.tuple_of(*(item.type for item in items)), self.span(node), items)

    def stmt_AnnAssign(self: "Checker", node: Any) -> None:
        target = node.target
        if type(target).__name__ == "Name":
            annotation = node.annotation
            if (self.parent is None and target.id not in self.hidden and self.own_variable(target.id) is None
                    and isinstance(self.module.symbols.get(target.id), GlobalDecl)):
                # At module level.
                if node.value is not None:
                    self.assign(target, self.expr(node.value, self.target_type(target)), node.value)
                return
            if type(annotation).__name__ == "Name" and annotation.id == "Final" or is_bare(annotation, self.module):
                declared = None
            else:
                declared = self.annotation(annotation)
            variable = self.own_variable(target.id)
            if variable is None:
                variable = self.declare(target.id, declared)
            elif declared is not None:
                if variable.type is None and variable.read_early:
                    # By a function defined above.
                    self.note_change()
                variable.declared = declared
                variable.type = declared
            variable.place = declaration_span(self.module.shown_path, target, annotation)
            if node.value is not None:
                value = self.expr(node.value, declared)
                if self.analyzer.counting_enums:
                    variable.declared = variable.type = self.declared_with(declared, value)
                self.assign(target, value, node.value)
            return
        if node.value is not None:
            wanted = self.target_type(target)
            if wanted is None and not is_bare(node.annotation, self.module):
                wanted = self.annotation(node.annotation)
            self.assign(target, self.expr(node.value, wanted), node.value)

    def annotation(self: "Checker", node: Any) -> ty.Type:
        return self.analyzer.annotations.evaluate(node, self.type_scope)

    def target_type(self: "Checker", target: Any) -> ty.Type | None:
        """The declared type of an assignment target, which guides the type of displays."""
        kind = type(target).__name__
        if kind == "Name":
            variable = self.find_variable(target.id)
            if variable is not None:
                return variable.declared
            symbol = self.global_symbol(target.id)
            return symbol.type if symbol is not None else None
        if kind == "Attribute":
            return self.attribute_target_type(target)
        if kind == "Subscript":
            # The items of a dynamic value are dynamic themselves.
            root = target.value
            while type(root).__name__ == "Subscript":
                root = root.value
            whole = self.target_type(root) or self.variable_type(root)
            if isinstance(whole, ty.UnionType) and whole.operations is not None:
                return whole
            if type(target.slice).__name__ == "Slice":
                # It is assigned several items.
                return None
            container = self.target_type(target.value) or self.variable_type(target.value)
            typed = self.typed_items(container) if container is not None else None
            return typed.get(self.fold(target.slice), (None, False))[0] if typed is not None else self.guiding_items(container)
        return None

    def guiding_items(self: "Checker", container: ty.Type | None) -> ty.Type | None:
        """The items of a list or dict that are functions, TypedDicts, unions or containers: what lambdas and displays assigned to one have to be."""
        if not isinstance(container, ty.ClassType) or container.decl is None or container.decl.name not in ("list", "dict", "defaultdict", "OrderedDict") \
                or not container.args:
            return None
        item = container.args[-1]
        if item.open:
            return None
        if isinstance(item, ty.UnionType) or isinstance(item, ty.ClassType) and item.args:
            return item
        return item if self.callable_in(item) is not None or self.typed_items(item) is not None else None

    def variable_type(self: "Checker", node: Any) -> ty.Type | None:
        """What is known of a local variable that need not be declared."""
        variable = self.find_variable(node.id) if type(node).__name__ == "Name" else None
        return variable.type if variable is not None else None

    def assign(self: "Checker", target: Any, value: t.Expr, node: Any) -> None:
        kind = type(target).__name__
        if kind == "Name":
            self.assign_name(target.id, value, target)
        elif kind == "Attribute":
            self.assign_attribute(target, value, node)
        elif kind == "Subscript":
            self.assign_subscript(target, value, node)
        elif kind in ("Tuple", "List"):
            self.unpack(target, value, node)
        else:
            self.fail(target, "cannot assign to this")

    def assign_name(self: "Checker", name: str, value: t.Expr, node: Any) -> None:
        variable = None if name in self.globals_declared else self.own_variable(name)
        if variable is None and name not in self.globals_declared:
            if name in self.hidden:
                variable = self.declare(name)
            elif self.parent is not None:
                variable = self.parent.find_variable(name)
        if variable is None:
            if self.assign_global(name, value, node):
                return
            variable = self.declare(name)
        self.set_variable(variable, value, node)

    def set_variable(self: "Checker", variable: Variable, value: t.Expr, node: Any) -> None:
        span = self.span(node)
        if isinstance(value.type, ty.ClassObject):
            value = self.class_or_members(value, node, variable.declared or self.type_class(None))
        if variable.declared is not None:
            # A captured variable's declared type counts for the inner function as well.
            value = self.convert(value, variable.declared, node, f"'{variable.name}'", lambda: self.variable_origin(variable))
            narrowed: ty.Type | None = None
            if isinstance(variable.declared, ty.UnionType) or self.conversions.is_object(variable.declared):
                narrowed = self.unconverted_type(value)
        else:
            self.check_int_range(value, node)
            self.join_variable(variable, value.type)
            variable.sources.setdefault(value.type, span)
            narrowed = None
            if variable.type is not value.type and variable.type is not None:
                narrowed = value.type
                value = self.convert(value, variable.type, node, f"'{variable.name}'")
        if variable.owner is not self and not variable.assigned_inside:
            variable.assigned_inside = True
            self.note_change()
        local = self.local_of(variable)
        if variable.type is not None:
            local.type = variable.type
        self.out.append(t.SetLocal(span, local, value))
        self.flow.assigned.add(local)
        self.flow.forget(variable.name)
        if narrowed is not None and narrowed is not variable.type and narrowed is not ty.NEVER:
            self.flow.narrowed[variable.name] = narrowed
        if value.type is ty.NEVER and not isinstance(value, t.Const):
            self.flow.dead = True

    def unconverted_type(self: "Checker", value: t.Expr) -> ty.Type | None:
        """The type a value had before it was converted to a wider one."""
        if isinstance(value, t.Convert) and value.kind in ("cast", "some", "box"):
            return value.value.type
        if isinstance(value, t.Const) and value.value is None:
            return ty.NONE
        return None

    def join_variable(self: "Checker", variable: Variable, type_: ty.Type) -> None:
        if type_ is ty.NEVER:
            return
        known = variable.type
        if known is None:
            variable.type = type_
            if variable.read_early:
                self.note_change()
            return
        if known is type_:
            return
        joined = self.join_types(known, type_)
        if joined is not known:
            variable.type = joined
            self.note_change()

    def join_types(self: "Checker", a: ty.Type, b: ty.Type) -> ty.Type:
        """The type of a variable assigned both: a union, or the wider of the two."""
        if a.open or b.open:
            joined = self.join_open(a, b)
            if joined is not None:
                return joined
        if isinstance(a, ty.TupleType) and isinstance(b, ty.TupleType) and len(a.items) == len(b.items):
            return ty.tuple_of(*(self.join_types(x, y) for x, y in zip(a.items, b.items)))
        return ty.union_of(a, b)

    def stmt_AugAssign(self: "Checker", node: Any) -> None:
        target = node.target
        kind = type(target).__name__
        op = type(node.op).__name__
        if kind == "Name":
            current = self.expr(target)
            # The runtime's own texts are short, and in every image.
            if current.type is self.str_type() and not self.module.trusted:
                self.analyzer.appending[self.function] = None
            value = self.augmented(op, current, node.value, node)
            if value is not None:
                self.assign(target, value, node)
        elif kind == "Attribute":
            obj = self.expr(target.value) if not isinstance(self.static_path(target.value), ImportedModule) else None
            if obj is None or isinstance(obj.type, ty.ClassObject) or obj.type is ty.NEVER or not isinstance(obj.type, (ty.ClassType,)) or ty.is_type_class(obj.type):
                value = self.augmented(op, self.expr(target), node.value, node)
                if value is not None:
                    self.assign(target, value, node)
                return
            kept = self.keep(obj, self.out)
            current = self.read_attribute(kept, target, None)
            value = self.augmented(op, current, node.value, node)
            if value is not None:
                self.store_attribute(kept, target.attr, value, target)
                self.note_stored(target, kept, value)
        else:
            obj = self.keep(self.expr(target.value), self.out)
            self.augmented_subscript(op, obj, target, node)

    def augmented(self: "Checker", op: str, current: t.Expr, operand: Any, node: Any) -> t.Expr | None:
        """`current op= operand`: the in-place method when the type has one, otherwise the plain operator. None: nothing to store."""
        method = "__i" + self.operator_name(op) + "__"
        found = self.analyzer.find_method(current.type, method) if isinstance(current.type, ty.ClassType) else None
        if found is not None:
            right = self.expr(operand, current.type if op == "Add" else None)
            if self.declines(current.type, method):
                kept, other = self.keep(current, self.out), self.keep(right, self.out)
                return self.in_turn([(lambda: self.call_method(kept, method, [(other, operand)], {}, node), True)],
                                    lambda: self.binary_in_place(op, kept, other, node), node)
            kept = self.keep(current, self.out)
            made = self.call_method(kept, method, [(right, operand)], {}, node)
            if not found[1].module.is_app and isinstance(made.type, ty.ClassType) and made.type is not current.type and current.type.is_subclass_of(made.type):  # type: ignore[attr-defined]
                # What a library's class says to give is the object itself, of which more is known here.
                self.out.append(t.Eval(self.span(node), made))
                return kept
            return made
        right = self.expr(operand, self.operand_hint(op, current.type))
        return self.binary_in_place(op, current, right, node)

    def binary_in_place(self: "Checker", op: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr:
        """The plain operator where an in-place one is written, which messages name."""
        saved, self.in_place = self.in_place, "="
        try:
            return self.binary(op, left, right, node)
        finally:
            self.in_place = saved

    # --- unpacking --------------------------------------------------------------------

    def unpack(self: "Checker", target: Any, value: t.Expr, node: Any) -> None:
        elements = target.elts
        starred = [i for i, e in enumerate(elements) if type(e).__name__ == "Starred"]
        value = self.as_tuple(value)
        if value.type is ty.NEVER:
            for element in elements:
                inner = element.value if type(element).__name__ == "Starred" else element
                self.assign(inner, self.bottom(node), node)
            return
        if isinstance(value.type, ty.UnionType):
            value = self.unpackable(value, len(elements) if not starred else None, node)
        if isinstance(value.type, ty.TupleType):
            self.unpack_tuple(elements, starred, value, node, target)
            return
        element_type = self.analyzer.element_type(value.type)
        if element_type is None:
            self.fail(node, f"cannot unpack a value of type {value.type}", about=(value,))
        items = self.to_list(value, node)
        kept = self.keep(items, self.out)
        span = self.span(node)
        list_type = kept.type
        assert isinstance(list_type, ty.ClassType)
        count = self.call_method(kept, "__len__", [], {}, node)
        before = starred[0] if starred else len(elements)
        after = len(elements) - before - 1 if starred else 0
        self.out.append(t.Eval(span, self.builtin_call(
            "check_unpack", [count, self.const(before + after, node), t.Const(ty.BOOL, span, bool(starred))], node)))
        for index, element in enumerate(elements):
            if starred and index == starred[0]:
                stop = self.call_method(kept, "__len__", [], {}, node)
                stop = t.Intrinsic(ty.INT, span, "int.sub", [stop, t.Const(ty.INT, span, after)])
                piece = self.slice_value(kept, t.Const(ty.INT, span, before), stop, None, node)
                self.assign(element.value, piece, node)
            else:
                position = index if not starred or index < starred[0] else index - len(elements)
                item = self.call_method(kept, "__getitem__", [(t.Const(ty.INT, span, position), node)], {}, node)
                self.assign(element, item, node)

    def unpackable(self: "Checker", value: t.Expr, count: int | None, node: Any) -> t.Expr:
        """A union of tuples as one tuple: fixed, where all of its members have `count` items, else variadic."""
        assert isinstance(value.type, ty.UnionType)
        value = self.present(value, node, missing="__iter__")
        if not ty.by_cases(value.type) or value.type.has_none:
            return value
        fixed = [self.tuple_items(member) for member in value.type.members]
        if count is not None and all(items is not None and len(items) == count and not self.conversions.is_tuple_class(member)
                                     for items, member in zip(fixed, value.type.members)):
            joined = ty.tuple_of(*(self.common_type([items[i] for items in fixed if items is not None]) for i in range(count)))
            return self.distribute(value, node, lambda v: self.convert(self.as_tuple(v), joined, node))
        common = self.common_tuple(value, node)
        return common if common is not None else value

    def common_type(self: "Checker", types: list[ty.Type]) -> ty.Type:
        """The one type of all these values; Never when there are none."""
        joined: ty.Type = ty.NEVER
        for type_ in types:
            joined = type_ if joined is ty.NEVER else joined if type_ is ty.NEVER else self.join_types(joined, type_)
        return joined

    def unpack_tuple(self: "Checker", elements: list[Any], starred: list[int], value: t.Expr, node: Any, target: Any) -> None:
        assert isinstance(value.type, ty.TupleType)
        types = value.type.items
        span = self.span(node)
        if not starred and len(types) != len(elements) or starred and len(types) < len(elements) - 1:
            word = "too many" if len(types) > len(elements) else "not enough"
            self.fail(target, f"{word} values to unpack: {len(types)} for {len(elements)} names")
        if isinstance(value, t.MakeTuple) and not starred:
            kept_items = [self.keep(item, self.out) for item in value.items]
            for element, item in zip(elements, kept_items):
                self.assign(element, item, node)
            return
        kept = self.keep(value, self.out)
        index = 0
        for position, element in enumerate(elements):
            if starred and position == starred[0]:
                count = len(types) - (len(elements) - 1)
                items = [t.TupleGet(types[index + i], span, kept, index + i) for i in range(count)]
                self.assign(element.value, self.list_of(items, node, None), node)
                index += count
            else:
                self.assign(element, t.TupleGet(types[index], span, kept, index), node)
                index += 1

    # --- control flow -----------------------------------------------------------------

    def stmt_If(self: "Checker", node: Any) -> None:
        folded = self.fold_condition(node.test)
        if folded is not NOT_CONSTANT:
            self.note_decision(node.test, folded, node.orelse if folded else node.body)
            self.statements(node.body if folded else node.orelse)
            return
        test, on_true, on_false = self.branch_condition(node.test)
        if isinstance(test, t.Const) and test.type is ty.BOOL:
            self.flow = on_true if test.value else on_false
            self.statements(node.body if test.value else node.orelse)
            return
        self.flow = on_true
        body = self.sub(node.body)
        after_body = self.flow
        self.flow = on_false
        orelse = self.sub(node.orelse)
        self.flow = merge(after_body, self.flow)
        self.out.append(t.If(self.span(node), test, body, orelse))

    def stmt_Match(self: "Checker", node: Any) -> None:
        self.match_statement(node)

    def stmt_FunctionDef(self: "Checker", node: Any) -> None:
        self.nested_function(node)

    def stmt_AsyncFunctionDef(self: "Checker", node: Any) -> None:
        self.nested_function(node)

    def stmt_TypeAlias(self: "Checker", node: Any) -> None:
        self.fail(node, "a type alias inside a function is not supported", "define it at module level")
