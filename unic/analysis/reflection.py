"""Operators that ask both operands: `NotImplemented`, reflected methods, and subclasses that are asked first.

A method that returns NotImplemented raises an exception of its own class, which the operator catches (CPython's data model,
3.3.8). Only operators of classes whose methods can do so, or that have subclasses with methods of their own, are spelled out here.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl, FunctionDecl, function_scope_nodes

if TYPE_CHECKING:
    from unic.analysis.checker import Checker
    from unic.analysis.program import Analyzer


@dataclass(eq=False)
class Ranking:
    """A function that says whether the right operand is asked first: its class is a proper subclass of the left one's, and has `method`.

    redefined: it also has to be another method than the left one's (CPython asks so for arithmetic, not for comparisons).
    """

    left: ty.Type
    right: ty.Type
    method: str
    redefined: bool
    function: t.Function


def may_decline(decl: FunctionDecl) -> bool:
    """Whether the method may return NotImplemented, itself or through the method that it overrides."""
    known = getattr(decl, "_may_decline", None)
    if known is None:
        nodes = list(function_scope_nodes(decl.node.body))
        known = any(type(n).__name__ == "Name" and n.id == "NotImplemented" for n in nodes) or any(
            type(n).__name__ == "Attribute" and n.attr == decl.name and type(n.value).__name__ == "Call" and getattr(n.value.func, "id", "") == "super"
            for n in nodes)
        decl._may_decline = known  # type: ignore[attr-defined]
    return bool(known)


def own_operator(decl: ClassDecl, name: str) -> FunctionDecl | None:
    """The operator method that an app's class itself is written with."""
    method = decl.methods.get(name)
    return method if method is not None and decl.module.is_app and not method.is_synthesized else None


def declarations_below(analyzer: "Analyzer", decl: ClassDecl) -> list[ClassDecl]:
    """The class and all that inherit from it."""
    found = [decl]
    for cls in found:
        found += [sub for sub in analyzer.derived.get(cls.name, ()) if sub not in found]
    return found


def operator_classes(analyzer: "Analyzer", type_: ty.Type, above: bool = False) -> list[ClassDecl]:
    """The app's classes whose objects a value of this type may be; `above`: and those that they inherit from."""
    if isinstance(type_, ty.ClassType) and type_.base is not None and type_.decl is not None:
        found = [decl for decl in declarations_below(analyzer, type_.decl) if decl.module.is_app]
        return [*found, *(cls.decl for cls in type_.mro[1:] if cls.decl is not None and cls.decl.module.is_app)] if above else found
    if isinstance(type_, (ty.ClassType, ty.ProtocolType)):
        return analyzer.app_classes
    return []


class Reflection:
    """Mixin of the checker."""

    def ask_both(self: "Checker", left: t.Expr, right: t.Expr, method: str, reflected: str, symbol: str, node: Any) -> t.Expr | None:
        """An operator where which operand answers is seen at run time; None where the left one always does, or nobody."""
        analyzer = self.analyzer
        comparing = not reflected.startswith("__r") or method == reflected
        equality = method in ("__eq__", "__ne__")
        if not any(isinstance(side.type, ty.ClassType) and (side.type.base is None or side.type.decl is not None and side.type.decl.module.is_app)
                   or isinstance(side.type, ty.ProtocolType) for side in (left, right)):
            return None
        split = self.split_right(left, right, method, reflected, symbol, node)
        if split is not None:
            return split
        asks_left = self.method_accepts(left.type, method, right)
        asks_right = self.method_accepts(right.type, reflected, left)
        default_left, default_right = equality and self.default_operator(left.type, method), equality and self.default_operator(right.type, reflected)
        declines = asks_left and not default_left and self.declines(left.type, method)
        leads = asks_right and not default_right and self.right_may_lead(left.type, right.type, method, reflected)
        other = asks_right and not default_right
        only_right = other and not asks_left and self.declines(right.type, reflected)
        if not declines and not leads and not (default_left and other) and not only_right:
            return None
        body: list[t.Stmt] = []
        a, b = self.keep(left, body), self.keep(right, body)
        if not comparing and left.type is right.type and not analyzer.derived.get(getattr(getattr(left.type, "decl", None), "name", ""), ()):
            # Operands of one class: its method has answered for both.
            other = False
        steps: list[tuple[Callable[[], t.Expr], bool]] = []
        if asks_left and not default_left:
            steps.append((lambda: self.call_method(a, method, [(b, node)], {}, node), declines))
        if other:
            steps.append((lambda: self.call_method(b, reflected, [(a, node)], {}, node), self.declines(right.type, reflected)))

        def last() -> t.Expr:
            if equality:
                same = self.identity("Is" if method == "__eq__" else "IsNot", a, b, node) if not a.type.is_value and not b.type.is_value \
                    else self.const(method == "__ne__", node)
                return same
            names = [self.class_name_at_run(side, node) for side in (a, b)]
            return self.builtin_call("raise_unordered" if comparing else "raise_operands", [self.const(symbol, node), *names], node)

        made = self.in_turn(steps, last, node)
        if leads and len(steps) == 2:
            first = t.Call(ty.BOOL, self.span(node), self.ranking(left.type, right.type, reflected, not comparing), [a, b])
            made = self.choose(first, self.in_turn(steps[::-1], last, node), made, node)
        return self.block(body, made)

    def in_turn(self: "Checker", steps: "list[tuple[Callable[[], t.Expr], bool]]", last: Callable[[], t.Expr], node: Any) -> t.Expr:
        """What the first of the steps gives that does not decline; `last` when all do."""
        if not steps:
            return last()
        call, declines = steps[0]
        value = call()
        if not declines or value.type is ty.NEVER:
            return value
        rest = self.in_turn(steps[1:], last, node)
        span = self.span(node)
        joined = value.type if rest.type is ty.NEVER else self.join_types(value.type, rest.type)
        result, done = self.temp(joined), self.temp(ty.BOOL)
        body: list[t.Stmt] = [t.SetLocal(span, done, t.Const(ty.BOOL, span, False))]
        answered: list[t.Stmt] = [t.SetLocal(span, result, self.convert(value, joined, node)), t.SetLocal(span, done, t.Const(ty.BOOL, span, True))]
        declined = self.analyzer.builtin_class("NotImplementedType")
        body.append(t.Try(span, answered, [t.Handler([declined], None, [], span)], [], []))
        body.append(t.If(span, self.negate(self.get(done)), [t.SetLocal(span, result, self.convert(rest, joined, node))], []))
        return t.Block(joined, span, body, self.get(result))

    def split_right(self: "Checker", left: t.Expr, right: t.Expr, method: str, reflected: str, symbol: str, node: Any) -> t.Expr | None:
        """By cases where only some classes below the right operand's have the reflected method."""
        if not isinstance(right.type, ty.ClassType) or right.type.base is None or right.type.decl is None or not right.type.decl.module.is_app \
                or self.analyzer.find_method(right.type, reflected) is not None:
            return None
        own = [decl for decl in declarations_below(self.analyzer, right.type.decl)[1:] if own_operator(decl, reflected) is not None and not decl.type_params]
        classes = [self.analyzer.class_type(decl, ()) for decl in own]
        classes = [cls for cls in classes if not any(cls is not above and cls.is_subclass_of(above) for above in classes)]
        if not classes or not self.method_accepts(left.type, method, right) or \
                not self.declines(left.type, method) and not any(self.right_may_lead(left.type, cls, method, reflected) for cls in classes):
            return None
        body: list[t.Stmt] = []
        a, b = self.keep(left, body), self.keep(right, body)
        result = self.in_turn([(lambda: self.call_method(a, method, [(b, node)], {}, node), self.declines(left.type, method))],
                              lambda: self.builtin_call("raise_operands", [self.const(symbol, node), *(self.class_name_at_run(s, node) for s in (a, b))], node), node)
        for cls in classes:
            narrowed = self.conversions.narrow(b, cls)
            asked = self.ask_both(a, narrowed, method, reflected, symbol, node) if narrowed is not None else None
            if asked is not None:
                result = self.choose(self.type_test(b, [cls], node), asked, result, node)
        return self.block(body, result)

    def class_name_at_run(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """`type(value).__name__`, without making the value's class one that may be met as an `object`."""
        type_ = value.type
        if type_.is_value:
            return self.const("NoneType" if type_ is ty.NONE else "tuple" if isinstance(type_, ty.TupleType) else str(type_), node)
        if isinstance(type_, ty.CallableType):
            return self.const("function", node)
        plain = self.analyzer.builtin_class("object")
        self.analyzer.named.update(dict.fromkeys(type_.others if isinstance(type_, ty.UnionType) else (type_,)))
        return t.Call(self.str_type(), self.span(node), self.analyzer.builtin_function("class_name", {}), [t.Convert(plain, value.span, "cast", value)])

    def equality_or_nothing(self: "Checker", left: t.Expr, right: t.Expr, method: FunctionDecl | None, node: Any) -> t.Expr | None:
        """`left == right` of an object where the other one is asked next: what left's class does not know raises; None where it knows all."""
        span = self.span(node)
        if method is not None and method.cls is not None and method.cls.name == "object" and not left.type.is_value:
            known, test = self.const(True, node), t.Intrinsic(ty.BOOL, span, "is_same", [left, right])
        elif left.type in (ty.INT, ty.BOOL, ty.FLOAT):
            known, test = self.object_relation("eq", left, right, node), self.type_test(right, [ty.INT, ty.BOOL, ty.FLOAT], node)  # type: ignore[assignment]
        elif left.type.is_value or not self.method_accepts(left.type, "__eq__", right):
            narrowed = self.conversions.narrow(right, left.type)
            if narrowed is None:
                return None
            known, test = self.truth(self.relation("eq", left, narrowed, node), node), self.type_test(right, [left.type], node)  # type: ignore[assignment]
        else:
            return None
        return self.choose(test, known, self.builtin_call("raise_not_implemented", [], node), node)

    def length(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """`len(value)`: a `__len__` that the app wrote may give what is no length."""
        given = self.call_method(value, "__len__", [], {}, node)
        members = value.type.others if isinstance(value.type, ty.UnionType) else [value.type]
        written = any(own_operator(decl, "__len__") is not None for member in members for decl in operator_classes(self.analyzer, member, above=True))
        return self.builtin_call("checked_length", [given], node) if written and given.type is ty.INT else given

    # --- what there is to know --------------------------------------------------------

    def default_operator(self: "Checker", type_: ty.Type, method: str) -> bool:
        """Whether == or != of a class and of all below it is that of `object`."""
        found = self.analyzer.find_method(type_, method)
        if found is None or not isinstance(type_, ty.ClassType) or type_.base is None:
            return False
        if not self.is_default_ne(found):
            return False
        assert type_.decl is not None
        return not self.analyzer.overridden_below(type_.decl, method, set())

    def may_be_equal(self: "Checker", one: ty.Type, other: ty.Type) -> bool:
        """Whether a class of the app says what its objects are equal to, and objects of these unrelated types may be."""
        return any(isinstance(type_, ty.ClassType) and any(own_operator(decl, "__eq__") for decl in (cls.decl for cls in type_.mro) if decl is not None)
                   for type_ in (one, other))

    def refuse_unasked_equality(self: "Checker", value: t.Expr, other: t.Expr, node: Any) -> None:
        """Refuses `value == other` where CPython asks a method of the app that is declared to take something else."""
        for member in value.type.others if isinstance(value.type, ty.UnionType) else [value.type]:
            found = self.analyzer.find_method(member, "__eq__") if isinstance(member, ty.ClassType) else None
            if found is not None and found[1].cls is not None and own_operator(found[1].cls, "__eq__") is found[1] and not self.method_accepts(member, "__eq__", other):
                self.fail(node, f"== of '{member}' and {other.type} is not known: CPython asks {found[1].qualname}, which is not declared to take {other.type}",
                          "annotate its parameter as `object`, and return NotImplemented for what it does not know", about=(value, other))

    def may_equal_none(self: "Checker", value: t.Expr, none: t.Expr) -> bool:
        """Whether `value == None` is asked of a method that the app wrote."""
        members = value.type.others if isinstance(value.type, ty.UnionType) else [value.type]
        return any(isinstance(member, (ty.ClassType, ty.ProtocolType)) and not self.conversions.is_object(member) and self.method_accepts(member, method, none)
                   and any(own_operator(decl, method) is not None for decl in operator_classes(self.analyzer, member, above=True))
                   for member in members for method in ("__eq__", "__ne__"))

    def contains_object(self: "Checker", container: t.Expr, item: t.Expr, wanted: ty.Type, found: Any, node: Any) -> t.Expr:
        """`item in container` of an item known only as an object, or by a base class: it may be in it when it is of the items' kind."""
        body: list[t.Stmt] = []
        value, holder = self.keep(item, body), self.keep(container, body)
        kinds = [kind for member in (wanted.members if isinstance(wanted, ty.UnionType) else (wanted,))
                 for kind in ([ty.NONE] if member is ty.NONE else [ty.FLOAT, ty.INT, ty.BOOL] if member is ty.FLOAT else self.below(member, item.type, node))]
        result: t.Expr = self.const(False, node)
        for kind in kinds:
            narrowed = self.conversions.narrow(value, kind)
            if narrowed is not None:
                result = self.choose(self.type_test(value, [kind], node), self.contains_call(holder, narrowed, found, node), result, node)
        real = self.conversions.narrow(value, ty.FLOAT) if ty.INT in kinds and ty.FLOAT not in kinds else None
        if real is not None:
            # 2.0 is in [2].
            small = self.builtin_call("is_small_integer", [real], node)
            integer = t.Intrinsic(ty.INT, self.span(node), "float_to_int", [real])
            inside = self.choose(small, self.contains_call(holder, integer, found, node), self.const(False, node), node)
            result = self.choose(self.type_test(value, [ty.FLOAT], node), inside, result, node)
        return self.block(body, result)

    def declines(self: "Checker", type_: ty.Type, method: str) -> bool:
        """Whether the operator method, of whatever class the object has, may return NotImplemented; `object`'s own does where another may answer."""
        classes = operator_classes(self.analyzer, type_)
        own = [made for decl in classes if (made := own_operator(decl, method)) is not None]
        found = self.analyzer.find_method(type_, method)
        if found is not None and found[1].cls is not None and own_operator(found[1].cls, method) is not None:
            own.append(found[1])
        if any(map(may_decline, own)):
            return True
        return method == "__eq__" and bool(own) and found is not None and self.is_default_ne(found)

    def right_may_lead(self: "Checker", left: ty.Type, right: ty.Type, method: str, reflected: str) -> bool:
        """Whether the right operand may be of a proper subclass of the left one's class that has the reflected method."""
        if isinstance(left, ty.ClassType) and isinstance(right, ty.ClassType):
            if left.decl is None or right.decl is None or not (left.is_subclass_of(right) or right.is_subclass_of(left)):
                return False
        elif not isinstance(left, ty.ProtocolType) and not isinstance(right, ty.ProtocolType):
            return False
        leading = operator_classes(self.analyzer, right)
        if isinstance(left, ty.ClassType) and left.base is not None:
            below = declarations_below(self.analyzer, left.decl)[1:]  # type: ignore[arg-type]
            leading = [decl for decl in leading if decl in below]
        found = self.analyzer.find_method(right, reflected)
        inherited = method == reflected or not reflected.startswith("__r")
        if inherited and found is not None and found[1].cls is not None and own_operator(found[1].cls, reflected) is not None:
            return any(self.inherits(decl) for decl in leading)
        return any(own_operator(decl, reflected) is not None and self.inherits(decl)
                   or inherited and any(own_operator(base, reflected) is not None for base in self.bases_above(decl)) for decl in leading)

    def inherits(self: "Checker", decl: ClassDecl) -> bool:
        """Whether a class has a base class that the app's operators may meet."""
        return bool(self.bases_above(decl))

    def bases_above(self: "Checker", decl: ClassDecl) -> list[ClassDecl]:
        """The classes of the app that a class inherits from, directly or not."""
        from unic.analysis.synthesize import base_declarations
        found: list[ClassDecl] = []
        pending = base_declarations(self.analyzer, decl)
        while pending:
            base = pending.pop()
            if base not in found and base.module.is_app:
                found.append(base)
                pending += base_declarations(self.analyzer, base)
        return found

    def ranking(self: "Checker", left: ty.Type, right: ty.Type, method: str, redefined: bool) -> t.Function:
        """The function that says whether the right operand is asked first."""
        key = (left, right, method, redefined)
        known = self.analyzer.rankings.get(key)
        if known is None:
            function = t.Function(self.analyzer.unique_symbol(f"leads.{left}.{right}.{method}"), "leads", "", [t.Local("left", left), t.Local("right", right)], ty.BOOL)
            known = self.analyzer.rankings[key] = Ranking(left, right, method, redefined, function)
        self.analyzer.builtin_instance("has_type", {})
        self.analyzer.request("function", known.function)
        return known.function


def finish_rankings(analyzer: "Analyzer") -> None:
    """Write the rankings once all classes are known: by the left operand's class, whether the right one's is below it."""
    plain = analyzer.builtin_class("object")
    for ranking in analyzer.rankings.values():
        left, right = (t.LocalGet(p.type, None, p) for p in ranking.function.params)
        body: list[t.Stmt] = [t.If(None, t.Intrinsic(ty.BOOL, None, "is_none", [right]), [t.Return(None, t.Const(ty.BOOL, None, False))], [])] \
            if ranking.right is plain else []
        made = [cls for cls in analyzer.class_types.values() if cls.instantiated and cls.decl is not None and cls.decl.module.is_app]
        for cls in made:
            leading = [sub for sub in made if sub is not cls and sub.is_subclass_of(cls) and _leads(analyzer, cls, sub, ranking)]
            if leading:
                descriptor = t.Intrinsic(ty.U64, None, "unsafe.descriptor", [], [cls])
                test = t.Call(ty.BOOL, None, analyzer.builtin_instance("has_type", {}).function, [t.Convert(plain, None, "cast", left), descriptor])
                body.append(t.If(None, test, [t.Return(None, t.TypeTest(ty.BOOL, None, right, list(leading)))], []))
        ranking.function.body = [*body, t.Return(None, t.Const(ty.BOOL, None, False))]


def _leads(analyzer: "Analyzer", left: ty.ClassType, right: ty.ClassType, ranking: Ranking) -> bool:
    theirs, own = analyzer.find_method(left, ranking.method), analyzer.find_method(right, ranking.method)
    if own is None or own[1].cls is None or own[1].cls.name == "object":
        return False
    return not ranking.redefined or theirs is None or theirs[1] is not own[1]
