"""Functions where a callback protocol (one whose only method is `__call__`) is expected, and objects where a function is.

A function becomes an object of a class that the compiler writes, whose `__call__` has the function's own parameters: their
names and defaults count in calls through the protocol. An object with `__call__` becomes a function value over it.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import TypeScope
from unic.analysis.arguments import Argument, argument_name
from unic.analysis.convert import Conversions
from unic.analysis.declarations import ClassDecl, FunctionDecl, Param
from unic.analysis.expressions import GENERIC_CLASS
from unic.analysis.modules import function_declaration
from unic.analysis.scope import Variable
from unic.syntax import ast

if TYPE_CHECKING:
    from unic.analysis.checker import Checker
    from unic.analysis.program import Analyzer

_BASE = "Callback"
_OBJECT = ".object"
_FIELD = "function"
_CALLEE = ".callee"


def takes_calls(analyzer: "Analyzer", actual: ty.Type, protocol: ty.ProtocolType) -> bool:
    """Whether calls through a callback protocol may go to objects of this class: a method of the same name may mean anything."""
    theirs = analyzer.find_method(actual, "__call__")
    wanted = analyzer.signatures.of(protocol.decl.methods["__call__"], protocol, {}, partial=True)
    given = analyzer.signatures.of(theirs[1], theirs[0] if theirs[0] is not None else actual, {}, partial=True) if theirs is not None else None
    if wanted is None or given is None:
        return given is not None
    places = [(p, type_) for p, type_ in given.params[1:] if p.kind in ("plain", "positional")]
    by_name = {p.name: type_ for p, type_ in given.params[1:] if p.kind in ("plain", "keyword")}
    kinds = {p.kind for p, _ in given.params[1:]}
    fits = Conversions(analyzer).assignable
    for index, (param, type_) in enumerate((p, type_) for p, type_ in wanted.params[1:] if p.kind in ("plain", "positional")):
        if index < len(places):
            if not fits(type_, places[index][1]) or param.kind == "plain" and places[index][0].name != param.name:
                return False
        elif "variadic" not in kinds:
            return False
    for param, type_ in wanted.params[1:]:
        if param.kind == "keyword" and "keywords" not in kinds and (param.name not in by_name or not fits(type_, by_name[param.name])):
            return False
    names = {p.name for p, _ in wanted.params[1:]}
    count = sum(1 for p, _ in wanted.params[1:] if p.kind in ("plain", "positional"))
    required = [p for p, _ in given.params[1:] if p.default is None and p.kind in ("plain", "positional", "keyword")]
    if any(p.name not in names and p not in [place for place, _ in places[:count]] for p in required):
        return False
    return wanted.result is ty.NONE or fits(given.result, wanted.result)


class Callbacks:
    """Mixin of the checker."""

    def callback_protocol(self: "Checker", expected: ty.Type | None) -> ty.ProtocolType | None:
        """The callback protocol among the members of an expected type."""
        for member in expected.members if isinstance(expected, ty.UnionType) else (expected,):
            if isinstance(member, ty.ProtocolType) and set(self.analyzer.protocol_methods(member.decl)) == {"__call__"}:
                return member
        return None

    def protocol_call(self: "Checker", protocol: ty.ProtocolType) -> ty.CallableType | None:
        """What a function value must be for a callback protocol."""
        decl = self.analyzer.protocol_methods(protocol.decl)["__call__"]
        signature = self.analyzer.signatures.of(decl, protocol, {}, partial=True)
        if signature is None or any(p.kind in ("variadic", "keywords") for p in decl.params):
            return None
        return ty.callable_of(tuple(type_ for _, type_ in signature.params[1:]), signature.result)

    def function_as_object(self: "Checker", callee: "t.Expr | FunctionDecl", protocol: ty.ProtocolType, node: Any, shape: FunctionDecl | None = None) -> t.Expr:
        """An object with the function as its `__call__`; `shape`: the declaration of a nested function, whose parameters it has."""
        key = (callee if isinstance(callee, FunctionDecl) else callee.type, protocol, shape)
        cls = self.analyzer.callback_classes.get(key)
        if cls is None:
            cls = self.analyzer.callback_classes[key] = self.callback_class(callee, protocol, node, shape)
        span = self.span(node)
        self.analyzer.reach_class(cls)
        body: list[t.Stmt] = []
        kept = self.keep(callee, body) if not isinstance(callee, FunctionDecl) else None
        made = self.keep(t.Intrinsic(cls, span, "unsafe.allocate_class", [t.Const(ty.U64, span, 0)], [cls]), body)
        if kept is not None:
            body.append(t.SetField(span, made, cls.field_map[_CALLEE], kept))
        known = kept if kept is not None else self.function_reference(callee, node, self.protocol_call(protocol))  # type: ignore[arg-type]
        whole = self.analyzer.builtin_class("object")
        body.append(t.SetField(span, made, cls.field_map[_FIELD], t.Convert(whole, span, "cast", known)))
        return self.block(body, made)

    def as_callback(self: "Checker", value: t.Expr, target: ty.Type, protocol: ty.ProtocolType, node: Any) -> t.Expr | None:
        """A function value as an object of a callback protocol; None when it is not such a function."""
        wanted = self.protocol_call(protocol)
        if wanted is None or not self.conversions.assignable(value.type, wanted):
            return None
        return self.convert(self.function_as_object(self.convert(value, wanted, node), protocol, node), target, node)

    def nested_as_object(self: "Checker", variable: Variable, protocol: ty.ProtocolType, node: Any) -> t.Expr | None:
        """A nested function as an object of a callback protocol; None where its parameters cannot be written down in a class."""
        decl, _ = variable.function
        callee = self.read_variable(variable, node)
        if callee.type is ty.NEVER or decl.decorators or self.type_scope.bindings or any(p.default is not None and not self.is_constant_default(p) for p in decl.params):
            return None
        return self.function_as_object(callee, protocol, node, decl)

    def callback_class(self: "Checker", callee: "t.Expr | FunctionDecl", protocol: ty.ProtocolType, node: Any, shape: FunctionDecl | None) -> ty.ClassType:
        wanted = self.analyzer.protocol_methods(protocol.decl)["__call__"]
        place = (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
        own = isinstance(callee, FunctionDecl) and callee.module.is_app and not self.analyzer.signatures.type_parameters(callee)
        source = shape if shape is not None else callee if own else wanted
        own = source is not wanted
        assert isinstance(source, FunctionDecl)
        name = callee.name if isinstance(callee, FunctionDecl) else "function"
        taken = source.node.args
        params = source.params if own else source.params[1:]
        if isinstance(callee, FunctionDecl):
            hidden = f"function {callee.qualname}"
            source.module.symbols[hidden] = callee
            function: Any = ast.Name(hidden, ast.Load(), *place)
        else:
            function = ast.Attribute(ast.Name(_OBJECT, ast.Load(), *place), _CALLEE, ast.Load(), *place)
        given, named = _passed_on(params, isinstance(callee, FunctionDecl), place)
        body = ast.Return(ast.Call(function, given, named, *place), *place)
        method = ast.FunctionDef("__call__", _with_object(taken, own, place), [body], [], source.node.returns, None, [], *place)
        source.module.symbols[_BASE] = self.analyzer.builtin(_BASE)
        bases = [ast.Name(_BASE, ast.Load(), *place)]
        decl = ClassDecl(name, name, ast.ClassDef(name, bases, [], [body], [], [], *place), source.module, list(bases))
        made = decl.methods["__call__"] = function_declaration(method, source.module, decl)
        made.is_wrapper = True
        if not own:
            decl.type_params = list(protocol.decl.type_params)
        cls = self.analyzer.class_type(decl, () if own else protocol.args)
        if not isinstance(callee, FunctionDecl):
            self.analyzer.add_field(cls, _CALLEE, callee.type)
        return cls

    def protocol_argument(self: "Checker", argument: Argument, param: Param, decl: FunctionDecl, scope: TypeScope) -> t.Expr:
        """The value of an argument for a parameter annotated with a protocol; a function for a callback protocol is an object with it."""
        wanted = self.annotation_if_known(param.annotation, scope)
        protocol = self.callback_protocol(wanted)
        known = self.protocol_decl(param, decl) if wanted is None else None
        if known is not None and set(self.analyzer.protocol_methods(known)) == {"__call__"}:
            return self.generic_callback(argument, known, param, decl)
        if protocol is None:
            return self.as_tuple(self.present(self.argument(argument, None), argument.node, missing="__iter__"))
        value = self.argument(argument, wanted)
        if isinstance(value.type, ty.ClassObject) or value.type is GENERIC_CLASS:
            value = self.class_as_function(value, wanted, argument.node)
        return self.convert(value, protocol, argument.node, argument_name(decl, param)) if isinstance(value.type, ty.CallableType) else value

    def generic_callback(self: "Checker", argument: Argument, protocol: ClassDecl, param: Param, decl: FunctionDecl) -> t.Expr:
        """An argument for a callback protocol whose type arguments it has to tell."""
        method = protocol.methods["__call__"]
        scope = TypeScope(protocol.module)
        given = [self.annotation_if_known(p.annotation, scope) for p in method.params[1:]]
        hint = ty.callable_of(tuple(type_ for type_ in given if type_ is not None), ty.NEVER) if None not in given else None
        value = argument.expr if argument.expr is not None else self.value_or_class(argument.node, hint)
        if not isinstance(value.type, ty.CallableType):
            return value
        found: dict[str, ty.Type] = {}
        free = set(protocol.type_params)
        for p, type_ in zip(method.params[1:], value.type.params):
            self.analyzer.annotations.unify(p.annotation, type_, scope, free, found)
        self.analyzer.annotations.unify(method.node.returns, value.type.result, scope, free, found)
        if free - set(found):
            self.fail(argument.node, f"{argument_name(decl, param)}: {value.type} is not a {protocol.name}")
        return self.convert(value, ty.protocol_of(protocol, tuple(found[name] for name in protocol.type_params)), argument.node, argument_name(decl, param))

    def object_as_function(self: "Checker", value: t.Expr, wanted: ty.CallableType, node: Any) -> t.Expr | None:
        """An object with `__call__` where a function value is expected; None for one without."""
        if not isinstance(value.type, (ty.ClassType, ty.ProtocolType)) or ty.is_type_class(value.type) or self.analyzer.find_method(value.type, "__call__") is None:
            return None
        if wanted.result is ty.NEVER:
            saved, self.out = self.out, []
            result = self.call_method(value, "__call__", [(t.LocalGet(p, None, t.Local("", p)), node) for p in wanted.params], {}, node).type
            self.out = saved
            wanted = ty.callable_of(wanted.params, result)

        def call(checker: "Checker", args: list[t.Expr], captured: list[t.Expr]) -> t.Expr:
            return checker.call_method(captured[0], "__call__", [(a, node) for a in args], {}, node)

        return self.adapter(wanted, [value], call, node, t.Identity(None, None, "", None, ("object", value.type), bound=True))


def _with_object(taken: Any, own: bool, place: tuple[int, int, int, int]) -> Any:
    """The parameters of a function behind one for the object; of a method, in the place of its own."""
    first = ast.arg(_OBJECT, None, None, *place)
    posonly, plain = list(taken.posonlyargs), list(taken.args)
    if not own:
        posonly, plain = (posonly[1:], plain) if posonly else (posonly, plain[1:])
    if posonly:
        posonly.insert(0, first)
    else:
        plain.insert(0, first)
    # The defaults of a protocol say only that there are some.
    named = taken.kw_defaults if own else [None] * len(taken.kwonlyargs)
    return ast.arguments(posonly, plain, taken.vararg, taken.kwonlyargs, named, taken.kwarg, taken.defaults if own else [])


def _passed_on(params: list[Param], by_name: bool, place: tuple[int, int, int, int]) -> tuple[list[Any], list[Any]]:
    """The arguments of a call that passes all parameters on, by place and by name."""
    given: list[Any] = []
    named: list[Any] = []
    for param in params:
        value: Any = ast.Name(param.name, ast.Load(), *place)
        if param.kind == "variadic":
            given.append(ast.Starred(value, ast.Load(), *place))
        elif param.kind == "keywords":
            named.append(ast.keyword(None, value, *place))
        elif param.kind == "keyword" and by_name:
            named.append(ast.keyword(param.name, value, *place))
        else:
            given.append(value)
    return given, named
