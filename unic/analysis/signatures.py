"""Signatures: parameter and result types of a function for given type arguments.

A parameter annotated with a protocol makes the function implicitly generic in it: the
argument's own type is kept in the bindings under `@name`.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unic.analysis import types as ty
from unic.analysis.annotations import TypeScope
from unic.analysis.declarations import FunctionDecl, Param
from unic.analysis.errors import Refused
from unic.analysis.protocol_bases import path_bindings
from unic.analysis.results import Results
from unic.diagnostics import Diagnostic, span_of

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer

_IMPLIED_RESULTS = {"__init__": ty.NONE, "__post_init__": ty.NONE, "__len__": ty.INT, "__bool__": ty.BOOL, "__contains__": ty.BOOL,
                    "__eq__": ty.BOOL, "__ne__": ty.BOOL, "__lt__": ty.BOOL, "__le__": ty.BOOL, "__gt__": ty.BOOL,
                    "__ge__": ty.BOOL, "__hash__": ty.INT, "__setitem__": ty.NONE, "__delitem__": ty.NONE}


@dataclass(frozen=True)
class _Located:
    """Stands for a declaration where only its module matters."""

    module: Any


@dataclass(eq=False)
class Signature:
    """params: (parameter, type) with self first for methods; result: what a call gives; raw_result: as annotated
    (for a generator or coroutine the result of its body)."""

    decl: FunctionDecl
    params: list[tuple[Param, ty.Type]]
    result: ty.Type
    raw_result: ty.Type
    scope: TypeScope
    kind: str


def parameters_passed_on(param: Param, scope: TypeScope) -> tuple[ty.Type, ...] | None:
    """What `*args: P.args` stands for, and nothing more for `**kwargs: P.kwargs`; None for other parameters."""
    node = param.annotation
    if param.kind not in ("variadic", "keywords") or type(node).__name__ != "Attribute" or node.attr not in ("args", "kwargs"):
        return None
    known = scope.bindings.get(getattr(node.value, "id", ""))
    if not isinstance(known, ty.ParamList):
        return None
    return known.params if node.attr == "args" else ()


# What `__exit__` and `__aexit__` are called with, by place.
_LEAVING = ("object", "type[BaseException] | None", "BaseException | None", "object | None")


class Signatures:
    def __init__(self, analyzer: "Analyzer") -> None:
        self.analyzer = analyzer
        self.concrete: dict[object, ty.Type | None] = {}
        self.results = Results(analyzer)

    def scope(self, decl: FunctionDecl, owner: ty.Type | None, bindings: dict[str, ty.Type]) -> TypeScope:
        all_bindings: dict[str, ty.Type] = {}
        if isinstance(owner, ty.ClassType) and owner.decl is not None:
            all_bindings.update(zip(owner.decl.type_params, owner.args))
            # Inherited generic classes: the declaring class's parameters count.
            for cls in owner.ancestors():
                if cls.decl is decl.cls and cls.decl is not None:
                    all_bindings.update(zip(cls.decl.type_params, cls.args))
        elif isinstance(owner, ty.ProtocolType):
            all_bindings.update(zip(owner.decl.type_params, owner.args))
        if decl.protocol_path:
            all_bindings = path_bindings(self.analyzer, decl, all_bindings, owner)
        all_bindings.update({k: v for k, v in bindings.items() if not k.startswith("@")})
        return TypeScope(decl.module, all_bindings, owner, decl.cls.nested if decl.cls is not None else {})

    def type_parameters(self, decl: FunctionDecl) -> set[str]:
        """Names of the function's own type variables: PEP 695 ones, and TypeVars its annotations mention."""
        from unic.analysis.declarations import TypeVarDecl
        from unic.syntax import ast
        names = {p.name for p in decl.type_params}
        own_class = set(decl.cls.type_params) if decl.cls is not None else set()
        own_class |= set(decl.protocol_path[-1][0].type_params) if decl.protocol_path else set()
        for annotation in [p.annotation for p in decl.params if p.annotation is not None] + ([decl.node.returns] if decl.node.returns else []):
            for node in ast.walk(annotation):
                if type(node).__name__ == "Constant" and isinstance(node.value, str):
                    try:
                        parsed = self.analyzer.parse_annotation(node.value, decl.module, node)
                    except Refused:
                        continue
                    names.update(n.id for n in ast.walk(parsed) if type(n).__name__ == "Name" and
                                 isinstance(self.analyzer.lookup(n.id, decl.module), TypeVarDecl))
                elif type(node).__name__ == "Name" and node.id not in names and isinstance(
                        self.analyzer.lookup(node.id, decl.module), TypeVarDecl):
                    names.add(node.id)
        return names - own_class

    def is_protocol(self, annotation: Any, decl: FunctionDecl) -> bool:
        """Whether a parameter annotation is a protocol at its top level."""
        from unic.analysis.declarations import ClassDecl
        if annotation is None:
            return False
        if type(annotation).__name__ == "Constant" and isinstance(annotation.value, str):
            annotation = self.analyzer.parse_annotation(annotation.value, decl.module, annotation)
        if type(annotation).__name__ == "BinOp":
            return self.is_protocol(annotation.left, decl) or self.is_protocol(annotation.right, decl)
        head = annotation.value if type(annotation).__name__ == "Subscript" else annotation
        if type(head).__name__ not in ("Name", "Attribute"):
            return False
        symbol = self.analyzer.annotated_path(head, decl.module)
        return isinstance(symbol, ClassDecl) and symbol.is_protocol

    def is_protocol_node(self, annotation: Any, module: Any) -> bool:
        """`is_protocol` for an annotation of a function in `module`."""
        return self.is_protocol(annotation, _Located(module))  # type: ignore[arg-type]

    def nested(self, decl: FunctionDecl, scope: TypeScope, inferred: ty.Type | None) -> Signature:
        """The signature of a nested function, whose annotations see the type parameters around it.

        inferred: the result that a function without annotation was found to have so far.
        """
        params: list[tuple[Param, ty.Type]] = []
        for param in decl.params:
            passed_on = parameters_passed_on(param, scope)
            if passed_on is not None:
                params += [(Param(f"{param.name}.{i}", None, None, "positional", param.node), type_) for i, type_ in enumerate(passed_on)]
                continue
            if param.annotation is None:
                raise Refused(Diagnostic(f"parameter '{param.name}' of '{decl.name}' has no type",
                                         span_of(decl.module.shown_path, param.node), f"write {param.name}: int (or its real type)"))
            type_ = self.analyzer.annotations.evaluate(param.annotation, scope)
            type_ = self.gathered(param, type_)
            params.append((param, type_))
        raw = inferred if inferred is not None else self.result(decl, scope, False, params)
        assert raw is not None
        if decl.is_async and not decl.is_generator:
            return Signature(decl, params, self.analyzer.builtin_class("Coroutine", raw), raw, scope, "generator")
        if decl.is_generator:
            result, raw = self.generator_result(decl, raw)
            return Signature(decl, params, result, raw, scope, "generator")
        return Signature(decl, params, raw, raw, scope, "plain")

    def gathered(self, param: Param, type_: ty.Type) -> ty.Type:
        """What the function sees of a parameter annotated so: a tuple of all that `*` takes, a dict of all that `**` takes."""
        if param.kind == "variadic":
            return self.analyzer.builtin_class("tuple", type_)
        return self.analyzer.builtin_class("dict", self.analyzer.builtin_class("str"), type_) if param.kind == "keywords" else type_

    def of(self, decl: FunctionDecl, owner: ty.Type | None, bindings: dict[str, ty.Type], partial: bool = False) -> Signature | None:
        """The signature; with `partial`, None when type variables are still unbound."""
        scope = self.scope(decl, owner, bindings)
        annotations = self.analyzer.annotations
        params: list[tuple[Param, ty.Type]] = []
        for index, param in enumerate(decl.params):
            if index == 0 and decl.role in ("method", "property") and decl.cls is not None:
                self.check_receiver(decl, param)
                params.append((param, self.self_type(decl, owner)))
                continue
            if index == 0 and decl.role == "class" and decl.cls is not None:
                params.append((param, ty.class_object(owner if owner is not None else ty.NONE)))
                continue
            if "@" + param.name in bindings:
                params.append((param, bindings["@" + param.name]))
                continue
            replaced = self.replaced_parameter(decl, param, owner)
            if replaced is None and param.annotation is None:
                raise Refused(Diagnostic(f"parameter '{param.name}' of '{decl.name}' has no type",
                                         span_of(decl.module.shown_path, param.node), f"write {param.name}: int (or its real type)"))
            try:
                type_ = replaced or annotations.evaluate(param.annotation, scope)
            except Refused:
                if partial:
                    return None
                raise
            type_ = self.gathered(param, type_)
            params.append((param, type_))
        if decl.role in ("method", "property") and decl.cls is not None and not any(p.kind in ("plain", "positional") for p in decl.params[:1]):
            raise Refused(Diagnostic(f"method '{decl.name}' has no parameter for the object itself", span_of(decl.module.shown_path, decl.node),
                                     "write `self` as its first parameter, or @staticmethod above the method"))
        raw = self.result(decl, scope, partial, params)
        if raw is None:
            return None
        result, kind = raw, "plain"
        if decl.is_async and not decl.is_generator:
            kind = "generator"
            result = self.analyzer.builtin_class("Coroutine", raw)
        elif decl.is_generator:
            kind = "generator"
            result, raw = self.generator_result(decl, raw)
        signature = Signature(decl, params, result, raw, scope, kind)
        if isinstance(raw, ty.ProtocolType) and kind == "plain" and not isinstance(owner, ty.ProtocolType) \
                and "__call__" not in raw.decl.methods:
            inferred = self.concrete_result(decl, owner, bindings, signature)
            if inferred is not None:
                return Signature(decl, params, inferred, inferred, scope, kind)
        return signature

    def replaced_parameter(self, decl: FunctionDecl, param: Param, owner: ty.Type | None) -> ty.Type | None:
        """The type that a parameter has in the method that an app's method takes the place of: without an annotation of its own, in any class
        above; annotated `Any`, in one of the library (__eq__, default). What `with` passes on leaving is known as well."""
        bare = param.annotation is None
        if decl.cls is None or not decl.module.is_app or not isinstance(owner, ty.ClassType) or param.kind not in ("plain", "positional") \
                or not bare and not self.analyzer.annotations.is_any(param.annotation, TypeScope(decl.module)):
            return None
        place = decl.params.index(param)
        for cls in owner.ancestors():
            above = cls.decl is not None and cls.decl is not decl.cls and (bare or not cls.decl.module.is_app)
            replaced = cls.decl.methods.get(decl.name) if above and cls.decl is not None else None
            if replaced is not None and place < len(replaced.params) and replaced.params[place].annotation is not None:
                return self.analyzer.annotations.evaluate(replaced.params[place].annotation, self.scope(replaced, cls, {}))
        if bare and decl.name in ("__exit__", "__aexit__") and place < len(_LEAVING):
            builtins = self.analyzer.builtins_module()
            return self.analyzer.annotations.evaluate(self.analyzer.parse_annotation(_LEAVING[place], builtins, param.node), TypeScope(builtins))
        return None

    def check_receiver(self, decl: FunctionDecl, param: Param) -> None:
        """Refused when the first parameter of an app's method is plainly not meant to be the object itself."""
        if not decl.module.is_app or param.annotation is None or param.name == "self":
            return
        raise Refused(Diagnostic(f"the first parameter of method '{decl.name}' is the object itself, not '{param.name}'",
                                 span_of(decl.module.shown_path, param.node), "put `self` before it, or write @staticmethod above the method"))

    def concrete_result(self, decl: FunctionDecl, owner: ty.Type | None, bindings: dict[str, ty.Type], signature: Signature) -> ty.Type | None:
        """What a function annotated with a protocol really returns, if that is always one class: calls on it need no dispatch."""
        from unic.analysis.checker import infer_result
        from unic.analysis.program import Instance
        from unic.analysis import typed as t
        key = (decl, owner, tuple(sorted(bindings.items(), key=lambda kv: kv[0])))
        if key not in self.concrete:
            self.concrete[key] = None
            if decl.cls is not None and self.analyzer.overridden_below(decl.cls, decl.name, set()):
                return None
            function = t.Function("", decl.name, decl.module.shown_path, [], signature.result)
            self.concrete[key] = infer_result(self.analyzer, Instance(decl, owner if isinstance(owner, ty.ClassType) else None, bindings, signature, function))
        return self.concrete[key]

    def binds_self(self, decl: FunctionDecl) -> bool:
        """Whether a method's types depend on the class of its object: `self: T`, or `Self` in its annotations."""
        from unic.analysis.annotations import Special
        from unic.syntax import ast
        if decl.role != "method" or not decl.params:
            return False
        annotations = [p.annotation for p in decl.params if p.annotation is not None] + ([decl.node.returns] if decl.node.returns else [])
        if type(decl.params[0].annotation).__name__ == "Name" and decl.params[0].annotation.id in self.type_parameters(decl):
            return True
        for node in (n for a in annotations for n in ast.walk(a)):
            if type(node).__name__ in ("Name", "Attribute"):
                symbol = self.analyzer.annotated_path(node, decl.module)
                if isinstance(symbol, Special) and symbol.name == "Self":
                    return True
        return False

    def self_type(self, decl: FunctionDecl, owner: ty.Type | None) -> ty.Type:
        if isinstance(owner, ty.ClassType) and not self.analyzer.is_builtin(owner.decl) and self.binds_self(decl):
            return owner
        if isinstance(owner, ty.ClassType):
            for cls in owner.ancestors():
                if cls.decl is decl.cls:
                    return cls if owner.shares(cls) else owner
        if owner is not None:
            return owner
        assert decl.cls is not None
        primitive = self.analyzer.primitive_of(decl.cls)
        if primitive is not None:
            return primitive
        if decl.cls.name.startswith("machine_int_"):
            return ty.MACHINE_INTS[decl.cls.name.removeprefix("machine_int_")]
        return self.analyzer.class_type(decl.cls, ())

    def result(self, decl: FunctionDecl, scope: TypeScope, partial: bool, params: list[tuple[Param, ty.Type]]) -> ty.Type | None:
        node = decl.node.returns
        if node is None:
            name = decl.name.removesuffix(".setter").removesuffix(".deleter")
            if name in _IMPLIED_RESULTS:
                return _IMPLIED_RESULTS[name]
            if decl.name.endswith((".setter", ".deleter")):
                return ty.NONE
            if self.replaces_endless(decl, scope):
                return ty.NEVER
            return self.results.of(decl, scope, params)
        try:
            annotations = self.analyzer.annotations
            return annotations.class_meant(node, scope) if decl.name == "__float__" else annotations.evaluate(node, scope)
        except Refused:
            if partial:
                return None
            raise

    def replaces_endless(self, decl: FunctionDecl, scope: TypeScope) -> bool:
        """Whether a method takes the place of one that is declared NoReturn, as that of a parser's error() does."""
        if decl.cls is None or not decl.module.is_app or decl.is_async or decl.is_generator or not isinstance(scope.self_type, ty.ClassType):
            return False
        methods = [cls.decl.methods.get(decl.name) for cls in scope.self_type.ancestors() if cls.decl is not None and cls.decl is not decl.cls]
        above = next((method for method in methods if method is not None), None)
        return above is not None and (getattr(above.node.returns, "id", None) or getattr(above.node.returns, "attr", None)) in ("NoReturn", "Never")

    def generator_result(self, decl: FunctionDecl, annotated: ty.Type) -> tuple[ty.Type, ty.Type]:
        """(Generator class, body result) for a generator annotated Iterator[T], Iterable[T] or Generator[Y, S, R]."""
        if decl.is_async:
            return self.async_generator_result(decl, annotated), ty.NONE
        if isinstance(annotated, ty.ClassType) and annotated.decl is not None and annotated.decl.name == "Generator":
            return annotated, annotated.args[2]
        if isinstance(annotated, ty.ProtocolType) and annotated.args and annotated.decl.name in ("Iterator", "Iterable"):
            return self.analyzer.builtin_class("Generator", annotated.args[0], ty.NONE, ty.NONE), ty.NONE
        raise Refused(Diagnostic(f"generator '{decl.name}' must be annotated as Iterator[T] or Generator[Y, S, R]",
                                 span_of(decl.module.shown_path, decl.node), f"write `-> Iterator[{annotated}]` if it yields {annotated}"))

    def async_generator_result(self, decl: FunctionDecl, annotated: ty.Type) -> ty.Type:
        """The AsyncGenerator class of an async generator annotated AsyncIterator[T], AsyncIterable[T] or AsyncGenerator[Y, S]."""
        if isinstance(annotated, ty.ClassType) and annotated.decl is not None and annotated.decl.name == "AsyncGenerator":
            return annotated
        if isinstance(annotated, ty.ProtocolType) and annotated.args and annotated.decl.name in ("AsyncIterator", "AsyncIterable"):
            return self.analyzer.builtin_class("AsyncGenerator", annotated.args[0], ty.NONE)
        raise Refused(Diagnostic(f"async generator '{decl.name}' must be annotated as AsyncIterator[T] or AsyncGenerator[Y, S]",
                                 span_of(decl.module.shown_path, decl.node)))
