"""Declarations: what modules, classes and functions say about themselves, before any type is computed."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Iterator, MutableMapping

from unic.syntax import ast


@dataclass(eq=False)
class Param:
    """One parameter. kind: "plain", "keyword" (keyword-only), "positional" (positional-only), "variadic" (*args), "keywords" (**options)."""

    name: str
    annotation: Any
    default: Any
    kind: str
    node: Any


@dataclass(eq=False)
class FunctionDecl:
    """A `def`. role: "function", "method", "static", "class" or "property"."""

    name: str
    qualname: str
    node: Any
    module: "ModuleDecl"
    cls: "ClassDecl | None" = None
    role: str = "function"
    params: list[Param] = field(default_factory=list)
    type_params: list[Any] = field(default_factory=list)
    is_async: bool = False
    is_abstract: bool = False
    is_synthesized: bool = False
    inline: str = ""
    export: str | None = None
    setter: "FunctionDecl | None" = None
    deleter: "FunctionDecl | None" = None
    # functools.cached_property.
    is_kept: bool = False
    decorators: list[Any] = field(default_factory=list)
    is_context_manager: bool = False
    by_class: bool = False
    cache: Any = None
    # The declarations with @overload above it.
    overloads: "list[FunctionDecl]" = field(default_factory=list)
    # For a method that comes from a protocol among the bases: the way there (unic/analysis/protocol_bases.py).
    protocol_path: "tuple[Any, ...]" = ()
    # The argument of functools.wraps.
    wraps: Any = None
    # functools.singledispatch: the functions registered, with the classes they are for.
    registered: "list[tuple[Any, FunctionDecl]] | None" = None
    # The compiler's own, around a function: no frame of its own in tracebacks.
    is_wrapper: bool = False
    _decoration: Any = None
    _is_generator: bool | None = None

    @property
    def is_generator(self) -> bool:
        if self._is_generator is None:
            self._is_generator = has_yield(self.node)
        return self._is_generator

    @property
    def cleans_up(self) -> bool:
        """Whether leaving this generator half-way may run code of it, or of a generator that only it holds."""
        kinds = [(type(n).__name__, n) for n in own_nodes(self.node)]
        return any(kind in ("Try", "TryStar", "With", "YieldFrom", "AsyncWith", "AsyncFor") or kind == "For" and type(node.iter).__name__ == "Call" for kind, node in kinds)

    def decoration(self, plain: str) -> Any:
        """The expression that calls the decorators on the function itself, which the name `plain` means."""
        if self._decoration is None:
            made: Any = ast.Name(plain, ast.Load())
            for call in [None, *reversed(self.decorators)]:
                made = made if call is None else ast.Call(call, [made], [])
                made.lineno, made.col_offset = self.node.lineno, self.node.col_offset
                made.end_lineno, made.end_col_offset = self.node.end_lineno, self.node.end_col_offset
            self._decoration = made
        return self._decoration

    @property
    def bound_names(self) -> set[str]:
        """Names this function's own scope binds (parameters included, imports not)."""
        return bound_names(self.node)


@dataclass(eq=False)
class ClassAttribute:
    """A name bound in a class body: annotation and value as written, None where left out."""

    name: str
    annotation: Any
    value: Any
    node: Any


@dataclass(eq=False)
class ClassDecl:
    """A `class` statement."""

    name: str
    qualname: str
    node: Any
    module: "ModuleDecl"
    bases: list[Any] = field(default_factory=list)
    type_params: list[str] = field(default_factory=list)
    methods: dict[str, FunctionDecl] = field(default_factory=dict)
    attributes: dict[str, ClassAttribute] = field(default_factory=dict)
    nested: "dict[str, ClassDecl]" = field(default_factory=dict)
    is_protocol: bool = False
    # It names ABC or ABCMeta: objects of it and of classes below need all abstract methods.
    is_abc: bool = False
    is_enum: bool = False
    # What the members of an enum count as: "int" (IntEnum), "str" (StrEnum) or "" (nothing but themselves).
    enum_mixin: str = ""
    # Flag and IntFlag; flag_boundary: as given by `boundary=`.
    is_flag: bool = False
    flag_boundary: int | None = None
    is_named_tuple: bool = False
    # Of a TypedDict, by key: the annotation, and whether `total` says that it is always there.
    typed_items: "dict[str, tuple[Any, bool]] | None" = None
    # IntEnum and StrEnum show the value, `class C(str, Enum)` shows C.X.
    shows_value: bool = False
    dataclass_options: "dict[str, Any] | None" = None
    is_final: bool = False
    is_totally_ordered: bool = False


def all_methods(decl: ClassDecl) -> list[FunctionDecl]:
    """The methods of a class, with the setters and deleters of its properties."""
    return [method for found in decl.methods.values() for method in (found, found.setter, found.deleter) if method is not None]


def class_keywords(decl: ClassDecl) -> list[Any]:
    """What a class statement passes to __init_subclass__."""
    return [k for k in decl.node.keywords if k.arg not in ("metaclass", "boundary", "total")]


def class_names(decl: ClassDecl) -> set[str]:
    """Names that a class body binds, which the expressions in it see before those of the module."""
    return {*decl.attributes, *decl.nested}


@dataclass(eq=False)
class GlobalDecl:
    """A module-level variable. `value` is the expression of its only assignment, or None when assigned by several statements."""

    name: str
    module: "ModuleDecl"
    annotation: Any
    value: Any
    node: Any
    final: bool = False
    assignments: int = 1
    # Whether the module deletes the name somewhere.
    deleted: bool = False
    # The class in whose body the value stands (a default that methods share).
    cls: ClassDecl | None = None


@dataclass(eq=False)
class AliasDecl:
    """A type alias (`X = int | None`, `type X = ...`)."""

    name: str
    module: "ModuleDecl"
    value: Any
    type_params: list[Any] = field(default_factory=list)
    # typing.NewType: calling it gives its argument.
    is_new_type: bool = False


@dataclass(eq=False)
class TypeVarDecl:
    """`T = TypeVar("T", ...)`."""

    name: str
    module: "ModuleDecl"
    node: Any


@dataclass(eq=False)
class ImportedModule:
    """`import a.b` (binds a) or `import a.b as c`."""

    name: str


@dataclass(eq=False)
class ImportedName:
    """`from module import name`."""

    module: str
    name: str
    node: Any


@dataclass(eq=False)
class ModuleDecl:
    """One module. `statements` are the top-level statements left after constant `if`s are folded."""

    name: str
    path: str
    shown_path: str
    source: str
    is_package: bool
    is_app: bool
    node: Any
    symbols: MutableMapping[str, Any] = field(default_factory=dict)
    # Names that only annotations may use (unic/analysis/checker_names.py).
    type_symbols: dict[str, Any] = field(default_factory=dict)
    statements: list[Any] = field(default_factory=list)
    # Names of the modules that its top-level statements import, in order, with these statements.
    imports: list[tuple[str, Any]] = field(default_factory=list)
    # Classes inside functions.
    local_classes: list[ClassDecl] = field(default_factory=list)
    # unic/analysis/bare_annotations.py, which fills it in.
    handed_on: set[str] | None = None
    # The module as it is, when this is how a class inside a function sees it.
    home: "ModuleDecl | None" = None

    @property
    def trusted(self) -> bool:
        """Whether the module may import `unsafe`."""
        return self.name == "runtime" or self.name.startswith("runtime.")


def deletions(targets: list[Any]) -> Iterator[Any]:
    """What `del` deletes: the names, attributes and items in its targets, also in `del (a, [b, c])`."""
    for target in targets:
        if type(target) in (ast.Tuple, ast.List):
            yield from deletions(target.elts)
        else:
            yield target


def function_scope_nodes(body: list[Any]) -> list[Any]:
    """All nodes of a function body that run in its own scope (not those of nested functions, lambdas and classes), in source order."""
    found = []
    stack = list(reversed(body))
    while stack:
        node = stack.pop()
        found.append(node)
        kind = node.__class__
        if kind is ast.FunctionDef or kind is ast.AsyncFunctionDef:
            stack.extend(node.decorator_list)
            stack.extend(node.args.defaults)
            stack.extend(d for d in node.args.kw_defaults if d is not None)
        elif kind is not ast.ClassDef and kind is not ast.Lambda:
            for name in kind._backwards:
                value = getattr(node, name)
                if value.__class__ is list:
                    stack.extend(child for child in reversed(value) if isinstance(child, ast.AST))
                elif isinstance(value, ast.AST):
                    stack.append(value)
    return found


def own_nodes(definition: Any) -> list[Any]:
    """function_scope_nodes() of a function or class, which are looked for but once."""
    known = getattr(definition, "own_nodes", None)
    if known is None:
        known = definition.own_nodes = function_scope_nodes(definition.body)
    return known  # type: ignore[no-any-return]


def names_assigned_later(module: ModuleDecl) -> set[str]:
    """Variables of a module that its functions assign."""
    known = getattr(module, "_assigned_later", None)
    if known is None:
        known = {name for node in ast.walk(module.node) if type(node).__name__ == "Global" for name in node.names}
        module._assigned_later = known  # type: ignore[attr-defined]
    return known  # type: ignore[no-any-return]


def bound_names(function: Any) -> set[str]:
    """Names bound in the function's own scope, without imports, classes and those declared global or nonlocal."""
    if type(function).__name__ == "Lambda":
        return {arg.arg for arg in _parameters(function.args)}
    known = getattr(function, "bound_names", None)
    if known is None:
        known = function.bound_names = _bound_names(function)
    return known  # type: ignore[no-any-return]


def _parameters(args: Any) -> list[Any]:
    return [arg for arg in (*args.posonlyargs, *args.args, *args.kwonlyargs, args.vararg, args.kwarg) if arg is not None]


def _bound_names(function: Any) -> set[str]:
    names = {arg.arg for arg in _parameters(function.args)}
    outer: set[str] = set()
    inner_targets = comprehension_targets(own_nodes(function))
    for node in own_nodes(function):
        kind = type(node).__name__
        if kind == "Name":
            if type(node.ctx).__name__ != "Load" and id(node) not in inner_targets:
                names.add(node.id)
        elif kind in ("FunctionDef", "AsyncFunctionDef"):
            names.add(node.name)
        elif kind in ("Global", "Nonlocal"):
            outer.update(node.names)
        elif kind == "ExceptHandler" and node.name:
            names.add(node.name)
        elif kind in ("MatchAs", "MatchStar") and node.name:
            names.add(node.name)
        elif kind == "MatchMapping" and node.rest:
            names.add(node.rest)
    return names - outer


def comprehension_targets(nodes: list[Any]) -> set[int]:
    """Ids of those Name nodes that are comprehension variables (they live in the comprehension's own scope), given the nodes of a scope."""
    found: set[int] = set()
    for node in nodes:
        if type(node).__name__ == "comprehension":
            for inner in ast.walk(node.target):
                if type(inner).__name__ == "Name":
                    found.add(id(inner))
    return found


def has_yield(function: Any) -> bool:
    """Whether a FunctionDef or AsyncFunctionDef is a generator."""
    return any(type(n).__name__ in ("Yield", "YieldFrom") for n in own_nodes(function))


def returns_value(function: Any) -> bool:
    return any(type(n).__name__ == "Return" and n.value is not None for n in own_nodes(function))


def make_params(args: Any) -> list[Param]:
    """The parameters of an `ast.arguments`, in order."""
    positional = args.posonlyargs + args.args
    defaults: list[Any] = [None] * (len(positional) - len(args.defaults)) + list(args.defaults)
    params = [Param(a.arg, a.annotation, d, "positional" if i < len(args.posonlyargs) else "plain", a)
              for i, (a, d) in enumerate(zip(positional, defaults))]
    if args.vararg is not None:
        params.append(Param(args.vararg.arg, args.vararg.annotation, None, "variadic", args.vararg))
    params.extend(Param(a.arg, a.annotation, d, "keyword", a) for a, d in zip(args.kwonlyargs, args.kw_defaults))
    if args.kwarg is not None:
        params.append(Param(args.kwarg.arg, args.kwarg.annotation, None, "keywords", args.kwarg))
    return params
