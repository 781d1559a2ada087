"""Inferring the type arguments of a call of a generic function."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import TypeScope
from unic.analysis.arguments import Argument, KeywordArguments, argument_name, called_name
from unic.analysis.declarations import AliasDecl, ClassDecl, FunctionDecl, Param, own_nodes
from unic.analysis.expressions import GENERIC_CLASS
from unic.syntax import ast

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

_COLLECTIONS = ("list", "set", "frozenset", "tuple")
_CONSUMERS = ("sorted", "sum", "min", "max", "any", "all")


def takes_function(annotation: Any) -> bool:
    """Whether a parameter is a Callable[...], perhaps among others."""
    return any(type(node).__name__ == "Name" and node.id == "Callable" for node in ast.walk(annotation))


def is_ellipsis(node: Any) -> bool:
    return type(node).__name__ == "Constant" and node.value is Ellipsis


def takes_any_arguments(annotation: Any) -> bool:
    """Whether a parameter is a Callable[..., R], perhaps among others."""
    return any(type(node).__name__ == "Subscript" and getattr(node.value, "id", "") == "Callable" and type(node.slice).__name__ == "Tuple"
               and is_ellipsis(node.slice.elts[0]) for node in ast.walk(annotation))


def takes_all_items(decl: FunctionDecl) -> bool:
    """Whether a function of the library has gone through an iterable it is given when it returns."""
    if not decl.module.trusted:
        return False
    return decl.cls.name in _COLLECTIONS if decl.cls is not None and decl.name in ("__init__", "__make__", "__new__") else decl.name.partition("_")[0] in _CONSUMERS


def _is_class_alone(annotation: Any) -> bool:
    """Whether an annotation names a generic class that None is none of."""
    head = annotation.value if type(annotation).__name__ == "Subscript" else None
    return head is not None and getattr(head, "id", getattr(head, "attr", "")) not in ("Optional", "Union")


class TypeArguments:
    """Mixin: type arguments."""

    def is_late(self: "Checker", node: Any) -> bool:
        """Arguments whose type depends on what is expected of them: lambdas, empty displays, generic functions."""
        kind = type(node).__name__
        if kind == "Lambda" or kind in ("List", "Set") and not node.elts or kind == "Dict" and not node.keys or self.is_getter(node):
            return True
        if kind == "Call" and self.is_partial_call(node):
            return self.open_target(node.args[0]) is not None
        if kind == "Call" and not node.args and not node.keywords:
            made = self.static_path(node.func)
            return isinstance(made, ClassDecl) and bool(made.type_params)
        if kind in ("Name", "Attribute"):
            if self.template_of(node) is not None:
                return True
            symbol = self.static_path(node)
            if isinstance(symbol, FunctionDecl):
                return self.is_generic(symbol) or any(p.default is not None for p in symbol.params)
            variable = self.find_variable(node.id) if kind == "Name" else None
            if variable is not None and variable.function is not None:
                return any(p.default is not None for p in variable.function[0].params)
            if kind == "Attribute" and symbol is None:
                owner = self.static_path(node.value)
                return isinstance(owner, ClassDecl) and node.attr in owner.methods
            return isinstance(symbol, ClassDecl)
        return False

    def is_generic(self: "Checker", decl: FunctionDecl) -> bool:
        """Whether the function has type parameters, written or by a protocol among its parameters."""
        signatures = self.analyzer.signatures
        return self.needs_call(decl) or bool(signatures.type_parameters(decl)) or any(p.kind not in ("variadic", "keywords") and signatures.is_protocol(p.annotation, decl) for p in decl.params)

    def infer(self: "Checker", decl: FunctionDecl, params: list[Param], matched: list[Any], scope: TypeScope, free: set[str],
              node: Any, expected: ty.Type | None = None) -> dict[str, ty.Type] | None:
        """Type arguments from the arguments; None when an argument's type is not known yet."""
        found: dict[str, ty.Type] = {}
        annotations = self.analyzer.annotations
        late: list[tuple[Param, Argument]] = []
        for param, argument in zip(params, matched):
            if argument is None or param.annotation is None:
                continue
            items = argument if isinstance(argument, list) else [argument]
            if isinstance(argument, KeywordArguments):
                items = [item for name, item in argument.entries if name is not None]
                for rest in [item for name, item in argument.entries if name is None]:
                    annotations.unify(param.annotation, self.mapping_value(self.argument(rest, None), rest.node), scope, free, found)
            for item in items:
                if item.expr is None and (self.is_late(item.node) or type(item.node).__name__ == "Attribute" and takes_function(param.annotation)
                                          or type(item.node).__name__ in ("Name", "Attribute") and takes_any_arguments(param.annotation)):
                    late.append((param, item))
                    continue
                wanted = self.known_type(param, scope, free, found)
                if wanted is None and type(item.node).__name__ == "Call" and item.expr is None:
                    wanted = self.callable_hint(param.annotation, TypeScope(scope.module, {**scope.bindings, **found}, scope.self_type))
                expr = self.argument(item, wanted)
                if self.analyzer.signatures.is_protocol_node(param.annotation, scope.module):
                    expr = self.as_tuple(expr)
                    expr = item.expr = self.items_of_either(expr, item.node) if takes_all_items(decl) else expr
                actual = expr.type
                if item.starred:
                    actual = self.analyzer.element_type(actual) or ty.NEVER
                if isinstance(expr, t.Const) and actual is ty.NEVER:
                    return None
                annotations.unify(param.annotation, self.settled(actual), scope, free, found)
        while late:
            following = self.next_late(late, scope, free, found)
            if following is None and expected is not None and decl.node.returns is not None:
                # What the call is to give tells what the arguments do not.
                annotations.unify(decl.node.returns, expected, scope, free - set(found), found)
                following = self.next_late(late, scope, free, found)
            param, item = late.pop(following or 0)
            wanted = self.known_type(param, scope, free, found, partial=True) or self.returned_beside(decl, param, scope)
            item.expr = self.late_argument(item.node, param, scope, free, found, wanted)
            if item.expr.type is ty.NEVER:
                return None
            annotations.unify(param.annotation, item.expr.type, scope, free, found)
        return found

    def next_late(self: "Checker", late: list[tuple[Param, Argument]], scope: TypeScope, free: set[str], found: dict[str, ty.Type]) -> int | None:
        """Which of the arguments left is next: the first of which it is known what it is, or is called with."""
        known = TypeScope(scope.module, {**scope.bindings, **found}, scope.self_type)
        return next((i for i, (param, _) in enumerate(late) if self.callable_hint(param.annotation, known) is not None
                     or self.known_type(param, scope, free, found) is not None), None)

    def returned_beside(self: "Checker", decl: FunctionDecl, param: Param, scope: TypeScope) -> ty.Type | None:
        """For `default: D` of a function that returns `V | D`: the type V, which an empty display as default takes."""
        name, returns = getattr(param.annotation, "id", None), decl.node.returns
        if name is None or type(returns).__name__ != "BinOp" or getattr(returns.right, "id", None) != name:
            return None
        known = self.annotation_if_known(returns.left, scope)
        return known if isinstance(known, (ty.ClassType, ty.CallableType)) else None

    def annotation_if_known(self: "Checker", node: Any, scope: TypeScope) -> ty.Type | None:
        from unic.analysis.errors import Refused
        try:
            return self.analyzer.annotations.evaluate(node, scope)
        except Refused:
            return None

    def infer_from_bounds(self: "Checker", type_params: list[Any], scope: TypeScope, free: set[str], found: dict[str, ty.Type]) -> None:
        """`[T, I: Iterator[T]]`: what I is tells what T is."""
        for param in type_params:
            if getattr(param, "bound", None) is not None and param.name in found:
                self.analyzer.annotations.unify(param.bound, found[param.name], scope, free, found)

    def is_rebound(self: "Checker", decl: FunctionDecl, param: Param) -> bool:
        """Whether the function assigns its parameter, which then needs all of the annotated type."""
        return any(type(n).__name__ == "Name" and n.id == param.name and type(n.ctx).__name__ != "Load"
                   for n in own_nodes(decl.node))

    def bind_present(self: "Checker", decl: FunctionDecl, params: list[Param], matched: list[Any], scope: TypeScope, free: set[str],
                     found: dict[str, ty.Type]) -> None:
        """An argument that is not None for a parameter `T | None`: in this instance the parameter is never None.

        So a function does not have to compile for the case that does not arise (a sort by key needs no order of the items).
        """
        for param, argument in zip(params, matched):
            if not isinstance(argument, Argument) or argument.expr is None or param.annotation is None or "@" + param.name in found \
                    or not self.analyzer.annotations.mentions(param.annotation, free) or self.is_rebound(decl, param):
                continue
            wanted = self.known_type(param, scope, free, found)
            actual = argument.expr.type
            if isinstance(wanted, ty.UnionType) and wanted.has_none and len(wanted.others) == 1 and actual is not ty.NONE \
                    and not isinstance(actual, ty.UnionType) and not actual.open:
                found["@" + param.name] = wanted.others[0]

    def given_none(self: "Checker", params: list[Param], matched: list[Any], missing: set[str]) -> list[Param]:
        """Parameters whose annotation mentions a type variable not inferred, and that are None in this call."""
        found = []
        for param, argument in zip(params, matched):
            if param.annotation is None or isinstance(argument, (list, KeywordArguments)) or not self.analyzer.annotations.mentions(param.annotation, missing):
                continue
            if argument is None and type(param.default).__name__ == "Constant" and param.default.value is None \
                    or argument is not None and argument.expr is not None and argument.expr.type is ty.NONE and not _is_class_alone(param.annotation):
                found.append(param)
        return found

    def known_type(self: "Checker", param: Param, scope: TypeScope, free: set[str], found: dict[str, ty.Type], partial: bool = False) -> ty.Type | None:
        """The parameter's type if its annotation mentions no type variable still unknown."""
        from unic.analysis.errors import Refused
        if self.analyzer.signatures.is_protocol_node(param.annotation, scope.module):
            return None
        try:
            return self.analyzer.annotations.evaluate(param.annotation, TypeScope(scope.module, {**scope.bindings, **found}, scope.self_type))
        except Refused:
            return None

    def late_argument(self: "Checker", node: Any, param: Param, scope: TypeScope, free: set[str], found: dict[str, ty.Type],
                      expected: ty.Type | None) -> t.Expr:
        """A lambda or function argument whose parameter types come from the bindings so far."""
        if expected is not None:
            return self.value(node, expected) if self.callable_in(expected) is None else self.value_or_class(node, expected)
        if type(param.annotation).__name__ == "Subscript" and getattr(param.annotation.value, "id", "") in ("type", "Type"):
            return self.value_or_class(node, self.type_class(None))
        hint = self.callable_hint(param.annotation, TypeScope(scope.module, {**scope.bindings, **found}, scope.self_type))
        return self.value_or_class(node, hint)

    def value_or_class(self: "Checker", node: Any, hint: ty.Type | None) -> t.Expr:
        made = self.expr(node, hint)
        if isinstance(made.type, ty.ClassObject) or made.type is GENERIC_CLASS:
            return self.class_or_members(made, node, hint)
        return made

    def callable_hint(self: "Checker", annotation: Any, scope: TypeScope) -> ty.Type | None:
        """Callable[[known...], ?] as a callable type whose unknown result is Never."""
        from unic.analysis.errors import Refused
        if type(annotation).__name__ == "Constant" and isinstance(annotation.value, str):
            annotation = self.analyzer.parse_annotation(annotation.value, scope.module, annotation)
        if type(annotation).__name__ == "BinOp":
            return self.callable_hint(annotation.left, scope) or self.callable_hint(annotation.right, scope)
        alias = self.alias_meant(annotation, scope)
        if alias is not None:
            return self.callable_hint(alias.value, TypeScope(alias.module, self.alias_arguments(alias, annotation, scope)))
        if type(annotation).__name__ != "Subscript" or type(annotation.slice).__name__ != "Tuple":
            return None
        items = annotation.slice.elts
        if len(items) == 2 and is_ellipsis(items[0]):
            return self.any_callable(self.annotation_if_known(items[1], scope) or ty.NEVER)
        if len(items) != 2 or type(items[0]).__name__ != "List":
            return None
        try:
            params = tuple(self.analyzer.annotations.evaluate(p, scope) for p in items[0].elts)
        except Refused:
            return None
        try:
            result = self.analyzer.annotations.evaluate(items[1], scope)
        except Refused:
            result = ty.NEVER
        return ty.callable_of(params, result)

    def alias_meant(self: "Checker", annotation: Any, scope: TypeScope) -> AliasDecl | None:
        """The generic alias that an annotation `A[...]` names."""
        if type(annotation).__name__ != "Subscript" or type(annotation.value).__name__ not in ("Name", "Attribute"):
            return None
        symbol = self.analyzer.annotated_path(annotation.value, scope.module)
        return symbol if isinstance(symbol, AliasDecl) else None

    def alias_arguments(self: "Checker", alias: AliasDecl, annotation: Any, scope: TypeScope) -> dict[str, ty.Type]:
        """The type arguments of a generic alias that are known."""
        items = annotation.slice.elts if type(annotation.slice).__name__ == "Tuple" else [annotation.slice]
        known = zip(self.analyzer.annotations.alias_parameters(alias, alias.value), (self.annotation_if_known(item, scope) for item in items))
        return {name: type_ for name, type_ in known if type_ is not None}

    def fix_order(self: "Checker", decl: FunctionDecl, owner: ty.Type | None, params: list[Param], matched: list[Any],
                  positional: list[Argument], keywords: dict[str, Argument]) -> None:
        """Keyword arguments out of parameter order are evaluated in source order, into temporaries."""
        scope = self.analyzer.signatures.scope(decl, owner, {})
        free = self.analyzer.signatures.type_parameters(decl)
        of_argument = {id(a): p for a, p in zip(matched, params) if isinstance(a, Argument)}
        of_argument.update({id(a): p for m, p in zip(matched, params) if isinstance(m, list) for a in m})
        of_argument.update({id(a): p for m, p in zip(matched, params) if isinstance(m, KeywordArguments) for _, a in m.entries})
        for argument in positional + list(keywords.values()):
            param = of_argument.get(id(argument))
            if argument.expr is None and param is not None and not self.is_late(argument.node) and not argument.starred:
                value = self.value(argument.node, self.known_type(param, scope, free, {}) if param.annotation is not None else None)
                argument.expr = value if isinstance(value.type, ty.ClassObject) or value.type.open else self.keep(value, self.out)

    def infer_bindings(self: "Checker", decl: FunctionDecl, owner: ty.Type | None, params: list[Param], matched: list[Any], scope: TypeScope,
                       free: set[str], implicit: list[Param], node: Any, expected: ty.Type | None) -> dict[str, ty.Type] | None:
        found = self.infer(decl, params, matched, scope, free, node, expected)
        if found is None:
            return None
        if decl.role == "method" and owner is not None and decl.params and decl.params[0].annotation is not None:
            self.analyzer.annotations.unify(decl.params[0].annotation, owner, scope, free, found)
        self.infer_from_bounds(decl.type_params, scope, free, found)
        missing = free - set(found)
        if missing and expected is not None and decl.node.returns is not None:
            extra: dict[str, ty.Type] = {}
            self.analyzer.annotations.unify(decl.node.returns, expected, scope, missing, extra)
            for name, type_ in extra.items():
                found.setdefault(name, type_)
            missing = free - set(found)
        for param, argument in zip(params, matched):
            if argument is None and missing and param.default is not None and param.annotation is not None:
                default = self.default_value(decl, owner, param, None, node)
                self.analyzer.annotations.unify(param.annotation, default.type, scope, missing, found)
                missing = free - set(found)
        self.bind_empty_displays(params, matched, scope, missing, found)
        missing = free - set(found)
        for param in self.given_none(params, matched, free):
            # `key=None`: the parameter is of type None in this instance, and the variables in its annotation do not matter.
            if not self.is_rebound(decl, param):
                found["@" + param.name] = ty.NONE
                missing = {name for name in missing if not self.analyzer.annotations.mentions(param.annotation, {name})}
        if missing and not any(self.analyzer.annotations.mentions(param.annotation, missing) for param in params if param.annotation is not None):
            # Only the result is of that type: its use tells.
            found.update((name, self.hole_of(node, index)) for index, name in enumerate(sorted(missing)))
            missing = set()
        if missing:
            names = ", ".join(sorted(missing))
            self.refuse_misfits(decl, params, matched, missing)
            self.fail(node, f"cannot infer type argument {names} of {called_name(decl)}", "annotate the variable the result goes to, or an argument")
        # What goes into an open receiver tells what it holds: `names.update(others)`.
        learns = owner is not None and owner.open
        for type_param in decl.type_params:
            bound, given = getattr(type_param, "bound", None), found.get(type_param.name)
            wanted = self.annotation_if_known(bound, TypeScope(scope.module, {**scope.bindings, **found}, scope.self_type)) \
                if bound is not None and given is not None and (given.open or learns) else None
            if wanted is not None and given is not None:
                self.fit(given, wanted)
        self.bind_present(decl, params, matched, scope, free, found)
        if self.analyzer.numbers.ints_as_floats and type(decl.node.returns).__name__ == "Subscript":
            found = {name: self.promoted(type_) if name in free else type_ for name, type_ in found.items()}
        for param, argument in zip(params, matched):
            if param in implicit:
                if argument is None:
                    actual = self.default_value(decl, owner, param, None, node).type
                else:
                    assert isinstance(argument, Argument)
                    actual = self.argument(argument, None).type
                if isinstance(actual, ty.TupleType):
                    actual = self.variadic_type(actual, param, scope, found)
                if actual.open or learns:
                    # An empty display passed as Iterable[int] is one of ints.
                    wanted = self.annotation_if_known(param.annotation, TypeScope(scope.module, {**scope.bindings, **found}, scope.self_type))
                    if wanted is not None:
                        self.fit(actual, wanted)
                protocol = self.protocol_decl(param, decl)
                if protocol is not None and actual is not ty.NEVER and (
                        ty.by_cases(actual) or self.analyzer.protocol_arguments(protocol, actual) is None):
                    self.fail(argument.node if argument is not None else node,  # type: ignore[union-attr]
                              f"argument '{param.name}' of {called_name(decl)}: {actual} is not {self.spell(param.annotation)}",
                              "it may be None here; test `is not None` first" if isinstance(actual, ty.UnionType) and actual.has_none else "",
                              about=(argument.expr,) if isinstance(argument, Argument) and argument.expr is not None else ())
                found["@" + param.name] = actual
        return found

    def refuse_misfits(self: "Checker", decl: FunctionDecl, params: list[Param], matched: list[Any], missing: set[str]) -> None:
        """Refuse an argument that tells nothing of the type variables of its parameter because it is of another class."""
        for param, argument in zip(params, matched):
            if not isinstance(argument, Argument) or argument.expr is None or not self.analyzer.annotations.mentions(param.annotation, missing):
                continue
            hint = ""
            if isinstance(argument.expr.type, ty.CallableType):
                hint = "call it: write () behind the name"
            self.fail(argument.node, f"{argument_name(decl, param)}: {argument.expr.type} is not {self.spell(param.annotation)}", hint, self.declared_at(decl, param), about=(argument.expr,))

    def variadic_type(self: "Checker", actual: ty.TupleType, param: Param, scope: TypeScope, found: dict[str, ty.Type]) -> ty.Type:
        """A fixed tuple passed as an iterable goes as tuple[T, ...]; an empty one takes T from the annotation."""
        from unic.analysis.errors import Refused
        element: ty.Type = ty.NEVER
        for item in actual.items:
            element = item if element is ty.NEVER else self.join_types(element, item)
        if element is ty.NEVER:
            annotation = param.annotation
            while type(annotation).__name__ == "BinOp":
                annotation = annotation.right
            try:
                element = self.analyzer.annotations.evaluate(annotation.slice, TypeScope(scope.module, {**scope.bindings, **found}, scope.self_type))
            except (Refused, AttributeError):
                # Nothing is in it.
                element = ty.INT
        return self.analyzer.builtin_class("tuple", element)

    def bind_empty_displays(self: "Checker", params: list[Param], matched: list[Any], scope: TypeScope, missing: set[str],
                            found: dict[str, ty.Type]) -> None:
        """`table.get(key, [])`: an empty display for a type variable of its own takes the class's like-named type argument."""
        for param, argument in zip(params, matched):
            name = getattr(param.annotation, "id", None)
            if name not in missing or not isinstance(argument, Argument) or argument.expr is None:
                continue
            given = argument.expr.type
            if given.open and isinstance(given, ty.ClassType):
                for bound in scope.bindings.values():
                    if isinstance(bound, ty.ClassType) and bound.decl is given.decl:
                        found[name] = bound

    def protocol_decl(self: "Checker", param: Param, decl: FunctionDecl) -> ClassDecl | None:
        """The protocol a parameter is annotated with; None when it is a union with one."""
        annotation = param.annotation
        if type(annotation).__name__ == "Constant":
            annotation = self.analyzer.parse_annotation(annotation.value, decl.module, annotation)
        if type(annotation).__name__ == "BinOp":
            return None
        head = annotation.value if type(annotation).__name__ == "Subscript" else annotation
        found = self.analyzer.annotated_path(head, decl.module)
        assert isinstance(found, ClassDecl)
        return found

    def spell(self: "Checker", annotation: Any) -> str:
        """The class or protocol that an annotation names, with its article."""
        if type(annotation).__name__ == "BinOp":
            return f"{self.spell(annotation.left)} or {self.spell(annotation.right)}"
        if type(annotation).__name__ == "Constant" and annotation.value is None:
            return "None"
        head = annotation.value if type(annotation).__name__ == "Subscript" else annotation
        name = getattr(head, "id", None) or getattr(head, "attr", None) or "value of the type that is wanted"
        return f"{'an' if name[0] in 'AEIOUaeio' else 'a'} {name}"
