"""Matching the arguments of a call to parameters, and passing them."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis import unsupported
from unic.analysis.declarations import FunctionDecl, Param, class_names
from unic.analysis.errors import Refused
from unic.analysis.expressions import GENERIC_CLASS
from unic.analysis.modules import NOT_CONSTANT
from unic.analysis.origins import Declares
from unic.diagnostics import Span, span_of

if TYPE_CHECKING:
    from unic.analysis.origins import Labels
    from unic.analysis.checker import Checker

@dataclass(eq=False)
class Argument:
    """One argument: the AST node, and the typed expression once it has been checked. starred: `*node`."""

    node: Any
    expr: t.Expr | None = None
    starred: bool = False


# Stands before a number in the dict of keyword arguments: no name, but `**mapping`.
SPREAD = "**"


@dataclass(eq=False)
class KeywordArguments:
    """What a `**` parameter gets: arguments by name and dicts (None), in order."""

    entries: list[tuple[str | None, Argument]]


def is_spread(name: str) -> bool:
    return name.startswith(SPREAD)


# How a call of a special method reads in the source.
_WRITTEN_AS = {"__getitem__": "x[...]", "__setitem__": "x[...] = ...", "__delitem__": "del x[...]", "__contains__": "... in x", "__iter__": "iteration",
               "__enter__": "with", "__exit__": "leaving with", "__aenter__": "async with", "__aexit__": "leaving async with"}


def called_name(decl: FunctionDecl) -> str:
    """What a message calls a function: as it is written where it is called."""
    if decl.cls is not None and decl.name in ("__init__", "__make__"):
        return f"{decl.cls.name}()"
    # Of a builtin name's several forms in the library (`zip_2`, `max_of_iterable`) the program knows the first word.
    first = decl.name.partition("_")[0]
    name = first if decl.module.trusted and first in unsupported.PUBLIC_BUILTINS else decl.name
    return _WRITTEN_AS.get(decl.name, f"{name}()")


def argument_name(decl: FunctionDecl, param: Param) -> str:
    """What a message calls an argument."""
    if decl.name in ("__getitem__", "__setitem__", "__delitem__") and param.name in ("index", "key", "value"):
        return param.name
    return f"argument '{param.name}' of {called_name(decl)}"


class Arguments:
    """Mixin: arguments."""

    def match(self: "Checker", decl: FunctionDecl, params: list[Param], positional: list[Argument], keywords: dict[str, Argument],
              node: Any) -> list[Any]:
        """For each parameter its argument, list of arguments (variadic), KeywordArguments (`**`) or None (default)."""
        expanded: list[Argument] = []
        variadic = any(p.kind == "variadic" for p in params)
        if not variadic:
            positional = self.joined_spreads(positional, node)
        for argument in positional:
            if not argument.starred:
                expanded.append(argument)
                continue
            argument.expr = self.as_tuple(self.argument(argument, None))
            if isinstance(argument.expr.type, ty.TupleType):
                kept = self.keep(argument.expr, self.out)
                for i, item in enumerate(argument.expr.type.items):
                    expanded.append(Argument(argument.node, t.TupleGet(item, self.span(node), kept, i)))
            elif variadic:
                expanded += self.spread_before_variadic(decl, params, argument, len(expanded), keywords, node)
            else:
                expanded += self.spread_argument(decl, params, argument, len(expanded), len(positional) - positional.index(argument) - 1, keywords, node)
        matched: list[Any] = []
        remaining = list(expanded)
        used: set[str] = set()
        missing: list[Param] = []
        rest: t.Expr | None = None
        if any(is_spread(name) for name in keywords):
            places = [p.name for p in params if p.kind in ("plain", "positional")][:len(expanded)]
            taken, rest = self.match_spread(decl, params, {*places, *keywords}, keywords, node)
            keywords = {**keywords, **taken}
            used = {name for name in keywords if is_spread(name)}
        for param in params:
            if param.kind == "variadic":
                matched.append(remaining)
                remaining = []
            elif param.kind == "keywords":
                matched.append(self.gather_keywords(decl, keywords, used, rest))
                used.update(keywords)
            elif param.kind in ("plain", "positional") and remaining and not remaining[0].starred:
                if param.name in keywords and param.kind == "plain":
                    self.fail(keywords[param.name].node, f"{called_name(decl)} got multiple values for argument '{param.name}'",
                              "it is given by its place already", self.declared_at(decl, param))
                matched.append(remaining.pop(0))
            elif param.name in keywords and param.kind != "positional":
                used.add(param.name)
                matched.append(keywords[param.name])
            elif param.default is not None:
                matched.append(None)
            else:
                missing.append(param)
                matched.append(None)
        self.check_matched(decl, params, expanded, remaining, [k for k in keywords if k not in used], keywords, missing, node)
        return matched

    def given_with(self: "Checker", params: list[Param], matched: list[Any], positional: list[Argument], keywords: dict[str, Argument],
                   changed: Argument, value: t.Expr) -> tuple[list[Argument], dict[str, Argument]]:
        """The arguments of a call with `value` in place of one of them, which may be an item of a `*` or `**` argument."""
        def given(argument: Argument) -> Argument:
            return Argument(argument.node, value) if argument is changed else argument

        if any(a is changed for a in (*positional, *keywords.values())):
            return [given(a) for a in positional], {k: given(a) for k, a in keywords.items()}
        by_place: list[Argument] = []
        by_name: dict[str, Argument] = {}
        has_gap = False
        for param, argument in zip(params, matched):
            if argument is None:
                has_gap = True
            elif isinstance(argument, list):
                by_place += map(given, argument)
            elif isinstance(argument, KeywordArguments):
                if any(name is None for name, _ in argument.entries):
                    self.fail(changed.node, f"argument '{param.name}' is one of several types, and comes with others that are not known here", "pass it by name")
                by_name.update((name, given(a)) for name, a in argument.entries if name is not None)
            elif param.kind == "positional" or param.kind == "plain" and not has_gap:
                by_place.append(given(argument))
            else:
                by_name[param.name] = given(argument)
        return by_place, by_name

    def check_matched(self: "Checker", decl: FunctionDecl, params: list[Param], given: list[Argument], remaining: list[Argument], unknown: list[str],
                      keywords: dict[str, Argument], missing: list[Param], node: Any) -> None:
        """Refuse a call whose arguments do not fit the parameters, naming the first that does not."""
        name = called_name(decl)
        if unknown:
            argument = keywords[unknown[0]].node
            if any(p.name == unknown[0] for p in params):
                self.fail(argument, f"parameter '{unknown[0]}' of {name} cannot be given by name", "pass it by its place", self.declared_at(decl))
            self.fail(argument, f"{name} has no parameter '{unknown[0]}'", unsupported.similar(unknown[0], [p.name for p in params if p.kind != "positional"]),
                      self.declared_at(decl))
        if remaining:
            places = [p for p in params if p.kind in ("plain", "positional")]
            named = [p for p in params if p.kind == "keyword"]
            count = f"{len(places)} argument{'' if len(places) == 1 else 's'}" + (" by place" if named else "")
            self.fail(remaining[0].node, f"{name} takes {count}, {len(given)} given", f"write {named[0].name}=..." if named else "", self.declared_at(decl))
        if missing:
            self.fail(node, f"{name} is missing argument{'' if len(missing) == 1 else 's'} {', '.join(repr(p.name) for p in missing)}", "",
                      self.declared_at(decl, missing[0]))

    def declared_at(self: "Checker", decl: FunctionDecl, param: Param | None = None) -> list[tuple[Span, str]]:
        """A label on the declaration of a function or parameter of the app's own."""
        node = param.node if param is not None else decl.node
        if not decl.module.is_app or getattr(node, "lineno", None) is None:
            return []
        name = param.name if param is not None else decl.cls.name if decl.cls is not None and decl.is_synthesized else decl.name
        return [(span_of(decl.module.shown_path, node), Declares(f"'{name}' is declared here"))]

    def joined_spreads(self: "Checker", positional: list[Argument], node: Any) -> list[Argument]:
        """`f(*xs, y, *zs)`: what stands from the first to the last `*` of an unknown number of values as one list, so that all are counted together."""
        if sum(argument.starred for argument in positional) < 2:
            return positional
        for argument in positional:
            if argument.starred:
                argument.expr = self.as_tuple(self.argument(argument, None))
        places = [i for i, argument in enumerate(positional) if argument.starred and argument.expr is not None
                  and not isinstance(argument.expr.type, ty.TupleType) and argument.expr.type is not ty.NEVER]
        if len(places) < 2:
            return positional
        first, behind = places[0], places[-1] + 1
        joined: ty.Type = ty.NEVER
        for argument in positional[first:behind]:
            value = self.argument(argument, None)
            types = value.type.items if isinstance(value.type, ty.TupleType) and argument.starred else \
                [self.analyzer.element_type(value.type) or ty.NEVER if argument.starred else value.type]
            for type_ in types:
                joined = type_ if joined is ty.NEVER else self.join_types(joined, type_)
        if joined is ty.NEVER:
            return positional
        body: list[t.Stmt] = []
        gathered = self.keep(self.construct_class(self.analyzer.builtin_class("list", joined), [], node), body)
        for argument in positional[first:behind]:
            value = self.argument(argument, None)
            if argument.starred and isinstance(value.type, ty.TupleType):
                value = self.tuple_loop_source(value, argument.node)
            body.append(t.Eval(self.span(node), self.call_method(gathered, "extend" if argument.starred else "append", [(value, argument.node)], {}, node)))
        return [*positional[:first], Argument(positional[first].node, self.block(body, gathered), True), *positional[behind:]]

    def spread_argument(self: "Checker", decl: FunctionDecl, params: list[Param], argument: Argument, before: int, behind: int,
                        keywords: dict[str, Argument], node: Any) -> list[Argument]:
        """`f(*items)` for a function with a fixed number of parameters: the number of items is checked at run time."""
        assert argument.expr is not None
        element = self.analyzer.element_type(argument.expr.type)
        if element is None and argument.expr.type is not ty.NEVER:
            self.fail(argument.node, f"cannot iterate over {argument.expr.type}", about=(argument.expr,))
        open_params = [p for p in params[before:] if p.kind in ("plain", "positional") and p.name not in keywords]
        wanted = len([p for p in open_params if p.default is None]) - behind
        if len(open_params) - behind != wanted:
            self.fail(argument.node, f"how many values `*` passes is not known here, and {called_name(decl)} has parameters with defaults",
                      "pass the values one by one")
        if argument.expr.type is ty.NEVER or element is ty.NEVER:
            return [Argument(argument.node, self.bottom(node)) for _ in range(wanted)]
        items = self.keep(self.to_list(argument.expr, argument.node), self.out)
        count = self.call_method(items, "__len__", [], {}, node)
        self.out.append(t.Eval(self.span(node), self.builtin_call("check_argument_count", [
            count, self.const(wanted, node), self.const(before + behind, node), self.const(decl.name, node)], node)))
        return [Argument(argument.node, self.call_method(items, "__getitem__", [(self.const(i, node), node)], {}, node)) for i in range(wanted)]

    def spread_before_variadic(self: "Checker", decl: FunctionDecl, params: list[Param], argument: Argument, before: int, keywords: dict[str, Argument],
                               node: Any) -> list[Argument]:
        """`f(*items)` where some parameters stand before `*rest`: they take the first items, whose number is checked at run time."""
        places = [p for p in params if p.kind in ("plain", "positional")]
        open_params = places[before:]
        if not open_params or before and any(p.kind == "variadic" for p in params[:before]):
            return [argument]
        assert argument.expr is not None
        for param in open_params:
            if param.default is not None or param.name in keywords:
                self.fail(argument.node, f"how many values `*` passes is not known here, and parameter '{param.name}' of {called_name(decl)} need not come from it",
                          "pass the values one by one")
        if argument.expr.type is ty.NEVER or self.analyzer.element_type(argument.expr.type) in (None, ty.NEVER):
            return [Argument(argument.node, self.bottom(node)) for _ in open_params]
        items = self.keep(self.to_list(argument.expr, argument.node), self.out)
        names = self.list_of([self.const(p.name, node) for p in open_params], node, self.str_type())
        count = self.call_method(items, "__len__", [], {}, node)
        self.out.append(t.Eval(self.span(node), self.builtin_call("check_enough", [count, names, self.const(f"{decl.qualname}()", node)], node)))
        taken = [Argument(argument.node, self.call_method(items, "__getitem__", [(self.const(i, node), node)], {}, node)) for i in range(len(open_params))]
        rest = self.slice_value(items, self.const(len(open_params), node), None, None, node)
        return [*taken, Argument(argument.node, self.keep(rest, self.out), True)]

    def in_source_order(self: "Checker", keywords: dict[str, Argument], matched: list[Any]) -> bool:
        """Whether keyword arguments stand in parameter order (then evaluation order is right by itself)."""
        given = [id(a) for a in keywords.values()]
        flat = [a for m in matched for a in ([e for _, e in m.entries] if isinstance(m, KeywordArguments) else [m])]
        placed = [id(a) for a in flat if isinstance(a, Argument) and id(a) in given]
        given = [id(a) for k, a in keywords.items() if not is_spread(k)]
        return given == placed

    def argument(self: "Checker", argument: Argument, expected: ty.Type | None) -> t.Expr:
        if argument.expr is None:
            argument.expr = self.value(argument.node, expected)
        return argument.expr

    def pass_argument(self: "Checker", decl: FunctionDecl, owner: ty.Type | None, param: Param, type_: ty.Type, argument: Any, node: Any,
                      receiver: t.Expr | None = None) -> t.Expr:
        try:
            return self.argument_for(decl, owner, param, type_, argument, node, receiver)
        except Refused as refused:
            if refused.diagnostic.mixed:
                self.widen_at(refused.diagnostic, self.origins_below(receiver) if receiver is not None and not decl.module.is_app else self.parameter_origin(decl, param, type_))
            raise

    def argument_for(self: "Checker", decl: FunctionDecl, owner: ty.Type | None, param: Param, type_: ty.Type, argument: Any, node: Any,
                     receiver: t.Expr | None) -> t.Expr:
        if argument is None:
            site = self.call_site(decl, param, node)
            if site is not None:
                return site
            return self.default_value(decl, owner, param, type_, node)
        if isinstance(argument, list):
            return self.variadic_argument(argument if decl.module.is_app else [self.widened(a, type_, node) for a in argument], type_, node,
                                          argument_name(decl, param), lambda: self.declared_at(decl, param))
        if isinstance(argument, KeywordArguments):
            return self.keyword_dict(argument, type_, node)
        if argument.expr is None and self.is_late(argument.node) and self.callable_in(type_) is not None:
            argument.expr = self.value_or_class(argument.node, type_)
        value = self.argument(argument, type_)
        if isinstance(value.type, ty.ClassObject) or value.type is GENERIC_CLASS:
            value = self.class_as_function(value, type_, argument.node)
        if (self.analyzer.counting_enums or isinstance(value.type, ty.UnionType)) and self.takes_counted(decl, param, value, type_):
            value = self.counted_value(value, type_, argument.node)
        if not decl.module.is_app and isinstance(value.type, ty.ClassType) and self.counts_by_index(value.type, type_):
            value = self.call_method(value, "__index__", [], {}, argument.node)
        self.check_int_range(value, argument.node) if type_ is ty.INT else None
        return self.convert(value, type_, argument.node, argument_name(decl, param),
                            lambda: self.origins(receiver) if receiver is not None and not decl.module.is_app else self.parameter_origin(decl, param, type_))

    def widened(self: "Checker", argument: Argument, type_: ty.Type, node: Any) -> Argument:
        """An argument of the library's `*iterables: Iterable[T]` whose items are of a narrower type, as an iterable of T."""
        wanted = type_.args[0] if isinstance(type_, ty.ClassType) else type_
        if argument.starred or not isinstance(wanted, ty.ProtocolType) or wanted.decl.name != "Iterable" or wanted.open:
            return argument
        value = self.as_tuple(self.argument(argument, wanted))
        if isinstance(value.type, ty.TupleType) and not value.type.items:
            empty = self.construct_class(self.analyzer.builtin_class("list", wanted.args[0]), [], node)
            return Argument(argument.node, self.block([t.Eval(None, value)], empty))
        items = self.analyzer.element_type(value.type) if not isinstance(value.type, ty.UnionType) else None
        if items is None or items is ty.NEVER or items.open or value.type.is_value or self.conversions.assignable(value.type, wanted) \
                or not self.conversions.assignable(items, wanted.args[0]):
            return argument
        cls = self.analyzer.class_type(self.analyzer.lookup("widened_iterable", self.analyzer.table.get("runtime.builtins.iteration")), (items, wanted.args[0], value.type))
        return Argument(argument.node, self.construct_class(cls, [(value, argument.node)], node))

    def variadic_argument(self: "Checker", arguments: list[Argument], type_: ty.Type, node: Any, what: str = "",
                          wanted_by: "Callable[[], Labels] | None" = None) -> t.Expr:
        """The arguments of a `*` parameter as tuple[T, ...]."""
        assert isinstance(type_, ty.ClassType)
        element = type_.args[0]
        if any(a.starred for a in arguments):
            span = self.span(node)
            body: list[t.Stmt] = []
            gathered = self.keep(self.construct_class(self.analyzer.builtin_class("list", element), [], node), body)
            for argument in arguments:
                value = self.argument(argument, None if argument.starred else element)
                if argument.starred and element.open:
                    self.fit(self.analyzer.element_type(value.type) or ty.NEVER, element)
                method = "extend" if argument.starred else "append"
                body.append(t.Eval(span, self.call_method(gathered, method, [(value, argument.node)], {}, node)))
            return self.block(body, self.construct(self.analyzer.builtin("tuple"), [Argument(node, gathered)], {}, node, None))
        items = []
        for argument in arguments:
            value = self.argument(argument, element)
            items.append(self.convert(value, element, argument.node, what, wanted_by))
            if items[-1].type is ty.NEVER:
                return self.bottom(node)
        body = []
        array = self.array_of(items, element, node, body)
        return self.block(body, self.builtin_call("tuple_of", [array], node, {"T": element}))

    def default_value(self: "Checker", decl: FunctionDecl, owner: ty.Type | None, param: Param, type_: ty.Type | None, node: Any) -> t.Expr:
        """A parameter's default: constants and immutable values only, so that it may be made anew at each call."""
        folded = self.analyzer.folder.fold(param.default, decl.module, class_names(decl.cls) if decl.cls is not None else frozenset())
        if folded is not NOT_CONSTANT and not isinstance(folded, tuple):
            value: t.Expr = self.constant(folded, node, type_)
        else:
            value = self.analyzer.default_expression(decl, owner, param, type_)
        if type_ is None:
            return value
        return self.convert(value, type_, node, f"default of '{param.name}'", lambda: self.parameter_origin(decl, param, type_))
