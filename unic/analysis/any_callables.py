"""Callable[..., R]: function values that are called with any arguments.

Such a value is a function of a tuple and a dict of all that it is given. One that is made of a function places these as the
function's parameters say, and tests that they are of the types declared there: TypeError where they are not.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.arguments import SPREAD, Argument, KeywordArguments, is_spread
from unic.analysis.declarations import FunctionDecl, Param

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

_PLACED = ("plain", "positional")


@dataclass
class Placing:
    """A function for a Callable[..., R]: its parameters, and how to call it with what they get."""

    name: str
    params: list[tuple[Param, ty.Type]]
    bound: int
    result: ty.Type
    default: "Callable[[Checker, Param, ty.Type], t.Expr]"
    call: "Callable[[Checker, list[Argument], dict[str, Argument]], t.Expr]"


class AnyCallables:
    """Mixin of the checker."""

    def any_callable_in(self: "Checker", expected: ty.Type | None) -> ty.CallableType | None:
        """The Callable[..., R] among the members of an expected type."""
        for member in expected.members if isinstance(expected, ty.UnionType) else (expected,):
            if isinstance(member, ty.CallableType) and member.any_arguments:
                return member
        return None

    def any_callable(self: "Checker", result: ty.Type) -> ty.CallableType:
        return self.analyzer.annotations.any_callable(result)

    def call_any(self: "Checker", callee: t.Expr, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr:
        """Call of a Callable[..., R]."""
        type_ = callee.type
        assert isinstance(type_, ty.CallableType)
        body: list[t.Stmt] = []
        kept = self.keep(callee, body)
        args = self.variadic_argument(positional, type_.params[0], node)
        entries = [(None if is_spread(name) else name, argument) for name, argument in keywords.items()]
        named = self.keyword_dict(KeywordArguments(entries), type_.params[1], node)
        if args.type is ty.NEVER or named.type is ty.NEVER:
            return self.bottom(node)
        return self.block(body, t.CallValue(type_.result, self.span(node), kept, [args, named]))

    def placed_function(self: "Checker", decl: FunctionDecl, owner: ty.Type | None, wanted: ty.CallableType, node: Any) -> t.Expr:
        """A function or class method as a Callable[..., R]."""
        from unic.analysis.function_values import identity_of
        signature = self.analyzer.signatures.of(decl, owner, {}, partial=True)
        if signature is None or self.analyzer.signatures.type_parameters(decl):
            self.fail(node, f"'{decl.name}' is generic: its types are not known here", "wrap it in a function with known types")
        params = [(p, type_) for p, type_ in signature.params if not isinstance(type_, ty.ClassObject)]

        def call(checker: "Checker", positional: list[Argument], keywords: dict[str, Argument]) -> t.Expr:
            if decl.role == "method":
                return checker.call_method_args(positional[0].expr, decl.name, positional[1:], keywords, node)  # type: ignore[arg-type]
            return checker.call_decl(decl, owner, None, positional, keywords, node, None)

        placing = Placing(decl.name, params, 0, signature.result, lambda checker, param, type_: checker.default_value(decl, owner, param, type_, node), call)
        return self.placed(placing, wanted, [], node, identity_of(decl))

    def placed_method(self: "Checker", obj: t.Expr, name: str, found: Any, wanted: ty.CallableType, node: Any) -> t.Expr:
        """`obj.method` as a Callable[..., R]."""
        owner, decl = found
        signature = self.analyzer.signatures.of(decl, owner if owner is not None else obj.type, {}, partial=True)
        if signature is None or self.analyzer.signatures.type_parameters(decl):
            self.fail(node, f"method '{name}' is generic: its types are not known here", "wrap it in a lambda")
        holder: list[t.Expr] = []

        def call(checker: "Checker", positional: list[Argument], keywords: dict[str, Argument]) -> t.Expr:
            return checker.call_method_args(holder[0], name, positional, keywords, node)

        placing = Placing(name, signature.params[1:], 1, signature.result, lambda checker, param, type_: checker.default_value(decl, owner, param, type_, node), call)
        identity = t.Identity(name, decl.qualname, decl.module.name, None, ("method", name), bound=True)
        return self.placed(placing, wanted, [obj], node, identity, holder)

    def placed_nested(self: "Checker", variable: Any, callee: t.Expr, wanted: ty.CallableType, node: Any) -> t.Expr:
        """A nested function as a Callable[..., R]."""
        decl, signature = variable.function
        holder: list[t.Expr] = []
        defaults = {p.name: self.nested_default(variable, p, type_, node) for p, type_ in signature.params if p.default is not None}

        def call(checker: "Checker", positional: list[Argument], keywords: dict[str, Argument]) -> t.Expr:
            matched = checker.match(decl, [param for param, _ in signature.params], positional, keywords, node)
            args = [checker.pass_argument(decl, None, param, type_, argument, node) for argument, (param, type_) in zip(matched, signature.params)]
            return checker.managed(decl, t.CallValue(signature.result, checker.span(node), holder[0], args), node)

        names = list(defaults)
        placing = Placing(decl.name, signature.params, 0, signature.result, lambda checker, param, type_: holder[1 + names.index(param.name)], call)
        return self.placed(placing, wanted, [callee, *defaults.values()], node, t.Identity(None, None, "", alias=True), holder)

    def placed_class(self: "Checker", cls: ty.ClassType, wanted: ty.CallableType, node: Any) -> t.Expr:
        """A class as a Callable[..., R] that makes objects of it."""
        found = self.analyzer.find_method(cls, "__init__")
        signature = self.analyzer.signatures.of(found[1], found[0] if found[0] is not None else cls, {}, partial=True) if found is not None else None
        if signature is None or found is None or self.analyzer.signatures.type_parameters(found[1]):
            self.fail(node, f"how '{cls.name}' is made is not known here", "wrap it in a function with known types")
        decl = found[1]

        def call(checker: "Checker", positional: list[Argument], keywords: dict[str, Argument]) -> t.Expr:
            return checker.construct_type(cls, positional, keywords, node)

        placing = Placing(f"{cls.name}.__init__", signature.params[1:], 1, cls, lambda checker, param, type_: checker.default_value(decl, cls, param, type_, node), call)
        return self.placed(placing, wanted, [], node, t.Identity(cls.name, cls.name, self.module.name, None, cls))

    def placed_value(self: "Checker", value: t.Expr, wanted: ty.CallableType, node: Any) -> t.Expr:
        """Any other function value as a Callable[..., R]: its parameters have no names."""
        source = value.type
        assert isinstance(source, ty.CallableType)
        if wanted.result is ty.NEVER:
            wanted = self.any_callable(source.result)

        def call(checker: "Checker", args: list[t.Expr], captured: list[t.Expr]) -> t.Expr:
            count, named = checker.length(args[0], node), checker.length(args[1], node)
            fits = checker.both(checker.relation("eq", count, checker.const(len(source.params), node), node), checker.relation("eq", named, checker.const(0, node), node), node)
            refuse = checker.builtin_call("refuse_count", [count, checker.const(len(source.params), node), named], node)
            checker.out.append(t.If(checker.span(node), fits, [], [t.Eval(checker.span(node), refuse)]))
            given = [checker.narrowed_argument(checker.builtin_call("placed_argument", [args[0], args[1], checker.const(i, node), checker.const("", node)], node),
                                               type_, str(i + 1), "function", node) for i, type_ in enumerate(source.params)]
            return t.CallValue(source.result, checker.span(node), captured[0], given)

        return self.adapter(wanted, [value], call, node, t.Identity(None, None, "", alias=True))

    def from_any(self: "Checker", value: t.Expr, wanted: ty.CallableType, node: Any) -> t.Expr:
        """A Callable[..., R] where a function of certain parameters is wanted."""
        source = value.type
        assert isinstance(source, ty.CallableType)

        def call(checker: "Checker", args: list[t.Expr], captured: list[t.Expr]) -> t.Expr:
            return checker.call_any(captured[0], [Argument(node, a) for a in args], {}, node)

        return self.adapter(wanted, [value], call, node, t.Identity(None, None, "", alias=True))

    def placed(self: "Checker", placing: Placing, wanted: ty.CallableType, captured: list[t.Expr], node: Any, identity: t.Identity,
               holder: list[t.Expr] | None = None) -> t.Expr:
        """A closure that takes a tuple and a dict of arguments, and calls with them as the parameters say."""
        if wanted.result is ty.NEVER:
            wanted = self.any_callable(placing.result)

        def call(checker: "Checker", args: list[t.Expr], inner: list[t.Expr]) -> t.Expr:
            if holder is not None:
                holder[:] = inner
            return checker.place(placing, args[0], args[1], node)
        return self.adapter(wanted, captured, call, node, identity)

    def place(self: "Checker", placing: Placing, args: t.Expr, kwargs: t.Expr, node: Any) -> t.Expr:
        span = self.span(node)
        by_place = [p for p, _ in placing.params if p.kind in _PLACED]
        by_name = [p for p, _ in placing.params if p.kind == "keyword"]
        more, rest = (any(p.kind == kind for p, _ in placing.params) for kind in ("variadic", "keywords"))
        texts = [self.texts([p.name for p in by_place], node),
                 self.texts([*(p.name for p in by_name if p.default is None), "", *(p.name for p in by_name if p.default is not None)], node)]
        required = sum(1 for p in by_place if p.default is None)
        self.out.append(t.Eval(span, self.builtin_call("place_arguments", [
            args, kwargs, texts[0], self.const(required, node), self.const(placing.bound, node), self.const(more, node), texts[1], self.const(rest, node),
            self.const(placing.name, node)], node)))
        positional: list[Argument] = []
        keywords: dict[str, Argument] = {}
        for param, type_ in placing.params:
            if param.kind == "variadic":
                self.only_objects(param, type_, node)
                behind = self.builtin_call("arguments_behind", [args, self.const(len(by_place), node)], node)
                positional.append(Argument(node, self.keep(behind, self.out), True))
                continue
            if param.kind == "keywords":
                self.only_objects(param, type_, node)
                names = self.texts([p.name for p in (*by_place, *by_name)], node)
                keywords[SPREAD] = Argument(node, self.keep(self.builtin_call("other_arguments", [kwargs, names], node), self.out), True)
                continue
            index = self.const(by_place.index(param) if param in by_place else 1 << 40, node)
            where = [args, kwargs, index, self.const(param.name, node)]
            saved, self.out = self.out, []
            given = self.convert(self.narrowed_argument(self.builtin_call("placed_argument", where, node), type_, param.name, placing.name, node), type_, node)
            given = self.block(self.out, given)
            self.out = saved
            if param.default is not None:
                default = self.convert(placing.default(self, param, type_), type_, node)
                given = t.Cond(type_, span, self.builtin_call("is_placed", where, node), given, default)
            argument = Argument(node, self.keep(given, self.out))
            if param.kind == "keyword":
                keywords[param.name] = argument
            else:
                positional.append(argument)
        return placing.call(self, positional, keywords)

    def texts(self: "Checker", names: list[str], node: Any) -> t.Expr:
        return self.list_of([self.const(name, node) for name in names], node, self.str_type()) if names \
            else self.construct_class(self.analyzer.builtin_class("list", self.str_type()), [], node)

    def only_objects(self: "Checker", param: Param, type_: ty.Type, node: Any) -> None:
        element = type_.args[-1] if isinstance(type_, ty.ClassType) else type_
        if not self.conversions.is_object(element):
            self.fail(node, f"parameter '{param.name}' gathers values of type {element}, where a Callable[..., ...] gets any", f"declare it `{param.name}: object`")

    def narrowed_argument(self: "Checker", value: t.Expr, type_: ty.Type, name: str, function: str, node: Any) -> t.Expr:
        """An argument known as an object as what its parameter is declared, tested."""
        if self.conversions.is_object(type_) or isinstance(type_, ty.UnionType) and any(map(self.conversions.is_object, type_.members)):
            return value
        members = type_.members if isinstance(type_, ty.UnionType) else (type_,)
        if any(not isinstance(m, (ty.ClassType, ty.Primitive, ty.TupleType)) or ty.is_type_class(m) for m in members):
            self.fail(node, f"parameter '{name}' of {function}() is declared {type_}, which cannot be tested where a Callable[..., ...] gets it",
                      "name the parameter types: Callable[[int, str], bool], or use a ParamSpec")
        if ty.FLOAT in members and not self.analyzer.numbers.ints_as_floats:
            # An int may come as well.
            self.fail(node, f"parameter '{name}' of {function}() is declared float, but may get an int here")
        kept = self.keep(value, self.out)
        text = [self.const(part, node) for part in (name, function, str(type_))]
        refuse = t.Eval(self.span(node), self.builtin_call("refuse_argument", [kept, *text], node))
        self.out.append(t.If(self.span(node), self.type_test(kept, list(members), node), [], [refuse]))
        narrowed = self.conversions.narrow(kept, type_)
        if narrowed is None:
            self.fail(node, f"parameter '{name}' of {function}() is declared {type_}, which cannot be tested where a Callable[..., ...] gets it")
        return narrowed
