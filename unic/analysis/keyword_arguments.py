"""`**` in calls and in parameter lists.

A parameter `**options: T` is a dict[str, T], made at each call. `f(**mapping)` is spelled out as far as the names are known
when the program is compiled; the names of any other dict[str, V] are looked at when the call is made.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.arguments import SPREAD, Argument, KeywordArguments, called_name, is_spread
from unic.analysis.declarations import FunctionDecl, Param

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

class Keywords:
    """Mixin of the checker."""

    def keyword_arguments(self: "Checker", node: Any) -> dict[str, Argument]:
        """The keyword arguments of a call by name; `**{"a": 1}` counts as written by name."""
        found: dict[str, Argument] = {}
        for keyword in node.keywords:
            if keyword.arg is None and self.passing_on(keyword.value) is not None:
                continue
            if keyword.arg is not None:
                found[keyword.arg] = Argument(keyword.value)
            else:
                self.spread_display_keywords(keyword.value, found)
        return found

    def passing_on(self: "Checker", node: Any) -> "Checker | None":
        """The function whose `*args: P.args` or `**kwargs: P.kwargs` a name means; None for anything else."""
        if type(node).__name__ != "Name":
            return None
        for checker in self.chain():
            if node.id in checker.passed_on:
                return checker
            if node.id in checker.hidden:
                return None
        return None

    def pass_on(self: "Checker", node: Any, positional: list[Argument]) -> list[Argument]:
        """The arguments of `f(*args, **kwargs)` where args and kwargs are a ParamSpec's: each parameter it stands for."""
        if not any(a.starred and self.passing_on(a.node) is not None for a in positional):
            return positional
        if not any(k.arg is None and self.passing_on(k.value) is not None for k in node.keywords):
            self.fail(node, "`*args` of a ParamSpec cannot be passed on without its `**kwargs`", "write f(*args, **kwargs)")
        made: list[Argument] = []
        for argument in positional:
            source = self.passing_on(argument.node) if argument.starred else None
            if source is None:
                made.append(argument)
                continue
            for index in range(source.passed_on[argument.node.id]):
                variable = self.find_variable(f"{argument.node.id}.{index}")
                assert variable is not None
                made.append(Argument(argument.node, self.read_variable(variable, argument.node)))
        return made

    def spread_display_keywords(self: "Checker", value: Any, found: dict[str, Argument]) -> None:
        kind = type(value).__name__
        names = [self.fold(k) if k is not None else None for k in value.keys] if kind == "Dict" else []
        if kind != "Dict" or not all(isinstance(name, str) for name in names) or len(set(names)) < len(names):
            found[f"{SPREAD}{len(found)}"] = Argument(value, None, True)
            return
        for name, item in zip(names, value.values):
            if name in found:
                self.fail(item, f"keyword argument '{name}' is given twice", "remove one of them")
            else:
                found[name] = Argument(item)

    def refuse_spread(self: "Checker", keywords: dict[str, Argument], what: str) -> None:
        """For calls whose parameters are no dict's business."""
        for name, argument in keywords.items():
            if is_spread(name):
                self.fail(argument.node, f"`**` arguments are not supported in a call of {what}", "pass the keyword arguments by name")

    def match_spread(self: "Checker", decl: FunctionDecl, params: list[Param], placed: set[str], keywords: dict[str, Argument],
                     node: Any) -> tuple[dict[str, Argument], t.Expr]:
        """Arguments that the mappings of a call give by name, for parameters not `placed` otherwise, and the dict of those left over."""
        spans = [argument for name, argument in keywords.items() if is_spread(name)]
        span = self.span(node)
        function = f"{decl.qualname}()"
        whole = f"{decl.module.name}.{function}"
        first: t.Expr | None = None
        for argument in spans:
            given = self.argument(argument, None)
            if isinstance(given.type, ty.UnionType) and given.type.operations is not None:
                given = self.convert(given, self.analyzer.builtin_class("dict", self.str_type(), self.analyzer.annotations.any_value()), argument.node)
            value_type = self.mapping_value(given, argument.node)
            if value_type is ty.NEVER:
                return {p.name: Argument(argument.node, self.bottom(node)) for p in params if p.name not in placed and p.default is None
                        and p.kind in ("plain", "keyword")}, self.bottom(node)
            if first is None:
                first = self.keep(self.builtin_call("copy_keywords", [given], node, {"V": value_type}), self.out)
                rest_type = value_type
            else:
                self.out.append(t.Eval(span, self.builtin_call("merge_keywords", [first, given, self.const(whole, node)], node, {"V": rest_type, "W": value_type})))
        assert first is not None
        bindings = {"V": rest_type}
        for name in [k for k in keywords if not is_spread(k)]:
            self.out.append(t.Eval(span, self.builtin_call("refuse_repeated", [
                first, self.const(name, node), self.const(f"{whole} got multiple values for keyword argument ", node)], node, bindings)))
        takes_more = any(p.kind == "keywords" for p in params)
        named = [p for p in params if p.kind in ("plain", "keyword")]
        for param in named:
            if param.name in placed and param.name not in keywords:
                self.out.append(t.Eval(span, self.builtin_call("refuse_repeated", [
                    first, self.const(param.name, node), self.const(f"{function} got multiple values for argument ", node)], node, bindings)))
        open_params = [p for p in named if p.name not in placed]
        made: dict[str, Argument] = {}
        present: dict[str, t.Expr] = {}
        for param in open_params:
            key = self.const(param.name, node)
            if param.default is not None:
                present[param.name] = self.keep(self.contains(first, key, node), self.out)
        if not takes_more:
            known = self.keep(self.builtin_call("copy_keywords", [first], node, bindings), self.out)
            for param in open_params:
                self.pop_keyword(known, param.name, node)
            self.out.append(t.Eval(span, self.builtin_call("refuse_unknown", [known, self.const(function, node)], node, bindings)))
        for kind, word in (("plain", "positional"), ("keyword", "keyword-only")):
            required = [self.const(p.name, node) for p in open_params if p.default is None and p.kind == kind]
            if required:
                names = self.list_of(required, node, self.str_type())
                self.out.append(t.Eval(span, self.builtin_call("check_required", [first, names, self.const(function, node), self.const(word, node)], node, bindings)))
        for param in open_params:
            key = self.const(param.name, node)
            value = self.call_method(first, "__getitem__", [(key, node)], {}, node)
            declared = self.declared_parameter(decl, param) if isinstance(rest_type, ty.UnionType) and rest_type.operations is not None else None
            if param.default is None:
                made[param.name] = Argument(spans[0].node, self.keep(value, self.out))
            elif declared is not None:
                owner = self.analyzer.class_type(decl.cls, ()) if decl.cls is not None else None
                choice = t.Cond(declared, span, present[param.name], self.convert(value, declared, spans[0].node),
                                self.default_value(decl, owner, param, declared, node))
                made[param.name] = Argument(spans[0].node, self.keep(choice, self.out))
            else:
                default = self.keyword_default(decl, param, rest_type, node)
                joined = self.join_types(value.type, default.type)
                choice = t.Cond(joined, span, present[param.name], self.convert(value, joined, node), self.convert(default, joined, node))
                made[param.name] = Argument(spans[0].node, self.keep(choice, self.out))
        if takes_more:
            for param in open_params:
                self.pop_keyword(first, param.name, node)
        return made, first

    def declared_parameter(self: "Checker", decl: FunctionDecl, param: Param) -> ty.Type | None:
        """The type of a parameter that no type variable and no function around its own has a part in."""
        nested = decl.cls is None and decl.module.symbols.get(decl.name) is not decl
        if param.annotation is None or nested or self.analyzer.signatures.type_parameters(decl) or decl.cls is not None and decl.cls.type_params:
            return None
        owner = self.analyzer.class_type(decl.cls, ()) if decl.cls is not None else None
        return self.analyzer.annotations.evaluate(param.annotation, self.analyzer.signatures.scope(decl, owner, {}))

    def keyword_default(self: "Checker", decl: FunctionDecl, param: Param, wanted: ty.Type, node: Any) -> t.Expr:
        """The default of a parameter that a mapping may give or not."""
        for checker in self.chain():
            for variable in checker.scopes[0].values():
                if variable.function is not None and variable.function[0] is decl:
                    type_ = next((type_ for p, type_ in variable.function[1].params if p is param), wanted)
                    return self.nested_default(variable, param, type_, node)
        owner = self.analyzer.class_type(decl.cls, ()) if decl.cls is not None and not decl.cls.type_params else None
        return self.default_value(decl, owner, param, None, node)

    def pop_keyword(self: "Checker", given: t.Expr, name: str, node: Any) -> None:
        value = given.type.args[1]  # type: ignore[attr-defined]
        self.out.append(t.Eval(self.span(node), self.builtin_call("drop_keyword", [given, self.const(name, node)], node, {"V": value})))

    def mapping_value(self: "Checker", given: t.Expr, node: Any) -> ty.Type:
        """V of the dict[str, V] behind `**`."""
        type_ = given.type
        if type_ is ty.NEVER:
            return ty.NEVER
        if type_.open:
            # An empty display: no arguments at all.
            self.fit(type_, self.analyzer.builtin_class("dict", self.str_type(), self.analyzer.builtin_class("object")))
            return ty.NEVER
        for cls in type_.ancestors() if isinstance(type_, ty.ClassType) else ():
            if cls.name == "dict" and cls.decl is not None and self.analyzer.is_builtin(cls.decl):
                if cls.args[0] is not self.str_type():
                    self.fail(node, f"the keys behind `**` must be str, not {cls.args[0]}")
                return cls.args[1]
        self.fail(node, f"`**` needs a dict[str, ...], not {type_}")

    def keyword_dict(self: "Checker", given: KeywordArguments, type_: ty.Type, node: Any) -> t.Expr:
        """The dict that a `**` parameter is."""
        assert isinstance(type_, ty.ClassType)
        span = self.span(node)
        element = type_.args[1]
        body: list[t.Stmt] = []
        made = self.keep(self.construct_class(type_, [], node), body)
        for name, argument in given.entries:
            if name is None:
                rest = self.argument(argument, None)
                if rest.type is ty.NEVER:
                    return self.bottom(node)
                value_type = self.mapping_value(rest, argument.node)
                if not self.conversions.assignable(value_type, element):
                    self.fail(argument.node, f"`**` argument: expected dict[str, {element}], found {rest.type}", about=(rest,))
                body.append(t.Eval(span, self.builtin_call("add_keywords", [made, rest], node, {"V": element, "W": value_type})))
                continue
            value = self.convert(self.argument(argument, element), element, argument.node, f"argument '{name}'")
            if value.type is ty.NEVER and element is not ty.NEVER:
                return self.bottom(node)
            body.append(t.Eval(span, self.call_method(made, "__setitem__", [(self.const(name, node), node), (value, argument.node)], {}, node)))
        return self.block(body, made)

    def gather_keywords(self: "Checker", decl: FunctionDecl, keywords: dict[str, Argument], used: set[str], rest: t.Expr | None) -> KeywordArguments:
        """What is left for the `**` parameter, in source order."""
        entries: list[tuple[str | None, Argument]] = []
        spread = False
        for name, argument in keywords.items():
            if is_spread(name):
                if not spread and rest is not None:
                    entries.append((None, Argument(argument.node, rest)))
                elif entries and entries[-1][0] is not None:
                    self.fail(argument.node, f"named arguments between two `**` in a call of {called_name(decl)} are not supported", "write them before or behind both")
                spread = True
            elif name not in used:
                entries.append((name, argument))
        return KeywordArguments(entries)

    def dict_of_lists(self: "Checker", positional: list[Argument], node: Any) -> t.Expr | None:
        """`dict(line.split("=") for line in lines)`: of lists of two; None for any other argument."""
        if len(positional) != 1 or positional[0].starred or type(positional[0].node).__name__ not in ("GeneratorExp", "Call", "ListComp"):
            return None
        given = self.argument(positional[0], None)
        items = self.analyzer.element_type(given.type) if not isinstance(given.type, ty.UnionType) else None
        if not isinstance(items, ty.ClassType) or items.open or self.element_hint(items, "list") is None:
            return None
        return self.call_decl(self.analyzer.builtin("dict_of_lists"), None, None, positional, {}, node, None)

    def builtin_dict(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr | None:
        """`dict(a=1, b=2)` and `dict(items, a=1)`."""
        if not keywords:
            return self.dict_of_mapping(positional, node, expected) or self.dict_of_lists(positional, node)
        hint = self.element_hint(expected, "dict")
        span = self.span(node)
        start = self.call_symbol(self.analyzer.builtin("dict"), node, positional, {}, node, expected) if positional else None
        if start is not None and start.type is ty.NEVER:
            return self.bottom(node)
        cls = start.type if start is not None else hint
        values = [(name, self.argument(a, cls.args[1] if isinstance(cls, ty.ClassType) else None), a) for name, a in keywords.items()]
        if any(value.type is ty.NEVER for _, value, _ in values):
            return self.bottom(node)
        if cls is None:
            types = [t.Const(self.mapping_value(v, a.node), span, None) if is_spread(name) else v for name, v, a in values]
            cls = self.analyzer.builtin_class("dict", self.str_type(), self.join_items(types, None, node))
        assert isinstance(cls, ty.ClassType)
        body: list[t.Stmt] = []
        made = self.keep(start if start is not None else self.construct_class(cls, [], node), body)
        for name, value, argument in values:
            if is_spread(name):
                body.append(t.Eval(span, self.builtin_call("add_keywords", [made, value], node, {"V": cls.args[1], "W": self.mapping_value(value, argument.node)})))
            else:
                item = self.convert(value, cls.args[1], argument.node, f"argument '{name}'")
                body.append(t.Eval(span, self.call_method(made, "__setitem__", [(self.const(name, node), node), (item, argument.node)], {}, node)))
        return self.block(body, made)
