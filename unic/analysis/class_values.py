"""Classes as values: `type[A]`, calls of such values, and what is found through them.

A class value is an object of the library's `type`. What is done with one whose class is known only at run time goes to a
function that compares it with the classes it may be: those below A of which the program makes a value.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Callable

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.arguments import Argument
from unic.analysis.declarations import ClassDecl
from unic.analysis.errors import Refused
from unic.analysis.types import instance_of, is_type_class, plain_type
from unic.diagnostics import Span

if TYPE_CHECKING:
    from unic.analysis.checker import Checker
    from unic.analysis.program import Analyzer

# What is done with the class found, given the other parameters of the function.
Operation = Callable[["Checker", ty.Type, list[t.Expr]], t.Expr]


@dataclass(eq=False)
class ClassStub:
    """A function that does `operation` with the class its first parameter stands for."""

    base: ty.Type
    operation: Operation
    function: t.Function
    node: Any
    what: str
    place: Span | None
    cases: dict[ty.Type, list[t.Stmt]] = field(default_factory=dict)


class ClassValues:
    """Mixin of the checker."""

    def type_class(self: "Checker", instance: ty.Type | None) -> ty.ClassType:
        """`type[instance]`, or `type` where nothing useful is known of it."""
        known = instance is not None and instance not in (ty.NEVER, ty.NONE) and not self.conversions.is_object(instance) \
            and not isinstance(instance, (ty.UnionType, ty.CallableType, ty.TupleType))
        return self.analyzer.builtin_class("type", *((instance,) if known and instance is not None else ()))

    def class_value(self: "Checker", made: t.Expr, node: Any) -> t.Expr:
        """A class that the program names, as a value."""
        span = self.span(node)
        if isinstance(made.type, ty.ClassObject):
            instance: ty.Type = made.type.instance
        else:
            decl = made.value if isinstance(made, t.Const) else None
            if not isinstance(decl, ClassDecl) or len(decl.type_params) > 2 or not self.analyzer.is_builtin(decl):
                self.fail(node, "a generic class is not a value without its type arguments", "write it with them, or wrap the call in a lambda")
            instance = self.analyzer.class_type(decl, (self.analyzer.builtin_class("object"),) * len(decl.type_params))
        if isinstance(instance, ty.ClassType):
            self.analyzer.reach_descriptor(instance)
            self.analyzer.request("class value", instance)
        elif instance in (ty.INT, ty.FLOAT, ty.BOOL) or isinstance(instance, ty.MachineInt):
            self.analyzer.need_box(instance)
            self.analyzer.request("class value", instance)
        else:
            self.fail(node, f"{instance} is not a value here", "call it, or use it in isinstance()")
        value = self.builtin_call("type_at", [t.Intrinsic(ty.U64, span, "unsafe.descriptor", [], [instance])], node)
        if not isinstance(made.type, ty.ClassObject):
            return value
        return t.Convert(self.type_class(instance), span, "cast", value)

    def class_or_members(self: "Checker", made: t.Expr, node: Any, expected: ty.Type | None) -> t.Expr:
        """A class where a value is wanted: the function it is, the members of an enum, or the class itself."""
        wanted = expected.members if isinstance(expected, ty.UnionType) else (expected,)
        if len(wanted) > 1 and isinstance(made.type, ty.ClassObject) and self.type_class(made.type.instance) is not self.type_class(None) and any(
                member is not None and is_type_class(member) and self.conversions.assignable(self.type_class(made.type.instance), member) for member in wanted):
            return self.class_value(made, node)
        if self.callable_in(expected) is not None or self.any_callable_in(expected) is not None:
            return self.class_as_function(made, expected, node)
        if not any(member is not None and is_type_class(member) for member in wanted):
            members = self.members_of_class(made, node)
            if members is not None:
                return members
        return self.class_value(made, node)

    def type_of(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """`type(value)`: the class of a value at run time."""
        type_ = value.type
        if type_ is ty.NEVER:
            return value
        if type_.is_value and not isinstance(type_, ty.UnionType) and type_ is not ty.NONE:
            made = self.after(value, self.const_class(type_, node), node)
        else:
            made = self.builtin_call("type_of", [value], node)
        known = self.type_class(type_ if not isinstance(type_, ty.ProtocolType) else None)
        if known is made.type:
            return made
        if isinstance(type_, ty.ClassType):
            self.analyzer.request("type of", type_)
        return t.Convert(known, self.span(node), "cast", made)

    def const_class(self: "Checker", type_: ty.Type, node: Any) -> t.Expr:
        self.analyzer.need_box(type_)
        return self.builtin_call("type_at", [t.Intrinsic(ty.U64, self.span(node), "unsafe.descriptor", [], [type_])], node)

    def join_classes(self: "Checker", types: list[ty.Type]) -> ty.Type:
        """The type that several class values have in common: `type[A]` of their nearest base; Never when they are not all class values."""
        instances = [instance_of(type_) for type_ in types]
        if not types or not all(map(is_type_class, types)):
            return ty.NEVER
        if all(isinstance(i, ty.ClassType) for i in instances):
            for candidate in instances[0].ancestors():  # type: ignore[union-attr]
                if all(i.is_subclass_of(candidate) for i in instances):  # type: ignore[union-attr,arg-type]
                    return self.type_class(candidate)
        return types[0] if all(type_ is types[0] for type_ in types) else self.type_class(None)

    # --- use --------------------------------------------------------------------------

    def has_subclasses(self: "Checker", type_: ty.Type) -> bool:
        return isinstance(type_, ty.ClassType) and type_.decl is not None and bool(self.analyzer.derived.get(type_.decl.name))

    def call_class_value(self: "Checker", callee: t.Expr, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr:
        """`cls(...)` of a class value."""
        instance = instance_of(callee.type)
        if instance is None:
            self.fail(node, "which class this is is not known here, and so neither what calling it takes", "annotate it: type[A], with the base class A of all there are")
        if isinstance(instance, ty.ProtocolType):
            self.fail(node, f"a class known by protocol '{instance}' cannot be called", "annotate it: type[A], with a class A, or Callable[..., A]")
        if not self.has_subclasses(instance):
            return self.after(callee, self.construct_type(instance, positional, keywords, node), node)
        return self.through_class(callee, instance, positional, keywords, node, "call", instance,
                                  lambda checker, cls, given, named: checker.construct_type(cls, given, named, node))

    def call_on_class_value(self: "Checker", callee: t.Expr, name: str, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr | None:
        """`cls.method(...)` of a class value; None when the method is one of `type` itself."""
        instance = instance_of(callee.type)
        if instance is None or self.analyzer.find_method(instance, name) is None or name.startswith("__"):
            return None
        return self.call_through(callee, instance, name, positional, keywords, node)

    def call_through(self: "Checker", callee: t.Expr, instance: ty.Type, name: str, positional: list[Argument], keywords: dict[str, Argument],
                     node: Any) -> t.Expr:
        func = _Named(name, node)

        def operation(checker: "Checker", cls: ty.Type, given: list[Argument], named: dict[str, Argument]) -> t.Expr:
            return checker.call_on_type(cls, func, given, named, node, None)

        if not self.has_subclasses(instance):
            return self.after(callee, operation(self, instance, positional, keywords), node)
        return self.through_class(callee, instance, positional, keywords, node, name, None, operation)

    def class_value_attribute(self: "Checker", obj: t.Expr, name: str, node: Any, expected: ty.Type | None) -> t.Expr | None:
        """`cls.name` of a class value; None for what every class value has."""
        instance = instance_of(obj.type)
        if not isinstance(instance, ty.ClassType) or instance.decl is None or name in ("__name__", "__class__", "descriptor"):
            return None
        if not self.has_subclasses(instance):
            return self.after(obj, self.class_attribute(instance, name, node, expected), node)
        if name in ("__qualname__", "__module__"):
            result: ty.Type = self.str_type()
        else:
            declared = next((owner for owner in instance.ancestors() if owner.decl is not None and name in owner.decl.attributes), None)
            if declared is None or declared.decl is None:
                return self.class_attribute(instance, name, node, expected)
            attribute = declared.decl.attributes[name]
            if attribute.value is not None:
                own = self.class_attribute(instance, name, node, expected)
                if not self.analyzer.classes_with_attribute(instance.decl, name):
                    return self.after(obj, own, node)
                result = own.type
            else:
                result = self.analyzer.annotations.evaluate(attribute.annotation, self.analyzer.class_scope(declared))
        return self.through_class(obj, instance, [], {}, node, name, result, lambda checker, cls, given, named: checker.class_attribute(cls, name, node))  # type: ignore[arg-type]

    def through_class(self: "Checker", callee: t.Expr, base: ty.Type, positional: list[Argument], keywords: dict[str, Argument], node: Any, what: str,
                      result: ty.Type | None, operation: Any) -> t.Expr:
        """`operation` with the class a value stands for; `result` None: what it gives for `base`."""
        body: list[t.Stmt] = []
        kept = self.keep(callee, body)
        values: list[t.Expr] = []
        for argument in [*positional, *keywords.values()]:
            if argument.starred:
                self.fail(argument.node, "a starred argument is not supported in a call through a class value", "pass the values one by one")
            values.append(self.argument(argument, None))
        if any(value.type is ty.NEVER or value.type.open for value in values):
            return self.bottom(node)
        names = list(keywords)
        count = len(positional)

        def run(checker: "Checker", cls: ty.Type, args: list[t.Expr]) -> t.Expr:
            given = [Argument(node, a) for a in args[:count]]
            named = {name: Argument(node, a) for name, a in zip(names, args[count:])}
            made: t.Expr = operation(checker, cls, given, named)
            return made

        if result is None:
            saved, self.out = self.out, []
            effects = self.analyzer.begin_transaction()
            try:
                result = run(self, base, [t.LocalGet(v.type, None, t.Local("", v.type)) for v in values]).type
            finally:
                self.analyzer.end_transaction(effects)
                self.out = saved
            if result is ty.NEVER:
                return self.bottom(node)
        key = (id(node), what, base, result, tuple(v.type for v in values), tuple(names))
        stub = self.analyzer.class_stubs.get(key)
        if stub is None:
            function = t.Function(self.analyzer.unique_symbol(f"dispatch.type[{base}].{what}"), what, self.module.shown_path, [], result)
            function.params = [t.Local("cls", kept.type), *(t.Local(f".{i}", v.type) for i, v in enumerate(values))]
            stub = self.analyzer.class_stubs[key] = ClassStub(base, run, function, node, what, self.analyzer.place)
        self.analyzer.builtin_instance("is_class", {})
        self.analyzer.request("class stub", stub)
        return self.block(body, t.Call(result, self.span(node), stub.function, [kept, *values]))

    def dynamic_instance(self: "Checker", subject: t.Expr, tested: t.Expr, node: Any) -> t.Expr:
        """`isinstance(x, cls)` of a class value."""
        # Any class that the program makes a value of, where no base class is known.
        base = instance_of(tested.type) or self.analyzer.builtin_class("object")
        if subject.type.is_value:
            self.fail(node, f"isinstance() of {subject.type} against a class value is not supported", "compare type(x) with it", about=(subject,))
        body: list[t.Stmt] = []
        kept = self.keep(subject, body)

        def operation(checker: "Checker", cls: ty.Type, given: list[Argument], _: dict[str, Argument]) -> t.Expr:
            value = given[0].expr
            assert value is not None
            return checker.branch_type(value, [cls], None, node)[0]

        return self.block(body, self.through_class(tested, base, [Argument(node, kept)], {}, node, "isinstance", ty.BOOL, operation))

    def dynamic_subclass(self: "Checker", left: t.Expr, right: list[ty.Type], node: Any) -> t.Expr:
        """`issubclass(cls, (A, B))` of a class value."""
        base = instance_of(left.type)
        if base is None:
            self.fail(node, "which class this is is not known here", "annotate it: type[A], with the base class A of all there are")
        return self.through_class(left, base, [], {}, node, "issubclass", ty.BOOL,
                                  lambda checker, cls, given, named: checker.const(any(checker.covers(r, cls) for r in right), node))


class _Named:
    """Stands for `cls.attr` where only the name and the place matter."""

    def __init__(self, attr: str, node: Any) -> None:
        self.attr = attr
        self.value = node
        self.lineno, self.col_offset, self.end_lineno, self.end_col_offset = (
            (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset) if node is not None else (1, 0, 1, 0))


class ClassDispatcher:
    """Fills in the cases of class stubs as class values are reached."""

    def __init__(self, analyzer: "Analyzer") -> None:
        self.analyzer = analyzer

    def extend(self) -> None:
        for stub in list(self.analyzer.reached_class_stubs):
            for cls in self.candidates(stub.base):
                if cls not in stub.cases:
                    self.add_case(stub, cls)

    def candidates(self, base: ty.Type) -> list[ty.Type]:
        """The classes below `base` that some class value of the program is."""
        if not isinstance(base, ty.ClassType):
            return [type_ for type_ in self.analyzer.class_values if type_ is base]
        analyzer = self.analyzer
        if base.base is None:
            return [*analyzer.class_values, *(cls for cls in base.below() if cls.instantiated and cls not in analyzer.class_values and any(
                root in analyzer.types_of for root in cls.ancestors()))]
        return [cls for cls in [base, *base.below()]
                if cls in analyzer.class_values or cls.instantiated and any(root in analyzer.types_of for root in cls.ancestors())]

    def add_case(self, stub: ClassStub, cls: ty.Type) -> None:
        analyzer = self.analyzer
        checker = analyzer.module_checker(analyzer.builtins_module())
        function = stub.function
        body = stub.cases[cls] = []
        analyzer.place = stub.place

        def build() -> None:
            try:
                made = stub.operation(checker, cls, [t.LocalGet(p.type, None, p) for p in function.params[1:]])
            except Refused as refused:
                if cls is stub.base:
                    raise
                # A subclass that cannot be used like its base: CPython finds out when it is.
                text = refused.diagnostic.message
                made = checker.builtin_call("raise_attribute" if "has no attribute" in text else "raise_type", [checker.const(text)], None)
            if function.result is ty.NONE:
                checker.out += [t.Eval(None, made), t.Return(None, None)]
            else:
                checker.out.append(t.Return(None, checker.convert(made, function.result, None)))

        checker.run_passes(build)
        body.extend(checker.out)

    def finish(self) -> None:
        """Write the bodies: the classes one after another."""
        analyzer = self.analyzer
        for stub in analyzer.reached_class_stubs:
            cls = t.LocalGet(stub.function.params[0].type, None, stub.function.params[0])
            body: list[t.Stmt] = []
            for type_, case in stub.cases.items():
                descriptor = t.Intrinsic(ty.U64, None, "unsafe.descriptor", [], [type_])
                test = t.Call(ty.BOOL, None, analyzer.builtin_function("is_class", {}), [t.Convert(plain_type(cls.type), None, "cast", cls), descriptor])
                body.append(t.If(None, test, case, []))
            failure = analyzer.builtin_function("raise_type", {})
            text = t.Const(analyzer.builtin_class("str"), None, f"this class cannot be used here: no value of it is made below '{stub.base}'")
            stub.function.body = body + [t.Eval(None, t.Call(ty.NEVER, None, failure, [text]))]
