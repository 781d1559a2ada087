"""Calls: matching arguments to parameters, inferring type arguments, choosing direct call or dispatch."""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis import unsupported
from unic.analysis.annotations import Special, TypeScope
from unic.analysis.declarations import AliasDecl, ClassDecl, FunctionDecl, GlobalDecl, ImportedModule, Param, function_scope_nodes
from unic.analysis.expressions import GENERIC_CLASS
from unic.analysis.modules import NOT_CONSTANT
from unic.analysis.partial import PartialType
from unic.diagnostics import Span, span_of

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

Given = tuple[Any, Any]


@dataclass(eq=False)
class Argument:
    """One argument: the AST node, and the typed expression once it has been checked. starred: `*node`."""

    node: Any
    expr: t.Expr | None = None
    starred: bool = False


# How a call of a special method reads in the source.
_WRITTEN_AS = {"__getitem__": "x[...]", "__setitem__": "x[...] = ...", "__delitem__": "del x[...]", "__contains__": "... in x", "__iter__": "iteration",
               "__enter__": "with", "__exit__": "leaving with", "__aenter__": "async with", "__aexit__": "leaving async with"}


def called_name(decl: FunctionDecl) -> str:
    """What a message calls a function: as it is written where it is called."""
    if decl.cls is not None and decl.name in ("__init__", "__make__"):
        return f"{decl.cls.name}()"
    return _WRITTEN_AS.get(decl.name, f"{decl.name}()")


def argument_name(decl: FunctionDecl, param: Param) -> str:
    """What a message calls an argument."""
    if decl.name in ("__getitem__", "__setitem__", "__delitem__") and param.name in ("index", "key", "value"):
        return param.name
    return f"argument '{param.name}' of {called_name(decl)}"


class Calls:
    """Mixin: calls."""

    def expr_Call(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        func = node.func
        kind = type(func).__name__
        positional = [Argument(a.value if type(a).__name__ == "Starred" else a, None, type(a).__name__ == "Starred") for a in node.args]
        keywords: dict[str, Argument] = {}
        for keyword in node.keywords:
            if keyword.arg is None:
                self.fail(keyword.value, "`**` arguments are not supported", "pass the keyword arguments by name")
            keywords[keyword.arg] = Argument(keyword.value)
        if kind == "Name":
            return self.call_name(func, positional, keywords, node, expected)
        if kind == "Attribute":
            return self.call_attribute(func, positional, keywords, node, expected)
        if kind == "Subscript":
            symbol = self.analyzer.lookup_path(func.value, self.module) if type(func.value).__name__ in ("Name", "Attribute") else None
            if isinstance(symbol, (ClassDecl, Special)):
                cls = self.annotation(func)
                if isinstance(cls, ty.ClassType):
                    return self.construct_type(cls, positional, keywords, node)
        return self.call_value(self.value(func, self.called_with(positional) if kind == "Call" else None), positional, keywords, node)

    def called_with(self: "Checker", positional: list[Argument]) -> ty.Type | None:
        """What `make(...)` in `make(...)(f)` has to return, as far as the arguments tell; only names are looked at, which has no effect."""
        if any(type(a.node).__name__ != "Name" or a.starred for a in positional):
            return None
        types = [self.expr(a.node).type for a in positional]
        if any(isinstance(type_, (ty.ClassObject, PartialType)) or type_ is ty.NEVER for type_ in types):
            return None
        return ty.callable_of(tuple(types), ty.NEVER)

    def call_name(self: "Checker", func: Any, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                  expected: ty.Type | None) -> t.Expr:
        variable = self.find_variable(func.id)
        if variable is None and any(func.id in c.hidden and func.id not in c.globals_declared for c in self.chain()):
            value = self.expr(func)
            variable = self.find_variable(func.id)
        if variable is not None:
            if variable.function is not None:
                return self.call_nested(variable, positional, keywords, node)
            value = self.expr(func)
            if isinstance(value.type, ty.ClassObject):
                return self.construct_type(value.type.instance, positional, keywords, node)
            return self.call_value(value, positional, keywords, node)
        if func.id in self.type_scope.bindings:
            return self.construct_type(self.type_scope.bindings[func.id], positional, keywords, node)
        symbol = self.analyzer.lookup(func.id, self.module)
        if symbol is None:
            self.fail_undefined(func)
        return self.call_symbol(symbol, func, positional, keywords, node, expected)

    def chain(self: "Checker") -> "list[Checker]":
        """This checker and the ones around it."""
        found = [self]
        while found[-1].parent is not None:
            found.append(found[-1].parent)
        return found

    def call_symbol(self: "Checker", symbol: Any, func: Any, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                    expected: ty.Type | None) -> t.Expr:
        special = self.special_call(symbol, positional, keywords, node, expected)
        if special is not None:
            return special
        if isinstance(symbol, FunctionDecl):
            return self.call_decl(self.library_variant(symbol, positional, keywords), None, None, positional, keywords, node, expected)
        if isinstance(symbol, ClassDecl):
            return self.construct(symbol, positional, keywords, node, expected)
        if isinstance(symbol, ty.MachineInt):
            return self.construct_type(symbol, positional, keywords, node)
        if isinstance(symbol, AliasDecl):
            return self.construct_type(self.analyzer.annotations.evaluate(func, self.type_scope), positional, keywords, node)
        if isinstance(symbol, ImportedModule):
            self.fail(func, "a module cannot be called")
        return self.call_value(self.symbol_value(symbol, func), positional, keywords, node)

    def library_variant(self: "Checker", decl: FunctionDecl, positional: list[Argument], keywords: dict[str, Argument]) -> FunctionDecl:
        """`_NAME_N` of a library module is what a call of NAME with N positional arguments means, if it takes the keywords too."""
        variant = None if decl.module.is_app else decl.module.symbols.get(f"_{decl.name}_{len(positional)}")
        fits = isinstance(variant, FunctionDecl) and all(any(p.name == name for p in variant.params) for name in keywords)
        return variant if isinstance(variant, FunctionDecl) and fits and not any(a.starred for a in positional) else decl

    def call_attribute(self: "Checker", func: Any, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                       expected: ty.Type | None) -> t.Expr:
        base = func.value
        if type(base).__name__ == "Call" and type(base.func).__name__ == "Name" and base.func.id == "super":
            return self.call_super(func.attr, positional, keywords, node)
        path = self.static_path(base)
        if isinstance(path, ImportedModule):
            symbol = self.analyzer.module_attribute(path.name, func.attr)
            if symbol is None:
                self.fail_module_attribute(func, path.name)
            return self.call_symbol(symbol, func, positional, keywords, node, expected)
        if isinstance(path, (ClassDecl, ty.MachineInt)):
            return self.call_on_class(path, func, positional, keywords, node, expected)
        if isinstance(path, FunctionDecl) and path.cache is not None:
            return self.call_method_args(self.cache_of(self.analyzer.instance(path, None, {})), func.attr, positional, keywords, node, expected)
        receiver = self.expr(base)
        if func.attr == "format" and isinstance(receiver, t.Const) and isinstance(receiver.value, str) and not any(a.starred for a in positional):
            return self.format_constant(receiver.value, positional, keywords, node)
        if isinstance(receiver.type, ty.ClassObject):
            return self.call_on_type(receiver.type.instance, func, positional, keywords, node, expected)
        if isinstance(receiver.type, ty.ClassType) and self.analyzer.find_method(receiver.type, func.attr) is None \
                and not (receiver.type.decl is not None and receiver.type.decl.is_named_tuple):
            return self.call_value(self.read_attribute(receiver, func, None), positional, keywords, node)
        return self.call_method_args(receiver, func.attr, positional, keywords, node, expected)

    def static_path(self: "Checker", node: Any) -> Any:
        """What a dotted name refers to at module level if its root is no local variable."""
        root = node
        while type(root).__name__ == "Attribute":
            root = root.value
        if type(root).__name__ == "Subscript":
            inner = self.static_path(root.value)
            return inner if isinstance(inner, ClassDecl) and node is root else None
        if type(root).__name__ != "Name" or self.find_variable(root.id) is not None:
            return None
        if root.id in self.type_scope.bindings:
            bound = self.type_scope.bindings[root.id]
            return bound.decl if isinstance(bound, ty.ClassType) else bound if isinstance(bound, ty.MachineInt) else None
        if any(root.id in c.hidden and root.id not in c.globals_declared for c in self.chain()):
            return None
        return self.analyzer.lookup_path(node, self.module)

    def call_on_class(self: "Checker", decl: Any, func: Any, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                      expected: ty.Type | None) -> t.Expr:
        if isinstance(decl, ClassDecl):
            if func.attr in decl.nested:
                return self.construct(decl.nested[func.attr], positional, keywords, node, expected)
            primitive = self.analyzer.primitive_of(decl)
            if primitive is not None:
                return self.call_on_type(primitive, func, positional, keywords, node, expected)
            if decl.type_params and type(func.value).__name__ == "Subscript":
                return self.call_on_type(self.annotation(func.value), func, positional, keywords, node, expected)
            if decl.type_params:
                method = decl.methods.get(func.attr)
                if method is not None and method.role in ("static", "class"):
                    return self.call_generic_static(decl, method, positional, keywords, node, expected)
                self.fail(func, f"'{decl.name}' needs its type arguments here", f"write {decl.name}[...].{func.attr}")
            return self.call_on_type(self.analyzer.class_type(decl, ()), func, positional, keywords, node, expected)
        return self.call_on_type(decl, func, positional, keywords, node, expected)

    def call_generic_static(self: "Checker", decl: ClassDecl, method: FunctionDecl, positional: list[Argument], keywords: dict[str, Argument],
                            node: Any, expected: ty.Type | None) -> t.Expr:
        """`dict.fromkeys(...)`: the class's arguments are inferred like the method's own."""
        cls = self.infer_class(decl, method, positional, keywords, node, expected, 1 if method.role == "class" else 0)
        if cls is None:
            return self.bottom(node)
        return self.call_decl(method, cls, None, positional, keywords, node, expected)

    def call_on_type(self: "Checker", instance: ty.Type, func: Any, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                     expected: ty.Type | None) -> t.Expr:
        """`C.method(...)`: static and class methods; a plain method takes its receiver as first argument."""
        name = func.attr
        found = self.analyzer.find_method(instance, name)
        if found is None:
            if isinstance(instance, ty.ClassType):
                return self.call_value(self.class_attribute(instance, name, func), positional, keywords, node)
            self.fail(func, f"{instance} has no '{name}'")
        name, (owner, decl) = self.by_arity(instance, name, found, positional)
        if decl.role in ("static", "class"):
            return self.call_decl(decl, instance if decl.role == "class" or owner is None else owner, None, positional, keywords, node, expected)
        if not positional:
            self.fail(node, f"{instance}.{name}() needs its object as first argument")
        receiver = self.convert(self.value(positional[0].node), instance if owner is None else owner, positional[0].node)
        return self.call_decl(decl, owner if owner is not None else instance, receiver, positional[1:], keywords, node, expected)

    def call_super(self: "Checker", name: str, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr:
        checker = self.chain()[-1]
        own = checker.type_scope.self_type
        if checker.decl is None or checker.decl.cls is None or not isinstance(own, ty.ClassType):
            self.fail(node, "super() is only possible in a method")
        while own.decl is not checker.decl.cls and own.base is not None:
            own = own.base
        if own.base is None:
            self.fail(node, f"'{own}' has no base class")
        found = self.analyzer.find_method(own.base, name)
        if found is None:
            self.fail(node, f"no base class of '{own}' has a method '{name}'")
        owner, decl = found
        if decl.role in ("static", "class"):
            return self.call_decl(decl, owner, None, positional, keywords, node, None)
        variable = self.find_variable(checker.self_name or "self")
        assert variable is not None
        receiver = self.convert(self.read_variable(variable, node), owner if owner is not None else own, node)
        return self.call_decl(decl, owner, receiver, positional, keywords, node, None)

    # --- arguments --------------------------------------------------------------------

    def match(self: "Checker", decl: FunctionDecl, params: list[Param], positional: list[Argument], keywords: dict[str, Argument],
              node: Any) -> list[Argument | list[Argument] | None]:
        """For each parameter its argument, list of arguments (variadic) or None (default)."""
        expanded: list[Argument] = []
        variadic = any(p.kind == "variadic" for p in params)
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
                expanded.append(argument)
            else:
                expanded += self.spread_argument(decl, params, argument, len(expanded), len(positional) - positional.index(argument) - 1, keywords, node)
        matched: list[Argument | list[Argument] | None] = []
        remaining = list(expanded)
        used: set[str] = set()
        missing: list[Param] = []
        for param in params:
            if param.kind == "variadic":
                matched.append(remaining)
                remaining = []
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
        return [(span_of(decl.module.shown_path, node), f"'{param.name if param is not None else decl.name}' is declared here")]

    def spread_argument(self: "Checker", decl: FunctionDecl, params: list[Param], argument: Argument, before: int, behind: int,
                        keywords: dict[str, Argument], node: Any) -> list[Argument]:
        """`f(*items)` for a function with a fixed number of parameters: the number of items is checked at run time."""
        assert argument.expr is not None
        element = self.analyzer.element_type(argument.expr.type)
        if element is None and argument.expr.type is not ty.NEVER:
            self.fail(argument.node, f"cannot iterate over {argument.expr.type}")
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

    def in_source_order(self: "Checker", keywords: dict[str, Argument], matched: list[Any]) -> bool:
        """Whether keyword arguments stand in parameter order (then evaluation order is right by itself)."""
        given = [id(a) for a in keywords.values()]
        placed = [id(a) for a in matched if isinstance(a, Argument) and id(a) in given]
        return given == placed

    def argument(self: "Checker", argument: Argument, expected: ty.Type | None) -> t.Expr:
        if argument.expr is None:
            argument.expr = self.value(argument.node, expected)
        elif isinstance(argument.expr.type, PartialType) and expected is not None:
            self.settle_partial(argument.expr, expected)
        return argument.expr

    def is_late(self: "Checker", node: Any) -> bool:
        """Arguments whose type depends on what is expected of them: lambdas, empty displays, generic functions."""
        kind = type(node).__name__
        if kind == "Lambda" or kind in ("List", "Set") and not node.elts or kind == "Dict" and not node.keys:
            return True
        if kind in ("Name", "Attribute"):
            symbol = self.static_path(node)
            if isinstance(symbol, FunctionDecl):
                return self.is_generic(symbol)
            return isinstance(symbol, ClassDecl)
        return False

    def is_generic(self: "Checker", decl: FunctionDecl) -> bool:
        """Whether the function has type parameters, written or by a protocol among its parameters."""
        signatures = self.analyzer.signatures
        return self.needs_call(decl) or bool(signatures.type_parameters(decl)) or any(p.kind != "variadic" and signatures.is_protocol(p.annotation, decl) for p in decl.params)

    def infer(self: "Checker", decl: FunctionDecl, params: list[Param], matched: list[Any], scope: TypeScope, free: set[str],
              node: Any) -> dict[str, ty.Type] | None:
        """Type arguments from the arguments; None when an argument's type is not known yet."""
        found: dict[str, ty.Type] = {}
        annotations = self.analyzer.annotations
        late: list[tuple[Param, Argument]] = []
        for param, argument in zip(params, matched):
            if argument is None or param.annotation is None:
                continue
            items = argument if isinstance(argument, list) else [argument]
            for item in items:
                if item.expr is None and self.is_late(item.node):
                    late.append((param, item))
                    continue
                expr = self.argument(item, self.known_type(param, scope, free, found))
                if self.analyzer.signatures.is_protocol_node(param.annotation, scope.module):
                    expr = item.expr = self.as_tuple(expr)
                actual = expr.type
                if item.starred:
                    actual = self.analyzer.element_type(actual) or ty.NEVER
                if isinstance(actual, PartialType) or isinstance(expr, t.Const) and actual is ty.NEVER:
                    if not isinstance(actual, PartialType):
                        return None
                    self.learn_from_protocol(actual, self.bound_of(decl, param) or param.annotation, scope)
                    continue
                annotations.unify(param.annotation, actual, scope, free, found)
        for param, item in late:
            expected = self.known_type(param, scope, free, found, partial=True) or self.returned_beside(decl, param, scope)
            item.expr = self.late_argument(item.node, param, scope, free, found, expected)
            if item.expr.type is ty.NEVER:
                return None
            if isinstance(item.expr.type, PartialType):
                self.learn_from_protocol(item.expr.type, self.bound_of(decl, param) or param.annotation, scope)
            else:
                annotations.unify(param.annotation, item.expr.type, scope, free, found)
        return found

    def bound_of(self: "Checker", decl: FunctionDecl, param: Param) -> Any:
        """The bound of the type variable a parameter is annotated with, or None."""
        return next((getattr(p, "bound", None) for p in decl.type_params
                     if type(param.annotation).__name__ == "Name" and p.name == param.annotation.id), None)

    def learn_from_protocol(self: "Checker", partial: PartialType, annotation: Any, scope: TypeScope) -> None:
        """An empty display passed as Iterable[int] is one of ints."""
        from unic.analysis.errors import Refused
        if type(annotation).__name__ != "Subscript" or not self.analyzer.signatures.is_protocol_node(annotation, scope.module):
            return
        items = annotation.slice.elts if type(annotation.slice).__name__ == "Tuple" else [annotation.slice]
        for index, item in enumerate(items[:len(partial.learnt)]):
            try:
                learnt = self.analyzer.annotations.evaluate(item, scope)
            except Refused:
                continue
            if partial.learn(index, learnt):
                self.note_change()

    def returned_beside(self: "Checker", decl: FunctionDecl, param: Param, scope: TypeScope) -> ty.Type | None:
        """For `default: D` of a function that returns `V | D`: the type V, which an empty display as default takes."""
        name, returns = getattr(param.annotation, "id", None), decl.node.returns
        if name is None or type(returns).__name__ != "BinOp" or getattr(returns.right, "id", None) != name:
            return None
        known = self.annotation_if_known(returns.left, scope)
        return known if isinstance(known, ty.ClassType) else None

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
                   for n in function_scope_nodes(decl.node.body))

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
                    and not isinstance(actual, (ty.UnionType, PartialType)):
                found["@" + param.name] = wanted.others[0]

    def given_none(self: "Checker", params: list[Param], matched: list[Any], missing: set[str]) -> list[Param]:
        """Parameters whose annotation mentions a type variable not inferred, and that are None in this call."""
        found = []
        for param, argument in zip(params, matched):
            if param.annotation is None or isinstance(argument, list) or not self.analyzer.annotations.mentions(param.annotation, missing):
                continue
            if argument is None and type(param.default).__name__ == "Constant" and param.default.value is None \
                    or argument is not None and argument.expr is not None and argument.expr.type is ty.NONE:
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
        hint = self.callable_hint(param.annotation, TypeScope(scope.module, {**scope.bindings, **found}, scope.self_type))
        return self.value_or_class(node, hint)

    def value_or_class(self: "Checker", node: Any, hint: ty.Type | None) -> t.Expr:
        made = self.expr(node, hint)
        if isinstance(made.type, ty.ClassObject) or made.type is GENERIC_CLASS:
            members = self.members_of_class(made, node) if self.callable_in(hint) is None else None
            return members if members is not None else self.class_as_function(made, hint, node)
        return made

    def callable_hint(self: "Checker", annotation: Any, scope: TypeScope) -> ty.Type | None:
        """Callable[[known...], ?] as a callable type whose unknown result is Never."""
        from unic.analysis.errors import Refused
        if type(annotation).__name__ == "Constant" and isinstance(annotation.value, str):
            annotation = self.analyzer.parse_annotation(annotation.value, scope.module, annotation)
        if type(annotation).__name__ == "BinOp":
            return self.callable_hint(annotation.left, scope) or self.callable_hint(annotation.right, scope)
        if type(annotation).__name__ != "Subscript" or type(annotation.slice).__name__ != "Tuple":
            return None
        items = annotation.slice.elts
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

    # --- the call itself --------------------------------------------------------------

    def call_decl(self: "Checker", decl: FunctionDecl, owner: ty.Type | None, receiver: t.Expr | None, positional: list[Argument],
                  keywords: dict[str, Argument], node: Any, expected: ty.Type | None, virtual: str = "") -> t.Expr:
        """Call a declared function; `receiver` is its first argument when given (a method), already of the owner's type.

        `virtual`: the method's name when the receiver's class decides which method runs.
        """
        signatures = self.analyzer.signatures
        if decl.decorators:
            return self.call_decorated(decl, owner, receiver, positional, keywords, node)
        bound_first = receiver is not None or decl.role == "class"
        params = decl.params[1:] if bound_first else decl.params
        matched = self.match(decl, params, positional, keywords, node)
        if keywords and not self.in_source_order(keywords, matched):
            self.fix_order(decl, owner, params, matched, positional, keywords)
        scope = signatures.scope(decl, owner, {})
        free = signatures.type_parameters(decl)
        implicit = [p for p in params if p.kind != "variadic" and signatures.is_protocol(p.annotation, decl)]
        bindings: dict[str, ty.Type] = {}
        for param, argument in zip(params, matched):
            if param in implicit and isinstance(argument, Argument):
                value = argument.expr = self.as_tuple(self.argument(argument, None))
                if isinstance(value.type, ty.UnionType) and not value.type.has_none and self.protocol_decl(param, decl) is not None:
                    # An instance for each class the argument may have.
                    return self.distribute(value, node, lambda v: self.call_decl(
                        decl, owner, receiver, [Argument(a.node, v) if a is argument else a for a in positional],
                        {k: Argument(a.node, v) if a is argument else a for k, a in keywords.items()}, node, expected, virtual))
        if free or implicit:
            inferred = self.infer_bindings(decl, owner, params, matched, scope, free, implicit, node, expected)
            if inferred is None:
                return self.bottom(node)
            bindings = inferred
        signature = signatures.of(decl, owner, bindings)
        assert signature is not None
        wanted = [p for p in signature.params if not isinstance(p[1], ty.ClassObject)]
        args: list[t.Expr] = []
        if receiver is not None:
            args.append(receiver)
            wanted = wanted[1:]
        for argument, (param, type_) in zip(matched, wanted):
            args.append(self.pass_argument(decl, owner, param, type_, argument, node))
            if args[-1].type is ty.NEVER and type_ is not ty.NEVER:
                return self.bottom(node)
        if virtual:
            assert receiver is not None and owner is not None
            return self.managed(decl, self.emit_virtual(receiver, virtual, decl, owner, bindings, signature, args, node), node)
        instance = self.analyzer.instance(decl, owner, bindings)
        if decl.cache is not None:
            return self.cached_call(instance, args, node)
        return self.managed(decl, t.Call(signature.result, self.span(node), instance.function, args), node)

    def managed(self: "Checker", decl: FunctionDecl, call: t.Expr, node: Any) -> t.Expr:
        """What calling the function gives: of one decorated with contextlib.contextmanager, its generator in a context manager."""
        if not decl.is_context_manager:
            return call
        if not decl.is_generator:
            self.fail(decl.node, f"'{decl.name}' is decorated with contextmanager but does not yield")
        library = self.analyzer.table.get("contextlib")
        assert library is not None
        return self.construct(library.symbols["_GeneratorContextManager"], [Argument(node, call)], {}, node, None)

    def fix_order(self: "Checker", decl: FunctionDecl, owner: ty.Type | None, params: list[Param], matched: list[Any],
                  positional: list[Argument], keywords: dict[str, Argument]) -> None:
        """Keyword arguments out of parameter order are evaluated in source order, into temporaries."""
        scope = self.analyzer.signatures.scope(decl, owner, {})
        free = self.analyzer.signatures.type_parameters(decl)
        of_argument = {id(a): p for a, p in zip(matched, params) if isinstance(a, Argument)}
        for argument in positional + list(keywords.values()):
            param = of_argument.get(id(argument))
            if argument.expr is None and param is not None and not self.is_late(argument.node) and not argument.starred:
                value = self.value(argument.node, self.known_type(param, scope, free, {}) if param.annotation is not None else None)
                argument.expr = value if isinstance(value.type, (PartialType, ty.ClassObject)) else self.keep(value, self.out)

    def infer_bindings(self: "Checker", decl: FunctionDecl, owner: ty.Type | None, params: list[Param], matched: list[Any], scope: TypeScope,
                       free: set[str], implicit: list[Param], node: Any, expected: ty.Type | None) -> dict[str, ty.Type] | None:
        found = self.infer(decl, params, matched, scope, free, node)
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
        if missing and any(isinstance(a, Argument) and a.expr is not None and isinstance(a.expr.type, PartialType) for a in matched):
            return None
        for param in self.given_none(params, matched, free):
            # `key=None`: the parameter is of type None in this instance, and the variables in its annotation do not matter.
            if not self.is_rebound(decl, param):
                found["@" + param.name] = ty.NONE
                missing = {name for name in missing if not self.analyzer.annotations.mentions(param.annotation, {name})}
        if missing:
            names = ", ".join(sorted(missing))
            self.refuse_misfits(decl, params, matched, missing)
            self.fail(node, f"cannot infer type argument {names} of {called_name(decl)}", "annotate the variable the result goes to, or an argument")
        self.bind_present(decl, params, matched, scope, free, found)
        for param, argument in zip(params, matched):
            if param in implicit:
                if argument is None:
                    actual = self.default_value(decl, owner, param, None, node).type
                else:
                    assert isinstance(argument, Argument)
                    actual = self.argument(argument, None).type
                if isinstance(actual, PartialType):
                    return None
                if isinstance(actual, ty.TupleType):
                    actual = self.variadic_type(actual, param, scope, found)
                protocol = self.protocol_decl(param, decl)
                if protocol is not None and actual is not ty.NEVER and (
                        isinstance(actual, ty.UnionType) or self.analyzer.protocol_arguments(protocol, actual) is None):
                    self.fail(argument.node if argument is not None else node,  # type: ignore[union-attr]
                              f"argument '{param.name}' of {called_name(decl)}: {actual} is not {self.spell(param.annotation)}",
                              "it may be None here; test `is not None` first" if isinstance(actual, ty.UnionType) and actual.has_none else "")
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
            self.fail(argument.node, f"{argument_name(decl, param)}: {argument.expr.type} is not a {self.spell(param.annotation)}", hint, self.declared_at(decl, param))

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
                element = self.analyzer.builtin_class("object")
        return self.analyzer.builtin_class("tuple", element)

    def bind_empty_displays(self: "Checker", params: list[Param], matched: list[Any], scope: TypeScope, missing: set[str],
                            found: dict[str, ty.Type]) -> None:
        """`table.get(key, [])`: an empty display for a type variable of its own takes the class's like-named type argument."""
        for param, argument in zip(params, matched):
            name = getattr(param.annotation, "id", None)
            if name not in missing or not isinstance(argument, Argument) or argument.expr is None:
                continue
            partial = argument.expr.type
            if isinstance(partial, PartialType):
                for bound in scope.bindings.values():
                    if isinstance(bound, ty.ClassType) and bound.decl is partial.decl:
                        found[name] = bound

    def protocol_decl(self: "Checker", param: Param, decl: FunctionDecl) -> ClassDecl | None:
        """The protocol a parameter is annotated with; None when it is a union with one."""
        annotation = param.annotation
        if type(annotation).__name__ == "Constant":
            annotation = self.analyzer.parse_annotation(annotation.value, decl.module, annotation)
        if type(annotation).__name__ == "BinOp":
            return None
        head = annotation.value if type(annotation).__name__ == "Subscript" else annotation
        found = self.analyzer.lookup_path(head, decl.module)
        assert isinstance(found, ClassDecl)
        return found

    def spell(self: "Checker", annotation: Any) -> str:
        head = annotation.value if type(annotation).__name__ == "Subscript" else annotation
        return getattr(head, "id", None) or getattr(head, "attr", None) or "the protocol"

    def pass_argument(self: "Checker", decl: FunctionDecl, owner: ty.Type | None, param: Param, type_: ty.Type, argument: Any, node: Any) -> t.Expr:
        if argument is None:
            return self.default_value(decl, owner, param, type_, node)
        if isinstance(argument, list):
            return self.variadic_argument(argument, type_, node)
        if argument.expr is None and self.is_late(argument.node) and self.callable_in(type_) is not None:
            argument.expr = self.value_or_class(argument.node, type_)
        value = self.argument(argument, type_)
        if isinstance(value.type, ty.ClassObject) or value.type is GENERIC_CLASS:
            value = self.class_as_function(value, type_, argument.node)
        self.check_int_range(value, argument.node) if type_ is ty.INT else None
        return self.convert(value, type_, argument.node, argument_name(decl, param), self.declared_at(decl, param))

    def variadic_argument(self: "Checker", arguments: list[Argument], type_: ty.Type, node: Any) -> t.Expr:
        """The arguments of a `*` parameter as tuple[T, ...]."""
        assert isinstance(type_, ty.ClassType)
        element = type_.args[0]
        if any(a.starred for a in arguments):
            span = self.span(node)
            body: list[t.Stmt] = []
            gathered = self.keep(self.construct_class(self.analyzer.builtin_class("list", element), [], node), body)
            for argument in arguments:
                value = self.argument(argument, None if argument.starred else element)
                method = "extend" if argument.starred else "append"
                body.append(t.Eval(span, self.call_method(gathered, method, [(value, argument.node)], {}, node)))
            return self.block(body, self.construct(self.analyzer.builtin("tuple"), [Argument(node, gathered)], {}, node, None))
        items = []
        for argument in arguments:
            value = self.argument(argument, element)
            if isinstance(value.type, ty.ClassObject):
                self.fail(argument.node, "a class is not a value here")
            items.append(self.convert(value, element, argument.node))
            if items[-1].type is ty.NEVER:
                return self.bottom(node)
        body = []
        array = self.array_of(items, element, node, body)
        return self.block(body, self.builtin_call("tuple_of", [array], node, {"T": element}))

    def default_value(self: "Checker", decl: FunctionDecl, owner: ty.Type | None, param: Param, type_: ty.Type | None, node: Any) -> t.Expr:
        """A parameter's default: constants and immutable values only, so that it may be made anew at each call."""
        folded = self.analyzer.folder.fold(param.default, decl.module)
        if folded is not NOT_CONSTANT and not isinstance(folded, tuple):
            value: t.Expr = self.constant(folded, node, type_)
        else:
            value = self.analyzer.default_expression(decl, owner, param, type_)
        if type_ is None:
            return value
        return self.convert(value, type_, node, f"default of '{param.name}'")

    def emit_virtual(self: "Checker", receiver: t.Expr, name: str, decl: FunctionDecl, owner: ty.Type, bindings: dict[str, ty.Type],
                     signature: Any, args: list[t.Expr], node: Any) -> t.Expr:
        stub = self.analyzer.stub(receiver.type, name, owner, decl, bindings)
        call = t.Call(signature.result, self.span(node), stub.function, args)
        self.analyzer.request("stub_call", (stub, call))
        return call

    # --- methods ----------------------------------------------------------------------

    def call_method(self: "Checker", receiver: t.Expr, name: str, args: list[tuple[t.Expr, Any]], keywords: dict[str, Argument], node: Any,
                    expected: ty.Type | None = None) -> t.Expr:
        """Call a method with typed arguments."""
        return self.call_method_args(receiver, name, [Argument(n, e) for e, n in args], keywords, node, expected)

    def call_method_args(self: "Checker", receiver: t.Expr, name: str, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                         expected: ty.Type | None = None) -> t.Expr:
        type_ = receiver.type
        if type_ is ty.NEVER:
            for argument in positional:
                if argument.expr is None and not self.is_late(argument.node):
                    self.expr(argument.node)
            return self.bottom(node)
        if isinstance(type_, PartialType):
            args = [self.argument(a, None) for a in positional if not self.is_late(a.node) or a.expr is not None]
            self.learn(type_, name, args)
            return self.bottom(node)
        if isinstance(type_, ty.UnionType):
            if type_.has_none:
                self.fail(node, f"this may be None here (it is {type_}), and None has no '{name}'", "test `is not None` first")
            return self.distribute(receiver, node, lambda v: self.call_method_args(v, name, [Argument(a.node, a.expr, a.starred) for a in positional], keywords, node, expected))
        if isinstance(type_, ty.ClassType) and type_.decl is not None and type_.decl.is_named_tuple:
            made = self.named_tuple_method(receiver, name, positional, keywords, node)
            if made is not None:
                return made
        found = self.analyzer.find_method(type_, name)
        if found is None:
            plain = self.plain_method(receiver, name, positional, node)
            if plain is not None:
                return plain
            if isinstance(type_, ty.ClassType):
                attribute = self.attribute_of(receiver, name, node)
                return self.call_value(attribute, positional, keywords, node)
            self.fail(node, f"{type_} has no method '{name}'", self.similar_method(type_, name))
        owner, decl = found
        name, (owner, decl) = self.by_arity(type_, name, found, positional)
        if not decl.module.is_app:
            # `_NAME_N` is the library's form of the method for N arguments.
            owner, decl = self.analyzer.find_method(type_, f"_{name}_{len(positional)}") or (owner, decl)
            name = decl.name
        if decl.role == "property":
            return self.call_value(self.attribute_of(receiver, name, node), positional, keywords, node)
        if decl.role in ("static", "class"):
            return self.call_decl(decl, type_ if decl.role == "class" else owner, None, positional, keywords, node, expected)
        if isinstance(type_, ty.ClassType) and name in type_.field_map and name not in (type_.decl.methods if type_.decl else ()):
            return self.call_value(self.attribute_of(receiver, name, node), positional, keywords, node)
        if self.is_virtual(type_, name, decl):
            return self.call_virtual(receiver, name, owner, decl, positional, keywords, node, expected)
        if isinstance(type_, ty.ClassType) and owner is not type_ and self.analyzer.signatures.binds_self(decl):
            owner = type_
        if owner is not None and owner is not type_:
            receiver = self.convert(receiver, owner, node)
        return self.call_decl(decl, owner if owner is not None else type_, receiver, positional, keywords, node, expected)

    def by_arity(self: "Checker", type_: ty.Type, name: str, found: Any, positional: list[Argument]) -> tuple[str, Any]:
        """Methods that CPython overloads by the number of arguments: the library has `pop` and `pop_default`, `maketrans` and `maketrans_3`."""
        decl = found[1]
        if decl.module.trusted and len(positional) > len([p for p in decl.params if p.kind != "variadic"]) - (decl.role == "method") \
                and all(p.kind != "variadic" for p in decl.params):
            for variant in (f"{name}_{len(positional)}", name + "_default"):
                other = self.analyzer.find_method(type_, variant)
                if other is not None:
                    return variant, other
        return name, found

    def similar_method(self: "Checker", type_: ty.Type, name: str) -> str:
        names: list[str] = []
        if isinstance(type_, ty.ClassType):
            for cls in type_.ancestors():
                if cls.decl is not None:
                    names += list(cls.decl.methods)
            names += list(type_.field_map)
        else:
            decl = self.analyzer.method_class(type_)
            names = list(decl.methods) if decl is not None else []
        return unsupported.similar(name, [n for n in names if n.startswith("_") <= name.startswith("_") and not n.endswith("_default")])

    def is_virtual(self: "Checker", type_: ty.Type, name: str, decl: FunctionDecl) -> bool:
        if isinstance(type_, ty.ProtocolType):
            return True
        if not isinstance(type_, ty.ClassType) or type_.decl is None or name == "__init__":
            return False
        return self.analyzer.may_be_overridden(type_, name)

    def call_virtual(self: "Checker", receiver: t.Expr, name: str, owner: ty.Type | None, decl: FunctionDecl, positional: list[Argument],
                     keywords: dict[str, Argument], node: Any, expected: ty.Type | None) -> t.Expr:
        base = owner if owner is not None else receiver.type
        return self.call_decl(decl, base, receiver, positional, keywords, node, expected, name)

    # --- values -----------------------------------------------------------------------

    def call_value(self: "Checker", callee: t.Expr, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr:
        type_ = callee.type
        if type_ is ty.NEVER:
            for argument in positional:
                if argument.expr is None and not self.is_late(argument.node):
                    self.expr(argument.node)
            return self.bottom(node)
        if isinstance(type_, ty.UnionType):
            if type_.has_none:
                self.fail(node, f"this may be None here (it is {type_})", "test `is not None` first")
            return self.distribute(callee, node, lambda v: self.call_value(v, positional, keywords, node))
        if isinstance(type_, ty.ClassType):
            if self.analyzer.find_method(type_, "__call__") is None:
                self.fail(node, f"{type_} is not callable")
            return self.call_method_args(callee, "__call__", positional, keywords, node)
        if isinstance(type_, ty.ClassObject):
            return self.construct_type(type_.instance, positional, keywords, node)
        if not isinstance(type_, ty.CallableType):
            self.fail(node, f"{type_} is not callable")
        if keywords:
            self.fail(node, "a function value takes positional arguments only", "its parameter names are not part of its type")
        if len(positional) != len(type_.params):
            self.fail(node, f"{type_} takes {len(type_.params)} argument(s), {len(positional)} given")
        args = []
        for argument, want in zip(positional, type_.params):
            if argument.starred:
                self.fail(argument.node, "a starred argument is not supported here")
            value = self.argument(argument, want)
            if isinstance(value.type, ty.ClassObject):
                value = self.class_as_function(value, want, argument.node)
            args.append(self.convert(value, want, argument.node, "argument"))
            if args[-1].type is ty.NEVER:
                return self.bottom(node)
        return t.CallValue(type_.result, self.span(node), callee, args)

    # --- constructing -----------------------------------------------------------------

    def construct(self: "Checker", decl: ClassDecl, positional: "list[Argument] | list[tuple[t.Expr, Any]]", keywords: dict[str, Argument], node: Any,
                  expected: ty.Type | None) -> t.Expr:
        """`C(...)` for a declared class; type arguments are inferred."""
        given = [a if isinstance(a, Argument) else Argument(a[1], a[0]) for a in positional]
        primitive = self.analyzer.primitive_of(decl)
        if primitive is not None:
            return self.construct_type(primitive, given, keywords, node)
        self.analyzer.prepare(decl)
        if decl.is_protocol:
            self.fail(node, f"protocol '{decl.name}' cannot be instantiated")
        if decl.is_enum:
            return self.enum_lookup(decl, given, node)
        if not decl.type_params:
            return self.construct_type(self.analyzer.class_type(decl, ()), given, keywords, node)
        maker = decl.methods.get("__make__") or self.find_init(decl)
        hint = self.class_hint(decl, expected)
        if not given and not keywords and hint is None:
            return self.partial_display(decl, node)  # type: ignore[arg-type]
        if hint is not None and not given:
            return self.construct_type(hint, given, keywords, node)
        if maker is None:
            self.fail(node, f"{decl.name}() takes no arguments")
        cls = self.infer_class(decl, maker, given, keywords, node, expected, 0 if maker.name == "__make__" else 1)
        if cls is None:
            return self.bottom(node)
        return self.construct_type(cls, given, keywords, node)

    def find_init(self: "Checker", decl: ClassDecl) -> FunctionDecl | None:
        seen: ClassDecl | None = decl
        while seen is not None:
            if "__init__" in seen.methods:
                return seen.methods["__init__"]
            base = seen.bases[0] if seen.bases else None
            head = base.value if type(base).__name__ == "Subscript" else base
            symbol = self.analyzer.lookup_path(head, seen.module) if head is not None else None
            seen = symbol if isinstance(symbol, ClassDecl) else None
        return None

    def class_hint(self: "Checker", decl: ClassDecl, expected: ty.Type | None) -> ty.ClassType | None:
        for member in expected.members if isinstance(expected, ty.UnionType) else (expected,):
            if isinstance(member, ty.ClassType):
                if member.decl is decl:
                    return member
                found: dict[str, ty.Type] = {}
                self.unify_base(decl, member, found)
                if found and all(param in found for param in decl.type_params):
                    return self.analyzer.class_type(decl, tuple(found[param] for param in decl.type_params))
        return None

    def unify_base(self: "Checker", decl: ClassDecl, wanted: ty.ClassType, found: dict[str, ty.Type]) -> None:
        """Type arguments with which `decl` derives directly from `wanted`."""
        for base in decl.bases[:1]:
            if type(base).__name__ == "Subscript" and self.analyzer.lookup_path(base.value, decl.module) is wanted.decl:
                self.analyzer.annotations.unify(base, wanted, TypeScope(decl.module, {}), set(decl.type_params), found)

    def infer_class(self: "Checker", decl: ClassDecl, maker: FunctionDecl, given: list[Argument], keywords: dict[str, Argument], node: Any,
                    expected: ty.Type | None, skip: int) -> ty.ClassType | None:
        """The class type of a generic constructor call, from its arguments and what is expected."""
        params = maker.params[skip:]
        matched = self.match(maker, params, given, keywords, node)
        scope = TypeScope(maker.module, {})
        free = set(decl.type_params) | self.analyzer.signatures.type_parameters(maker)
        hint = self.class_hint(decl, expected)
        if hint is not None:
            scope = TypeScope(maker.module, dict(zip(decl.type_params, hint.args)))
            return hint
        found = self.infer(maker, params, matched, scope, free, node)
        if found is None:
            return None
        self.infer_from_bounds(getattr(decl.node, "type_params", []), scope, free, found)
        missing = [p for p in decl.type_params if p not in found]
        for param in self.given_none(params, matched, set(missing)):
            for name in [m for m in missing if self.analyzer.annotations.mentions(param.annotation, {m})]:
                found[name] = ty.NONE
                missing.remove(name)
        if missing:
            if any(isinstance(a, Argument) and a.expr is not None and isinstance(a.expr.type, PartialType) for a in matched) or not given:
                self.partial_display(decl, node)  # type: ignore[arg-type]
                partial = self.partials[id(node)]
                if partial.complete:
                    return self.analyzer.class_type(decl, tuple(a for a in partial.learnt if a is not None))
                return None
            self.fail(node, f"cannot infer {', '.join(missing)} of {decl.name}", f"write {decl.name}[...](...) or annotate the variable")
        return self.analyzer.class_type(decl, tuple(found[p] for p in decl.type_params))

    def construct_type(self: "Checker", type_: ty.Type, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr:
        """`T(...)` for a concrete type."""
        primitive = self.construct_primitive(type_, positional, keywords, node)
        if primitive is not None:
            return primitive
        if not isinstance(type_, ty.ClassType):
            decl = self.analyzer.method_class(type_)
            if decl is not None and "__make__" in decl.methods:
                return self.call_decl(decl.methods["__make__"], type_, None, positional, keywords, node, None)
            self.fail(node, f"{type_} cannot be constructed")
        found = self.analyzer.find_method(type_, "__make__")
        if found is not None and found[0] is type_:
            return self.call_decl(found[1], found[0], None, positional, keywords, node, type_)
        if type_.decl is not None and type_.decl.is_enum:
            return self.enum_lookup(type_.decl, positional, node)
        abstract = self.analyzer.abstract_methods(type_)
        if abstract:
            self.fail(node, f"class '{type_}' is abstract: it lacks {', '.join(abstract)}", "instantiate a subclass that defines them")
        return self.allocate(type_, positional, keywords, node)

    def construct_class(self: "Checker", cls: ty.ClassType, args: list[tuple[t.Expr, Any]], node: Any) -> t.Expr:
        """`cls(...)` with typed arguments."""
        return self.construct_type(cls, [Argument(n, e) for e, n in args], {}, node)

    def allocate(self: "Checker", cls: ty.ClassType, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr:
        """A new instance, with __init__ called on it."""
        span = self.span(node)
        self.analyzer.reach_class(cls)
        body: list[t.Stmt] = []
        zero = t.Const(ty.U64, span, 0)
        made = self.keep(t.Intrinsic(cls, span, "unsafe.allocate_class", [zero], [cls]), body)
        for field, value in self.analyzer.field_defaults(cls):
            body.append(t.SetField(span, made, field, self.convert(self.symbol_or_global(value, node), field.type, node)))
        found = self.analyzer.find_method(cls, "__init__")
        if found is None or found[1].cls is not None and found[1].cls.name == "object" and self.analyzer.is_builtin(found[1].cls):
            if positional or keywords:
                self.fail(node, f"{cls}() takes no arguments")
            return self.block(body, made)
        owner, decl = found
        receiver = made if owner is cls or owner is None else self.convert(made, owner, node)
        saved, self.out = self.out, []
        call = self.call_decl(decl, owner, receiver, positional, keywords, node, None)
        body = self.out + body
        self.out = saved
        if call.type is ty.NEVER and isinstance(call, t.Const):
            return self.bottom(node)
        if owner is not None:
            body += self.exception_args(made, owner, decl, call, positional, node)
        body.append(t.Eval(span, call))
        return self.block(body, made)

    def symbol_or_global(self: "Checker", target: t.Global, node: Any) -> t.Expr:
        return t.GlobalGet(target.type, self.span(node), target)
