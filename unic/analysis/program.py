"""The analyzer: which functions, classes and globals `main` reaches, and the typed program they make.

Work goes through one list. A function instance (declaration, class, type arguments) is
checked once; checking it names others. Calls on receivers whose class is not fixed go to
dispatch stubs, whose cases are filled in as classes become instantiated; the fixpoint of
both is the reachable program.
"""
from __future__ import annotations

from collections import ChainMap
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Callable, Iterator

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import Annotations, Special, TypeScope
from unic.analysis.appends import rewrite_appends
from unic.analysis.assigned_elsewhere import redirects_errors
from unic.analysis.conformance import Conformance
from unic.analysis.declarations import (ClassDecl, FunctionDecl, GlobalDecl, ImportedModule, ImportedName,
                                        ModuleDecl)
from unic.analysis.errors import Refused
from unic.analysis.command_lines import NamespaceTypes
from unic.analysis.fields import AttributeStores, insert_field
from unic.analysis.findings import Decisions
from unic.analysis.fold import Folder
from unic.analysis.generic_tests import GenericTests
from unic.analysis.homes import shown_module
from unic.analysis.inheritance import inherit_fields, make_class, method_after
from unic.analysis.module_order import ModuleOrder
from unic.analysis.modules import SPECIAL_MODULES, ModuleTable
from unic.analysis.promotion import Numbers, with_promotion
from unic.analysis.reach import Effects, Reach
from unic.analysis.reflection import Ranking, finish_rankings
from unic.analysis.settings import Settings
from unic.analysis.signatures import Signature, Signatures
from unic.analysis.unsupported import PUBLIC_BUILTINS
from unic.analysis.usage import Usage
from unic.analysis.widening import Widened
from unic.diagnostics import CompileError, Diagnostic, Span, span_of

BUILTINS = "runtime.builtins"
PRIMITIVES: dict[str, ty.Type] = {"int": ty.INT, "float": ty.FLOAT, "bool": ty.BOOL}
SPECIAL_NAMES = {
    "typing": {"Optional", "Union", "Final", "ClassVar", "Callable", "Generic", "TypeVar", "Protocol", "Literal", "Any",
               "cast", "TYPE_CHECKING", "overload", "final", "override", "NoReturn", "Never", "Self", "Type", "List",
               "Dict", "Set", "FrozenSet", "Tuple", "TypeAlias", "Annotated", "NamedTuple", "TypedDict", "ReadOnly", "assert_never", "reveal_type",
               "Deque", "DefaultDict", "Text", "runtime_checkable", "NewType", "Required", "NotRequired", "TypeGuard", "assert_type", "ParamSpec", "Concatenate"},
    "collections.abc": {"Callable"},
    "collections": {"namedtuple"},
    "abc": {"ABC", "ABCMeta", "abstractmethod"},
    "dataclasses": {"dataclass", "field", "KW_ONLY", "InitVar", "fields", "asdict", "astuple", "is_dataclass", "make_dataclass"},
    "contextlib": {"contextmanager", "asynccontextmanager", "suppress"},
    "copy": {"copy", "deepcopy"},
    "enum": {"auto", "unique", "STRICT", "CONFORM", "KEEP", "EJECT"},
    "functools": {"cached_property", "total_ordering", "cache", "lru_cache", "wraps", "partial", "singledispatch"},
    "operator": {"itemgetter", "attrgetter", "methodcaller"},
}
# Types nested deeper than this come from a recursion that asks for ever new ones.
MAX_TYPE_DEPTH = 24
SUPPORT = ("runtime.memory.heap.allocate", "runtime.memory.heap.allocate_object", "runtime.memory.heap.allocate_small",
           "runtime.memory.heap.allocate_frame", "runtime.builtins.failure.raise_overflow",
           "runtime.builtins.failure.raise_value_error", "runtime.builtins.failure.raise_unbound_local",
           "runtime.builtins.failure.raise_unbound_free", "runtime.builtins.failure.raise_unbound_global",
           "runtime.builtins.failure.raise_no_attribute", "runtime.builtins.failure.raise_attribute",
           "runtime.builtins.failure.raise_exception", "runtime.builtins.failure.raise_recursion", "runtime.builtins.failure.add_traceback")


@dataclass(eq=False)
class Instance:
    """One monomorphic function: declaration, owning class, type arguments and the typed function they give.

    place: where the app first asked for it; an error inside a library function is told there.
    """

    decl: FunctionDecl
    owner: ty.ClassType | None
    bindings: dict[str, ty.Type]
    signature: Signature
    function: t.Function
    checked: bool = False
    queued: bool = False
    place: Span | None = None

    def check(self, analyzer: "Analyzer") -> None:
        from unic.analysis.checker import check_instance
        if not self.checked:
            self.checked = True
            check_instance(analyzer, self)

    def look_again(self, analyzer: "Analyzer") -> None:
        self.checked = False
        analyzer.worklist.append(self)


@dataclass(eq=False)
class Stub:
    """A dispatch stub: method `name` called on some class below `receiver`.

    calls: the call expressions that use it, redirected when one target remains.
    """

    receiver: ty.Type
    name: str
    bindings: dict[str, ty.Type]
    signature: Signature
    function: t.Function
    cases: dict[ty.Type, list[t.Stmt]] = field(default_factory=dict)
    calls: list[t.Call] = field(default_factory=list)
    active: bool = False
    bypassed: bool = False
    node: Any = None
    place: Span | None = None


class Analyzer(Reach, Conformance):
    """Analysis of one program. `options.constants` are the image's compile-time constants by (module, name)."""

    def __init__(self, table: ModuleTable, constants: dict[tuple[str, str], Any], parse: Callable[[str, str], Any],
                 baked: list[tuple[str, bytes]], numbers: Numbers, keeps_everything: bool = False, folds_settings: bool = True) -> None:
        ty.reset_interning()
        self.numbers = numbers
        self.widened = Widened(self, numbers.widenings)
        self.table = table
        self.constants = constants
        self.parse = parse
        self.diagnostics: list[Diagnostic] = []
        self.annotations = Annotations(self)
        self.signatures = Signatures(self)
        self.folder = Folder(self)
        table.fold = self.folder.fold
        table.fold_structure = self.folder.fold_structure
        table.fold_for_checkers = self.folder.fold_for_checkers
        table.on_class = self.register_class
        self.decisions = Decisions(self)
        table.on_decision = self.decisions.note
        table.report = self.report
        self.instances: dict[tuple[Any, ...], Instance] = {}
        self.class_types: dict[tuple[Any, ...], ty.ClassType] = {}
        self.stubs: dict[tuple[Any, ...], Stub] = {}
        self.class_stubs: dict[Any, Any] = {}
        self.reached_class_stubs: dict[Any, None] = {}
        # Classes that some class value is, and those of whose instances type() is asked.
        self.class_values: dict[ty.Type, None] = {}
        self.types_of: dict[ty.Type, None] = {}
        self.extra_keys: dict[Any, t.Function] = {}
        self.globals: dict[Any, t.Global] = {}
        self.boxed: dict[ty.Type, None] = {}
        # The types whose values become objects of no known class, and where the first does.
        self.exposed: dict[ty.Type, Span | None] = {}
        # Types of function values that the program tests for, where a value may be of several.
        self.told_apart: dict[ty.Type, None] = {}
        # Types of values whose class an error at run time names.
        self.named: dict[ty.Type, None] = {}
        self.worklist: list[Any] = []
        self.transaction: Effects | None = None
        self.closures: dict[str, t.Function] = {}
        self.described: dict[ty.ClassType, None] = {}
        self.reached_globals: dict[Any, None] = {}
        self.global_queue: list[Any] = []
        self.global_types: dict[GlobalDecl, ty.Type | None] = {}
        self.caches: dict[Instance, GlobalDecl] = {}
        self.inferred_variables: dict[ModuleDecl, dict[GlobalDecl, ty.Type]] = {}
        self.inferred_modules: set[ModuleDecl] = set()
        # Module variables whose type is being found from the statements before them.
        self.typed_in_place: set[GlobalDecl] = set()
        self.decorated: dict[FunctionDecl, GlobalDecl] = {}
        # Lambdas without types that are being looked at, by node and parameter types: the function and its result as far as known.
        self.open_templates: dict[Any, tuple[t.Function, ty.Type]] = {}
        self.partial_templates: dict[Any, Any] = {}
        self.callback_classes: dict[Any, ty.ClassType] = {}
        self.shared_defaults: dict[int, GlobalDecl] = {}
        self.nested_declarations: dict[int, FunctionDecl] = {}
        # The modules that import statements inside functions name, by the statements' ids.
        # The app's modules that functions which are reached import.
        self.imported_in_functions: dict[ModuleDecl, None] = {}
        self.local_imports: dict[int, list[str]] = {}
        self.module_order = ModuleOrder(self)
        self.scope_modules = table.scope_modules
        # By call of itemgetter() and its like: the lambda that it is.
        self.getters: dict[int, Any] = {}
        self.derived: dict[str, list[ClassDecl]] = {}
        self.assumed_final: set[str] = set()
        self.inferring_fields: set[Any] = set()
        self.stores = AttributeStores(self)
        self.namespaces = NamespaceTypes(self)
        self.usage = Usage(self)
        self.generic_tests = GenericTests(self)
        self.saved_seen: set[Any] = set()
        self.baked = baked
        self.keeps_everything = keeps_everything
        self.settings = Settings(self, folds_settings)
        self.main = t.Function("__main__.<run>", "<run>", "", [], ty.INT)
        self.runtime_start = t.Function("runtime.<start>", "<start>", "", [], ty.INT)
        self.prepared: set[ClassDecl] = set()
        self.classes_in_making: list[ClassDecl] = []
        self.fields_wait = 0
        self.unfilled: list[tuple[ty.ClassType, dict[str, ty.Type]]] = []
        self.symbols: dict[str, int] = {}
        self.parsed_annotations: dict[tuple[Any, ...], Any] = {}
        self.classes_changed = False
        # Functions with `+=` on a text.
        self.appending: dict[t.Function, None] = {}
        self.seen_errors: set[tuple[Any, ...]] = set()
        # The part of the app's source being looked at.
        self.place: Span | None = None
        self.dataclass_fields: dict[ClassDecl, list[Any]] = {}
        self.enum_values: dict[ClassDecl, dict[str, Any]] = {}
        self.flag_tables: dict[ty.ClassType, GlobalDecl] = {}
        # By class and method of a protocol that it inherits from: the method as the class's own.
        self.protocol_methods_of: dict[tuple[ClassDecl, FunctionDecl], FunctionDecl] = {}
        self.tested_protocols: dict[str, ClassDecl] = {}
        self.counting_enums: list[ClassDecl] = []
        self.app_classes: list[ClassDecl] = []
        self.rankings: dict[tuple[Any, ...], Ranking] = {}
        self.open_protocols: list[tuple[ClassDecl, ty.Type]] = []

    # --- diagnostics ------------------------------------------------------------------

    def report(self, diagnostic: Diagnostic) -> None:
        diagnostic = self.located(diagnostic)
        key = (diagnostic.message, diagnostic.span)
        if key not in self.seen_errors:
            self.seen_errors.add(key)
            self.diagnostics.append(diagnostic)

    def located(self, diagnostic: Diagnostic) -> Diagnostic:
        """The diagnostic as the app's author can use it: trouble inside the library is told where the app asked for it."""
        span = diagnostic.span
        if self.place is None or span is not None and self.is_app_path(span.path):
            return diagnostic
        labels = [*diagnostic.labels, (span, "this part of the library cannot be compiled for these types")] if span is not None else diagnostic.labels
        return replace(diagnostic, span=self.place, labels=labels)

    def is_app_path(self, shown_path: str) -> bool:
        return any(module.is_app and module.shown_path == shown_path for module in self.table.modules.values())

    # --- names ------------------------------------------------------------------------

    def builtins_module(self) -> ModuleDecl:
        module = self.table.get(BUILTINS)
        if module is None:
            raise CompileError([Diagnostic("the runtime library is missing (runtime/builtins)")])
        return module

    def builtin(self, name: str) -> Any:
        """The declaration of a builtin name, or None."""
        symbol = self.builtins_module().symbols.get(name)
        return self.follow(symbol) if symbol is not None else None

    def builtin_class(self, name: str, *args: ty.Type) -> ty.ClassType:
        decl = self.builtin(name)
        if not isinstance(decl, ClassDecl):
            raise CompileError([Diagnostic(f"the runtime library lacks class '{name}'")])
        return self.class_type(decl, args)

    def variadic_class(self, type_: ty.TupleType) -> ty.ClassType:
        """tuple[T, ...] of all that a fixed tuple holds."""
        return self.builtin_class("tuple", ty.union_of(*type_.items) if type_.items else self.builtin_class("object"))

    def is_builtin(self, decl: ClassDecl) -> bool:
        return decl.module.name.startswith(BUILTINS)

    def primitive_of(self, decl: ClassDecl) -> ty.Type | None:
        if decl.name in PRIMITIVES and decl.module.name.startswith(BUILTINS):
            return PRIMITIVES[decl.name]
        return None

    def follow(self, symbol: Any) -> Any:
        """Follow imports to a declaration, a machine type or a Special; None if the name does not exist."""
        for _ in range(32):
            if not isinstance(symbol, ImportedName):
                return symbol
            if symbol.module in SPECIAL_MODULES:
                variable = self.settings.image_variable(symbol.name) if symbol.module == "image" else None
                if variable is not None:
                    return variable
                if symbol.module == "machine":
                    return ty.MACHINE_INTS.get(symbol.name)
                return Special(symbol.module, symbol.name)
            if symbol.name in SPECIAL_NAMES.get(symbol.module, ()):
                return Special(symbol.module, symbol.name)
            module = self.table.get(symbol.module)
            if module is None:
                return None
            found = module.symbols.get(symbol.name) or module.type_symbols.get(symbol.name)
            if found is None:
                if self.table.find(f"{symbol.module}.{symbol.name}"):
                    return ImportedModule(f"{symbol.module}.{symbol.name}")
                return None
            symbol = found
        return None

    def lookup(self, name: str, module: ModuleDecl) -> Any:
        """What a global name means in `module`: a declaration, Special, machine type, ImportedModule or None."""
        symbol = module.symbols.get(name)
        if symbol is None and (not module.is_app or name in PUBLIC_BUILTINS):
            symbol = self.builtins_module().symbols.get(name)
        return self.follow(symbol) if symbol is not None else None

    def module_attribute(self, module_name: str, name: str) -> Any:
        if module_name in SPECIAL_MODULES:
            return self.follow(ImportedName(module_name, name, None))
        if self.table.find(f"{module_name}.{name}") and (module_name not in self.table.modules
                                                         or name not in self.table.modules[module_name].symbols):
            return ImportedModule(f"{module_name}.{name}")
        return self.follow(ImportedName(module_name, name, None))

    def lookup_path(self, node: Any, module: ModuleDecl) -> Any:
        """The declaration a Name or dotted Attribute refers to at module level, or None."""
        kind = type(node).__name__
        if kind == "Name":
            return self.lookup(node.id, module)
        if kind == "Attribute":
            base = self.lookup_path(node.value, module)
            if isinstance(base, ImportedModule):
                return self.module_attribute(base.name, node.attr)
            if isinstance(base, ClassDecl):
                return base.nested.get(node.attr)
        return None

    def annotated_path(self, node: Any, module: ModuleDecl) -> Any:
        """The same for a type expression, which may use names that only type checkers see."""
        if not module.type_symbols:
            return self.lookup_path(node, module)
        root = node
        while type(root).__name__ == "Attribute":
            root = root.value
        if getattr(root, "id", "") not in module.type_symbols:
            return self.lookup_path(node, module)
        view = replace(module, symbols=ChainMap(module.type_symbols, module.symbols), type_symbols={})  # type: ignore[arg-type]
        return self.lookup_path(node, view)

    def parse_annotation(self, text: str, module: ModuleDecl, node: Any) -> Any:
        """The expression in a quoted annotation, with the positions that it has in the file."""
        key = (module.name, text, node.lineno, node.col_offset)
        if key not in self.parsed_annotations:
            try:
                body = self.parse(text.strip() + "\n", module.shown_path).body
                expression = body[0].value if len(body) == 1 and type(body[0]).__name__ == "Expr" else None
            except CompileError:
                expression = None
            if expression is None:
                raise Refused(Diagnostic(f"'{text}' is not a type", span_of(module.shown_path, node)))
            place_in_quotes(expression, text, node)
            self.parsed_annotations[key] = expression
        return self.parsed_annotations[key]

    def constant_type(self, value: Any) -> ty.Type:
        if value is None:
            return ty.NONE
        if isinstance(value, bool):
            return ty.BOOL
        if isinstance(value, int):
            return ty.INT
        if isinstance(value, float):
            return ty.FLOAT
        return self.builtin_class("bytes" if isinstance(value, bytes) else "str")

    # --- classes ----------------------------------------------------------------------

    def class_type(self, decl: ClassDecl, args: tuple[ty.Type, ...] = ()) -> ty.ClassType:
        """The class with these type arguments, created on first use (fields are filled in lazily)."""
        key = (decl, args)
        found = self.class_types.get(key)
        if found is not None:
            return found
        if decl in self.classes_in_making:
            raise Refused(Diagnostic(f"class '{decl.name}' is used in its own bases", span_of(decl.module.shown_path, decl.node),
                                     "a base class must be complete before the class that inherits from it"))
        if any(arg.depth > MAX_TYPE_DEPTH for arg in args):
            raise Refused(Diagnostic(f"the types of class '{decl.name}' nest without end", span_of(decl.module.shown_path, decl.node),
                                     "each use of it asks for a more deeply nested one; a generic class may use itself only with its own type parameters"))
        self.refuse_circular_bases(decl)
        self.prepare(decl)
        bindings = dict(zip(decl.type_params, args))
        class_of = decl.name == "type" and bool(args) and self.is_builtin(decl)
        bases = [self.class_type(decl, ())] if class_of else self.bases_of(decl, TypeScope(decl.module, bindings))
        if not self.classes_in_making:
            self.fill_pending()
            if key in self.class_types:
                # A base class has attributes of this class.
                return self.class_types[key]
        # What reports and reprs show: builtins are `builtins.X`, wherever the library keeps them.
        qualname = f"{'builtins' if self.is_builtin(decl) else shown_module(decl)}.{decl.qualname}" if decl.typed_items is None else "builtins.dict"
        cls = make_class(decl.name, qualname, decl, args, bases)
        self.class_types[key] = cls
        inherit_fields(self, cls)
        self.unfilled.append((cls, bindings))
        if not self.classes_in_making:
            self.fill_pending()
        return cls

    @contextmanager
    def fields_later(self) -> Iterator[None]:
        """Classes that are made in the meantime get no fields yet: their types may need what is just being made."""
        self.fields_wait += 1
        try:
            yield
        finally:
            self.fields_wait -= 1

    def fill_pending(self) -> None:
        """Give the classes made since their fields, whose types may be classes that inherit from them."""
        while self.unfilled and not self.fields_wait and not self.classes_in_making:
            cls, bindings = self.unfilled.pop(0)
            # A class may well have an alias in its fields in which it appears itself.
            open_aliases, self.annotations.open_aliases = self.annotations.open_aliases, []
            try:
                self.fill_fields(cls, bindings)
            finally:
                self.annotations.open_aliases = open_aliases

    def bases_of(self, decl: ClassDecl, scope: TypeScope) -> list[ty.ClassType]:
        """The classes a class inherits from directly; protocols are not among them."""
        if decl.name == "object" and self.is_builtin(decl):
            return []
        bases: list[ty.ClassType] = []
        for node in decl.bases:
            self.classes_in_making.append(decl)
            try:
                resolved = self.annotations.evaluate(node, scope)
            finally:
                self.classes_in_making.pop()
            if isinstance(resolved, ty.ProtocolType):
                continue
            if not isinstance(resolved, ty.ClassType):
                raise Refused(Diagnostic(f"class '{decl.name}' cannot inherit from {resolved}",
                                         span_of(decl.module.shown_path, node),
                                         "hold the value in an attribute instead"))
            bases.append(resolved)
        return bases or [self.builtin_class("object")]

    def refuse_circular_bases(self, decl: ClassDecl) -> None:
        """Refused when a class is, through its bases, a base of itself."""
        if decl in self.prepared:
            return
        known: set[ClassDecl] = set()
        pending = [decl]
        while pending:
            cls = pending.pop()
            for node in cls.bases:
                symbol = self.lookup_path(node.value if type(node).__name__ == "Subscript" else node, cls.module)
                if symbol is decl:
                    raise Refused(Diagnostic(f"class '{decl.name}' inherits from itself", span_of(decl.module.shown_path, decl.node),
                                             "remove one of the base classes that make the circle"))
                if isinstance(symbol, ClassDecl) and symbol not in known:
                    known.add(symbol)
                    pending.append(symbol)

    def prepare(self, decl: ClassDecl) -> None:
        """Once per class declaration: add the methods dataclass and enum generate."""
        if decl in self.prepared:
            return
        self.prepared.add(decl)
        from unic.analysis.derived_methods import derive_methods
        from unic.analysis.protocol_bases import inherit_from_protocols
        from unic.analysis.synthesize import synthesize
        inherit_from_protocols(self, decl)
        synthesize(self, decl)
        derive_methods(self, decl)

    def class_scope(self, cls: ty.ClassType) -> TypeScope:
        decl = cls.decl
        assert decl is not None
        return TypeScope(decl.module, dict(zip(decl.type_params, cls.args)), cls, decl.nested)

    def add_field(self, cls: ty.ClassType, name: str, type_: ty.Type) -> ty.Field:
        made = ty.Field(name, type_, len(cls.fields))
        insert_field(cls, made)
        return made

    def fill_fields(self, cls: ty.ClassType, bindings: dict[str, ty.Type]) -> None:
        from unic.analysis.fields import fill_fields
        fill_fields(self, cls)

    def find_method(self, cls: ty.Type, name: str) -> tuple[ty.ClassType | None, FunctionDecl] | None:
        """The method `name` of a type and the class it is checked for, in general the one that declares it (None for primitives and protocols)."""
        if isinstance(cls, ty.ClassType):
            return method_after(ty.plain_type(cls), 0, name)  # type: ignore[arg-type]
        if isinstance(cls, ty.ProtocolType):
            return self.find_protocol_method(cls, name) or self.find_object_method(name)
        decl = self.method_class(cls)
        if decl is not None and name in decl.methods:
            return None, decl.methods[name]
        return None

    def find_object_method(self, name: str) -> tuple[None, FunctionDecl] | None:
        """What every object has: a value known by a protocol has it as well."""
        decl = self.builtin("object")
        return (None, decl.methods[name]) if name in decl.methods and name != "__init__" else None

    def find_protocol_method(self, protocol: ty.ProtocolType, name: str) -> tuple[None, FunctionDecl] | None:
        if name in protocol.decl.methods:
            return None, protocol.decl.methods[name]
        for base in protocol.decl.bases:
            resolved = self.annotations.evaluate(base, TypeScope(protocol.decl.module, dict(zip(protocol.decl.type_params, protocol.args))))
            if isinstance(resolved, ty.ProtocolType):
                found = self.find_protocol_method(resolved, name)
                if found is not None:
                    return found
        return None

    def method_class(self, type_: ty.Type) -> ClassDecl | None:
        """The builtin class declaration whose methods apply to a primitive type."""
        if isinstance(type_, ty.UnionType):
            return type_.operations
        if isinstance(type_, ty.Primitive) and type_.name in PRIMITIVES:
            found = self.builtin(type_.name)
            return found if isinstance(found, ClassDecl) else None
        if isinstance(type_, ty.MachineInt):
            found = self.builtin("machine_int_" + type_.name) or self.builtin(type_.name)
            return found if isinstance(found, ClassDecl) else None
        return None

    def instantiate(self, cls: ty.ClassType) -> None:
        if not cls.instantiated:
            cls.instantiated = True
            self.classes_changed = True

    def box(self, type_: ty.Type) -> None:
        if type_ not in self.boxed:
            self.boxed[type_] = None
            self.classes_changed = True

    def expose(self, type_: ty.Type, place: Span | None) -> None:
        """Values of this static type become `object`s at `place`."""
        if type_ not in self.exposed:
            self.exposed[type_] = place
            self.classes_changed = True

    def is_exposed(self, type_: ty.Type) -> bool:
        """Whether an instance of exactly this class, or a box of this type, may be met as an `object`."""
        return any(cls in self.exposed for cls in (type_.ancestors() if isinstance(type_, ty.ClassType) else (type_,))) or any(
            isinstance(seen, ty.ProtocolType) and self.conforms(type_, seen) for seen in self.exposed)

    # --- instances --------------------------------------------------------------------

    def unique_symbol(self, name: str) -> str:
        count = self.symbols.get(name, 0)
        self.symbols[name] = count + 1
        return name if count == 0 else f"{name}.{count}"

    def instance(self, decl: FunctionDecl, owner: ty.Type | None, bindings: dict[str, ty.Type]) -> Instance:
        """The function with these type arguments (method-level ones; the class's own come from `owner`)."""
        key = (decl, owner, tuple(sorted(((k, v) for k, v in bindings.items()), key=lambda kv: kv[0])))
        found = self.instances.get(key)
        if found is not None:
            if not found.queued:
                self.request("instance", found)
            return found
        if any(bound.depth > MAX_TYPE_DEPTH for bound in bindings.values()):
            raise Refused(Diagnostic(f"the types of function '{decl.name}' nest without end", span_of(decl.module.shown_path, decl.node),
                                     "it calls itself with an argument of a more deeply nested type each time; use a class of your own for such data"))
        signature = self.signatures.of(decl, owner, bindings)
        assert signature is not None
        from unic.analysis.function_values import identity_of
        name = f"{decl.module.name}.{decl.qualname}"
        if isinstance(owner, ty.ClassType) and owner.args:
            name = f"{decl.module.name}.{owner}.{decl.name}"
        if bindings:
            name += f"[{', '.join(str(v) for _, v in sorted(bindings.items()))}]"
        function = t.Function(self.unique_symbol(name), decl.name, decl.module.shown_path, [], signature.result)
        function.export = decl.export
        function.identity = identity_of(decl)
        function.inline = decl.inline
        function.line = decl.node.lineno
        function.never_returns = signature.raw_result is ty.NEVER
        function.cleans_up = signature.kind == "generator" and decl.is_generator and decl.cleans_up
        if decl.module.is_app and not decl.is_wrapper:
            function.traceback_name = decl.name.removesuffix(".setter")
        made = Instance(decl, owner if isinstance(owner, ty.ClassType) else None, bindings, signature, function)
        made.place = self.place
        self.instances[key] = made
        self.request("instance", made)
        return made

    def support_function(self, qualified: str) -> Instance:
        """A function of the library by dotted name, for use by the compiler itself."""
        module_name, _, name = qualified.rpartition(".")
        module = self.table.get(module_name)
        symbol = self.follow(module.symbols.get(name)) if module is not None and name in module.symbols else None
        if not isinstance(symbol, FunctionDecl):
            raise CompileError([Diagnostic(f"the runtime library lacks function '{qualified}'")])
        return self.instance(symbol, None, {})

    def stub(self, receiver: ty.Type, name: str, owner: ty.Type, decl: FunctionDecl, bindings: dict[str, ty.Type],
             left_out: tuple[str, ...] = ()) -> Stub:
        """The stub for calls of a method on a receiver; parameters `left_out` get what the method that runs has as default."""
        key = (receiver, name, left_out, tuple(sorted(((k, v) for k, v in bindings.items()), key=lambda kv: kv[0])))
        found = self.stubs.get(key)
        if found is None:
            signature = self.signatures.of(decl, owner, bindings)
            assert signature is not None
            function = t.Function(self.unique_symbol(f"dispatch.{receiver}.{name}"), name, decl.module.shown_path, [], signature.result)
            if left_out:
                signature = replace(signature, params=[(p, type_) for p, type_ in signature.params if p.name not in left_out])
            function.params = [t.Local(p.name, type_) for p, type_ in signature.params]
            function.params[0] = t.Local("self", receiver)
            found = self.stubs[key] = Stub(receiver, name, bindings, signature, function, place=self.place)
        return found

    # --- the fixpoint -----------------------------------------------------------------

    def run(self, main_module: ModuleDecl) -> t.Program:
        """Everything `main_module` reaches. Raises CompileError with all diagnostics."""
        from unic.analysis.class_values import ClassDispatcher
        from unic.analysis.dispatch import Dispatcher
        from unic.analysis.startup import Startup
        dispatcher = Dispatcher(self)
        class_dispatcher = ClassDispatcher(self)
        startup = Startup(self, main_module)
        try:
            if self.numbers.in_any:
                # Before anything asks for it while it makes a class that is a part of it.
                self.annotations.any_value()
            startup.begin()
            while True:
                while self.worklist:
                    self.check(self.worklist.pop())
                if self.diagnostics and len(self.diagnostics) > 50:
                    break
                if startup.step():
                    continue
                if self.classes_changed:
                    self.classes_changed = False
                    dispatcher.extend()
                    class_dispatcher.extend()
                    continue
                if not self.worklist and not self.generic_tests.renew():
                    break
            startup.check_unreached()
            if not self.diagnostics:
                rewrite_appends(self, list(self.appending))
                while self.worklist:
                    self.check(self.worklist.pop())
        except Refused as refused:
            self.report(refused.diagnostic)
        if self.diagnostics:
            self.diagnostics.sort(key=lambda d: (d.span.path, d.span.line, d.span.column) if d.span else ("", 0, 0))
            raise CompileError(self.diagnostics)
        dispatcher.finish()
        finish_rankings(self)
        class_dispatcher.finish()
        return startup.program()

    def check(self, work: Any) -> None:
        """Check one item of the worklist."""
        self.place = work.place
        try:
            work.check(self)
        except Refused as refused:
            self.report(refused.diagnostic)
        except RecursionError:
            self.report(Diagnostic("this function is nested too deeply to compile", None, "split it"))


def place_in_quotes(expression: Any, text: str, node: Any) -> None:
    """Move what was parsed from the text of a string literal to where it stands in the file, or to the whole literal if that is not known."""
    from unic.syntax import ast
    plain = node.lineno == node.end_lineno and node.end_col_offset - node.col_offset == len(text) + 2 and "\n" not in text.strip()
    shift = node.col_offset + 1 + len(text) - len(text.lstrip())
    for inner in ast.walk(expression):
        if getattr(inner, "lineno", None) is None:
            continue
        inner.lineno, inner.end_lineno = node.lineno, node.end_lineno
        inner.col_offset = inner.col_offset + shift if plain else node.col_offset
        inner.end_col_offset = inner.end_col_offset + shift if plain else node.end_col_offset


def load_program(app_main: Path, library_roots: list[Path], project_root: Path, constants: dict[tuple[str, str], Any],
                 load: Callable[[Path], tuple[str, Any]], parse: Callable[[str, str], Any],
                 baked: list[tuple[str, bytes]], keeps_everything: bool = False, folds_settings: bool = True) -> t.Program:
    """Analyse the program whose main module is `app_main`.

    keeps_everything: whatever is concrete in a module that it imports counts as reached. folds_settings: False for the constants of config.py
    and others that the user sets to be variables (settings.py).
    """
    def analyse(numbers: Numbers) -> t.Program:
        table = ModuleTable(app_main.parent, library_roots, load, project_root)
        analyzer = Analyzer(table, constants, parse, baked, numbers, keeps_everything, folds_settings)
        analyzer.builtins_module()
        main = table.add("__main__", app_main, False, True)
        table.load_later()
        constants["image", "REDIRECTS_ERRORS"] = redirects_errors(analyzer)
        if analyzer.diagnostics:
            # What is missing now would only make more errors of the same cause.
            raise CompileError(analyzer.diagnostics)
        return analyzer.run(main)
    return with_promotion(analyse)
