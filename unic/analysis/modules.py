"""Finding and loading modules, and collecting the names each declares.

Constant `if`s at module level are folded here, so a module that only a dropped branch
imports is never read.
"""
from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Callable, Iterator

from unic.analysis.declarations import (AliasDecl, ClassAttribute, ClassDecl, FunctionDecl, GlobalDecl, ImportedModule,
                                        ImportedName, ModuleDecl, TypeVarDecl, comprehension_targets, deletions, function_scope_nodes, make_params,
                                        own_nodes, returns_value)
from unic.analysis import bare_annotations, unsupported
from unic.analysis.checker_names import ForCheckers
from unic.analysis.local_classes import INNER_CLASS, declare_local_classes
from unic.analysis.lambdas import declare_functions
from unic.analysis.private_modules import is_private
from unic.analysis.single_dispatch import register, write_dispatchers
from unic.analysis.typed_dict_classes import declare_typed_dict
from unic.diagnostics import CompileError, Diagnostic, span_of
from unic.syntax import ast

DEFINITIONS = ("FunctionDef", "AsyncFunctionDef", "ClassDef", "Import", "ImportFrom")
SPECIAL_MODULES = ("unsafe", "image", "machine", "__future__")
# Names of `typing` for what other modules have.
_TYPING_ALIASES = {"Deque": ("collections", "deque"), "DefaultDict": ("collections", "defaultdict"), "Counter": ("collections", "Counter"),
                   "OrderedDict": ("collections", "OrderedDict"), "ChainMap": ("collections", "ChainMap"), "Match": ("re", "Match"), "Pattern": ("re", "Pattern")}
_TYPE_FORMS = ("Optional", "Union", "Callable", "Literal", "Annotated", "List", "Dict", "Set", "FrozenSet", "Tuple", "Type", "Deque", "DefaultDict",
               "Generator", "AsyncGenerator", "Coroutine")
# An import that does not stand at the start of its line.
_INNER_IMPORT = re.compile(r"^[ \t]+(?:import|from)\b", re.MULTILINE)


class ModuleTable:
    """All loaded modules by dotted name.

    roots: folders searched in order; `load(path)` gives (source, AST); `fold(node, module)`
    evaluates a constant expression, or gives the sentinel NOT_CONSTANT.
    """

    def __init__(self, app_root: Path, library_roots: list[Path], load: Callable[[Path], tuple[str, Any]],
                 project_root: Path) -> None:
        self.app_root = app_root
        self.library_roots = library_roots
        self.load_source = load
        self.project_root = project_root
        self.modules: dict[str, ModuleDecl] = {}
        self.order: list[ModuleDecl] = []
        self.fold: Callable[[Any, ModuleDecl], Any] = lambda node, module: NOT_CONSTANT
        # The same for what decides about definitions, where settings that are variables are constants.
        self.fold_structure = self.fold
        # The same as a type checker sees it.
        self.fold_for_checkers = self.fold
        self.on_class: Callable[[ClassDecl], None] = lambda decl: None
        # Of a condition at module level: the module, the test, its constant value, and what is not looked into.
        self.on_decision: Callable[[ModuleDecl, Any, Any, list[Any]], None] = lambda module, test, outcome, removed: None
        self.report: Callable[[Diagnostic], None] = _refuse_program
        self.pending: list[ClassDecl] = []
        # Modules that have imports inside functions.
        self.later: list[ModuleDecl] = []
        self.for_checkers = ForCheckers(self)
        # By function (its node): its module as the body sees it.
        self.scope_modules: dict[int, ModuleDecl] = {}

    def unseen_nodes(self, seen: set[ModuleDecl]) -> Iterator[tuple[ModuleDecl, Any]]:
        """Every node of the app's modules that are not in `seen` yet, to which they are added."""
        for module in list(self.modules.values()):
            if module.is_app and module not in seen:
                seen.add(module)
                for node in ast.walk(module.node):
                    yield module, node

    def names(self) -> list[str]:
        """The names of modules that a program could import."""
        files = [path for root in (self.app_root, *self.library_roots) for path in root.iterdir()]
        return [path.stem for path in files if path.suffix == ".py" or path.is_dir() and path.name.isidentifier()]

    def find(self, name: str) -> tuple[Path, bool, bool] | None:
        """(path, is_package, is_app) of a module, or None."""
        relative = Path(*name.split("."))
        roots = [(self.app_root, True)] + [(r, False) for r in self.library_roots]
        if name.split(".")[0] == "runtime":
            roots = [(self.project_root, False)]
        for root, is_app in roots:
            base = root / relative
            if (base / "__init__.py").is_file():
                return base / "__init__.py", True, is_app
            if base.with_suffix(".py").is_file():
                return base.with_suffix(".py"), False, is_app
            if not is_app and base.is_dir():
                return base, True, False
        return None

    def get(self, name: str) -> ModuleDecl | None:
        """The module, loaded on first use; None when there is no such file."""
        found = self.modules.get(name)
        if found is None:
            place = self.find(name)
            if place is None:
                return None
            path, is_package, is_app = place
            found = self.add(name, path, is_package, is_app)
        return found

    def add(self, name: str, path: Path, is_package: bool, is_app: bool, shown: str | None = None) -> ModuleDecl:
        """Load one file as module `name` and collect its declarations."""
        if path.is_dir():
            # A folder without __init__.py is a package without names of its own.
            source, node = "", ast.Module([], [])
        else:
            source, node = self.load_source(path)
        if shown is None:
            root = self.app_root if is_app else self.project_root
            try:
                shown = str(path.relative_to(root))
            except ValueError:
                shown = str(path)
        module = ModuleDecl(name, str(path), shown, source, is_package, is_app, node)
        self.modules[name] = module
        collector = Collector(self, module)
        collector.collect(node.body)
        if is_app and "del " in source:
            collector.note_deletions(node.body)
        if is_app:
            declare_functions(module, self)
            write_dispatchers(module, self)
        if INNER_CLASS.search(source):
            declare_local_classes(self, module)
        if not module.trusted and _INNER_IMPORT.search(source):
            self.later.append(module)
        self.order.append(module)
        return module

    def load_later(self) -> None:
        """Load the modules that functions import: which classes there are is to be known before any function is looked at."""
        while self.later or self.for_checkers.waiting:
            if not self.later:
                self.for_checkers.declare()
                continue
            module = self.later.pop()
            functions = [node for node in ast.walk(module.node) if type(node).__name__ in ("FunctionDef", "AsyncFunctionDef")]
            for node in (inner for function in functions for inner in own_nodes(function)):
                kind = type(node).__name__
                names = [self.imported_module(module, node)] if kind == "ImportFrom" else [alias.name for alias in node.names] if kind == "Import" else []
                for name in names:
                    if name and name.split(".")[0] not in (*SPECIAL_MODULES, "runtime") and self.find(name) is not None:
                        self.get(name)

    def imported_module(self, module: ModuleDecl, node: Any) -> str:
        """Absolute name of the module an ImportFrom names."""
        if node.level:
            parts = module.name.split(".")
            if not module.is_package:
                parts = parts[:-1]
            parts = parts[:len(parts) - (node.level - 1)]
            return ".".join(parts + ([node.module] if node.module else []))
        return self.known_as(str(node.module))

    def known_as(self, name: str) -> str:
        """The module that has what `name` has: typing_extensions, which is no part of the standard library, has what newer versions of typing have."""
        return "typing" if name == "typing_extensions" and self.find(name) is None else name


def _refuse_program(diagnostic: Diagnostic) -> None:
    raise CompileError([diagnostic])


class _NotConstant:
    def __repr__(self) -> str:
        return "NOT_CONSTANT"


NOT_CONSTANT = _NotConstant()


class Collector:
    """Collects the declarations of one module into its symbol table."""

    def __init__(self, table: ModuleTable, module: ModuleDecl) -> None:
        self.table = table
        self.module = module
        # By name or qualified name: the overloads declared so far.
        self.overloads: dict[str, list[FunctionDecl]] = {}
        # Whether these are declarations that only type checkers see, who see those of other modules.
        self.for_checkers = False

    def collect(self, body: list[Any]) -> None:
        """What is refused is reported, and the statement left out."""
        for node in body:
            try:
                self.statement(node)
            except CompileError as error:
                for diagnostic in error.diagnostics:
                    self.table.report(diagnostic)

    def refuse(self, node: Any, message: str, hint: str = "") -> None:
        raise CompileError([Diagnostic(message, span_of(self.module.shown_path, node), hint)])

    def statement(self, node: Any) -> None:
        kind = type(node).__name__
        symbols = self.module.symbols
        if kind in ("FunctionDef", "AsyncFunctionDef"):
            function = function_declaration(node, self.module, None)
            register(function, self.module)
            symbols[node.name] = gather_overloads(self.overloads, function)
        elif kind == "ClassDef":
            symbols[node.name] = self.class_declaration(node, "")
            self.module.statements.append(node)
        elif kind == "Import":
            for alias in node.names:
                name = self.table.known_as(alias.name)
                self.import_module(name, node)
                if alias.asname:
                    symbols[alias.asname] = ImportedModule(name)
                else:
                    symbols[alias.name.split(".")[0]] = ImportedModule(name.split(".")[0])
        elif kind == "ImportFrom":
            self.import_from(node)
        elif kind == "AnnAssign" and type(node.target).__name__ == "Name":
            annotation = node.annotation
            head = annotation.value if type(annotation).__name__ == "Subscript" else annotation
            final = _last_name(head) == "Final"
            if _last_name(head) == "TypeAlias":
                symbols[node.target.id] = AliasDecl(node.target.id, self.module, node.value)
            else:
                if node.value is not None and bare_annotations.is_bare(annotation, self.module):
                    annotation = None
                symbols[node.target.id] = GlobalDecl(node.target.id, self.module, annotation, node.value, node, final)
                self.module.statements.append(node)
        elif kind == "Assign" and len(node.targets) == 1 and type(node.targets[0]).__name__ == "Name":
            self.assignment(node.targets[0].id, node)
        elif kind == "TypeAlias":
            symbols[node.name.id] = AliasDecl(node.name.id, self.module, node.value, list(node.type_params))
        elif kind == "If":
            self.conditional(node)
        elif kind == "Try" and node.handlers and all(_last_name(h.type) in ("ImportError", "ModuleNotFoundError") for h in node.handlers):
            self.guarded_imports(node)
        else:
            self.declare_targets(node)
            self.module.statements.append(node)

    def assignment(self, name: str, node: Any) -> None:
        value = node.value
        kind = type(value).__name__
        symbols = self.module.symbols
        if kind == "Call" and _library_name(value.func, self.module) in ("typing.NamedTuple", "collections.namedtuple"):
            from unic.analysis.tuple_factories import tuple_class
            symbols[name] = tuple_class(value, _library_name(value.func, self.module) == "typing.NamedTuple", self.module)
            self.table.on_class(symbols[name])
        elif kind == "Call" and _library_name(value.func, self.module) == "typing.NewType" and len(value.args) == 2:
            symbols[name] = AliasDecl(name, self.module, value.args[1], is_new_type=True)
        elif kind == "Call" and _last_name(value.func) in ("TypeVar", "ParamSpec"):
            symbols[name] = TypeVarDecl(name, self.module, value)
        elif self.is_alias(value):
            symbols[name] = AliasDecl(name, self.module, value)
        else:
            known = symbols.get(name)
            if isinstance(known, GlobalDecl):
                known.assignments += 1
                known.final = False
            else:
                symbols[name] = GlobalDecl(name, self.module, None, value, node)
            self.module.statements.append(node)

    def is_alias(self, value: Any) -> bool:
        """Whether a module-level assignment's value is a type expression."""
        kind = type(value).__name__
        if kind == "Subscript":
            if _last_name(value.value) in _TYPE_FORMS:
                return True
            return self.is_class(value.value)
        if kind == "BinOp" and type(value.op).__name__ == "BitOr":
            return any(self.is_class(side) or self.is_alias(side) or
                       (type(side).__name__ == "Constant" and side.value is None) for side in (value.left, value.right))
        return kind == "Name" and self.is_class(value)

    def is_class(self, node: Any) -> bool:
        if type(node).__name__ == "Attribute":
            # `typing.Mapping`
            owner = self.module_named(node.value)
            return owner is not None and self.names_type(owner, node.attr)
        if type(node).__name__ != "Name":
            return False
        symbol = self.module.symbols.get(node.id)
        if symbol is None:
            return node.id in ("int", "str", "bytes", "float", "bool", "list", "dict", "set", "tuple", "frozenset",
                               "bytearray", "object", "type")
        if isinstance(symbol, ImportedName):
            return self.names_type(symbol.module, symbol.name)
        return isinstance(symbol, (ClassDecl, AliasDecl))

    def module_named(self, node: Any) -> str | None:
        """The module that `a` or `a.b` is, None for anything else."""
        if type(node).__name__ == "Attribute":
            above = self.module_named(node.value)
            return f"{above}.{node.attr}" if above is not None and self.table.find(f"{above}.{node.attr}") else None
        symbol = self.module.symbols.get(getattr(node, "id", ""))
        return symbol.name if isinstance(symbol, ImportedModule) else None

    def names_type(self, module: str, name: str) -> bool:
        """Whether a name of a module is a class or an alias of a type, perhaps one that it has imported itself."""
        seen: set[tuple[str, str]] = set()
        while (module, name) not in seen:
            seen.add((module, name))
            target = None if module == "machine" else self.table.get(module)
            symbol = target.symbols.get(name) if target is not None else None
            if not isinstance(symbol, ImportedName):
                return module == "machine" or isinstance(symbol, (ClassDecl, AliasDecl))
            module, name = symbol.module, symbol.name
        return False

    def note_deletions(self, body: list[Any]) -> None:
        """Mark the variables that the module, or a function that declares them global, deletes."""
        for delete in (n for statement in body for n in ast.walk(statement) if type(n).__name__ == "Delete"):
            for target in deletions(delete.targets):
                known = self.module.symbols.get(target.id) if type(target).__name__ == "Name" else None
                if isinstance(known, GlobalDecl):
                    known.deleted, known.final = True, False

    def declare_targets(self, node: Any) -> None:
        """Names bound by statements at module level other than simple assignments."""
        nodes = function_scope_nodes([node])
        own = comprehension_targets(nodes)
        for inner in nodes:
            if type(inner).__name__ == "Name" and type(inner.ctx).__name__ == "Store" and id(inner) not in own:
                known = self.module.symbols.get(inner.id)
                if isinstance(known, GlobalDecl):
                    known.assignments += 1
                    known.final = False
                elif known is None:
                    self.module.symbols[inner.id] = GlobalDecl(inner.id, self.module, None, None, node, assignments=2)
            elif type(inner).__name__ in ("MatchAs", "MatchStar", "MatchMapping"):
                name = inner.rest if type(inner).__name__ == "MatchMapping" else inner.name
                if name is not None and name not in self.module.symbols:
                    self.module.symbols[name] = GlobalDecl(name, self.module, None, None, node, assignments=2)

    def conditional(self, node: Any) -> None:
        value = self.table.fold(node.test, self.module)
        defines = any(type(inner).__name__ in DEFINITIONS for inner in node.body + node.orelse)
        if value is NOT_CONSTANT and defines:
            value = self.table.fold_structure(node.test, self.module)
        if value is NOT_CONSTANT:
            for inner in node.body + node.orelse:
                if type(inner).__name__ in DEFINITIONS:
                    self.refuse(inner, "a definition under a condition that is not a compile-time constant",
                                "define it unconditionally, or test a constant from your config module")
            self.declare_targets(node)
            self.module.statements.append(node)
        else:
            self.table.on_decision(self.module, node.test, value, node.orelse if value else node.body)
            checked = self.table.fold_for_checkers(node.test, self.module)
            if checked is not NOT_CONSTANT and bool(checked) != bool(value):
                self.table.for_checkers.note(self.module, node.orelse if value else node.body)
            self.collect(node.body if value else node.orelse)

    def import_module(self, name: str, node: Any) -> None:
        if name.split(".")[0] in SPECIAL_MODULES:
            self.check_unsafe(name, node)
            return
        parts = name.split(".")
        for i in range(1, len(parts) + 1):
            self.need(".".join(parts[:i]), node)

    def check_unsafe(self, name: str, node: Any) -> None:
        if name == "unsafe" and not self.module.trusted:
            self.refuse(node, "module 'unsafe' can only be imported by the runtime",
                        "use the library's safe interfaces instead")

    def need(self, name: str, node: Any) -> None:
        if self.table.get(name) is None or self.module.is_app and is_private(self.table, name):
            instead = unsupported.instead_of_module(name)
            if instead is not None:
                self.refuse(node, f"module '{name}' is not in the library", instead)
            self.refuse(node, f"no module named '{name}'", unsupported.similar(name, self.table.names())
                        or "stdlib/ holds the modules there are; a module of your own belongs beside main.py")
        self.module.imports.append((name, node))

    def guarded_imports(self, node: Any) -> None:
        """`try: import x` with `except ImportError`: what is imported is known now."""
        missing = next((i for i, inner in enumerate(node.body) if not self.is_importable(inner)), None)
        if missing is None:
            self.collect(node.body + node.orelse + node.finalbody)
            return
        handler = node.handlers[0]
        if handler.name:
            self.refuse(handler, "the exception of a failed import has no name here", "write `except ImportError:`")
        self.collect(node.body[:missing] + handler.body + node.finalbody)

    def is_importable(self, node: Any) -> bool:
        """Whether a statement is no import of what is not there."""
        if type(node).__name__ == "Import":
            return all(self.is_module(alias.name) for alias in node.names)
        if type(node).__name__ == "ImportFrom":
            name = self.table.imported_module(self.module, node)
            if not name or not self.is_module(name):
                return False
            if name.split(".")[0] in SPECIAL_MODULES:
                return True
            target = self.table.get(name)
            return all(alias.name == "*" or self.is_submodule(f"{name}.{alias.name}") or target is not None and self.has_name(target, alias.name)
                       for alias in node.names)
        return True

    def is_module(self, name: str) -> bool:
        name = self.table.known_as(name)
        return name.split(".")[0] in SPECIAL_MODULES or self.table.find(name) is not None

    def is_submodule(self, name: str) -> bool:
        """Whether an import may name the module `name` of a package: the parts of our own library are no business of an app's."""
        return self.table.find(name) is not None and not (self.module.is_app and is_private(self.table, name))

    def import_all(self, name: str, node: Any) -> None:
        """`from name import *`."""
        from unic.analysis.program import SPECIAL_NAMES
        from unic.analysis.star_imports import public_names
        target = self.table.get(name)
        if target is None or target not in self.table.order:
            self.refuse(node, f"`from {name} import *` in a circle of imports", "name what you import")
        assert target is not None
        special = SPECIAL_NAMES.get(name, set())
        for public in public_names(target, special):
            if public not in target.symbols and public not in special:
                self.refuse(node, f"module '{name}' has no attribute '{public}', which its __all__ lists")
            self.module.symbols[public] = ImportedName(name, public, node)

    def import_from(self, node: Any) -> None:
        name = self.table.imported_module(self.module, node)
        if not name:
            self.refuse(node, "a relative import outside a package", "name the module: it is looked for beside main.py")
        special = name.split(".")[0] in SPECIAL_MODULES
        if special:
            self.check_unsafe(name, node)
            if name == "__future__":
                return
        else:
            self.import_module(name, node)
        for alias in node.names:
            if alias.name == "*":
                self.import_all(name, node)
                continue
            bound = alias.asname or alias.name
            if name == "typing" and alias.name in _TYPING_ALIASES:
                home, public = _TYPING_ALIASES[alias.name]
                self.import_module(home, node)
                self.module.symbols[bound] = ImportedName(home, public, node)
                continue
            target = None if special else self.table.get(name)
            if target is not None and alias.name not in target.symbols and self.is_submodule(f"{name}.{alias.name}"):
                self.need(f"{name}.{alias.name}", node)
                self.module.symbols[bound] = ImportedModule(f"{name}.{alias.name}")
            else:
                if target is not None and not self.has_name(target, alias.name):
                    self.refuse(alias, f"cannot import name '{alias.name}' from '{name}'", unsupported.similar(alias.name, [*target.symbols, *self.special_names(name)])
                                or ("the library's module has only a part of what Python's has" if not target.is_app else ""))
                self.module.symbols[bound] = ImportedName(name, alias.name, node)

    def has_name(self, target: ModuleDecl, name: str) -> bool:
        """Whether a module declares a name; one still being loaded (a circular import) may yet."""
        return name in target.symbols or target not in self.table.order or self.for_checkers and target.is_app or name in self.special_names(target.name)

    def special_names(self, module: str) -> set[str]:
        """Names of a module that the compiler itself knows."""
        from unic.analysis.program import SPECIAL_NAMES
        return SPECIAL_NAMES.get(module, set())

    def is_other_protocol(self, base: Any) -> bool:
        """Whether `base` is a class that only shares the name of typing.Protocol, as asyncio.Protocol does."""
        if _last_name(base) != "Protocol":
            return False
        if type(base).__name__ == "Attribute":
            owner = self.module.symbols.get(_last_name(base.value))
            return isinstance(owner, ImportedModule) and not owner.name.startswith("typing")
        symbol = self.module.symbols.get("Protocol")
        return isinstance(symbol, ClassDecl) or isinstance(symbol, ImportedName) and not symbol.module.startswith("typing")

    def class_declaration(self, node: Any, prefix: str) -> ClassDecl:
        decl = ClassDecl(node.name, prefix + node.name, node, self.module)
        decl.type_params = [p.name for p in getattr(node, "type_params", [])]
        typed = False
        for base in node.bases:
            head = base.value if type(base).__name__ == "Subscript" else base
            name = "" if self.is_other_protocol(head) else _last_name(head)
            if name == "Protocol":
                decl.is_protocol = True
            if name in ("Generic", "Protocol") and type(base).__name__ == "Subscript":
                items = base.slice.elts if type(base.slice).__name__ == "Tuple" else [base.slice]
                decl.type_params = [i.id for i in items]
            elif type(base).__name__ == "Subscript" and not any(_last_name(b.value) in ("Generic", "Protocol") for b in node.bases
                                                                if type(b).__name__ == "Subscript"):
                decl.type_params += [v for v in self.type_variables(base.slice) if v not in decl.type_params]
            if name == "NamedTuple":
                decl.is_named_tuple = True
                decl.dataclass_options = {"frozen": True, "order": True}
            elif name == "TypedDict":
                typed = True
            elif name == "ABC":
                decl.is_abc = True
            elif name not in ("Generic", "Protocol"):
                decl.bases.append(base)
        for keyword in node.keywords:
            if keyword.arg == "boundary":
                self.flag_boundary(decl, keyword.value)
            elif keyword.arg in (None, "metaclass") and _last_name(keyword.value) != "ABCMeta":
                self.refuse(keyword.value, "metaclasses are not supported", "use a decorator or a base class")
            elif keyword.arg == "metaclass":
                decl.is_abc = True
        for decorator in node.decorator_list:
            head = decorator.func if type(decorator).__name__ == "Call" else decorator
            name = _last_name(head)
            if name == "dataclass":
                decl.dataclass_options = self.dataclass_options(decorator)
            elif name == "final":
                decl.is_final = True
            elif name == "total_ordering":
                decl.is_totally_ordered = True
            elif name not in ("unique", "runtime_checkable"):
                self.refuse(decorator, f"class decorator '{name}' is not supported", "call the function on instances, or inherit from a base class")
        for inner in node.body:
            self.class_statement(decl, inner)
        self.note_enum(decl)
        if typed or any(self.is_typed_dict(base) for base in decl.bases):
            declare_typed_dict(decl, typed)
        self.table.on_class(decl)
        return decl

    def is_typed_dict(self, base: Any) -> bool:
        symbol = self.module.symbols.get(getattr(base.value if type(base).__name__ == "Subscript" else base, "id", ""))
        if isinstance(symbol, ImportedName):
            home = self.table.get(symbol.module) if self.table.find(symbol.module) else None
            symbol = home.symbols.get(symbol.name) if home is not None else None
        return isinstance(symbol, ClassDecl) and symbol.typed_items is not None

    def class_alias(self, first: Any, node: Any) -> Any:
        """The first of several targets, read for another one behind the assignment."""
        line, column = node.end_lineno, node.end_col_offset
        return ast.Name(first.id, ast.Load(), line, column, line, column)

    def dataclass_options(self, decorator: Any) -> dict[str, Any]:
        """The options given to @dataclass."""
        if type(decorator).__name__ != "Call":
            return {}
        for keyword in decorator.keywords:
            if type(keyword.value).__name__ != "Constant":
                self.refuse(keyword.value, "options of dataclass() must be constants", "write True or False")
        return {keyword.arg: keyword.value.value for keyword in decorator.keywords}

    def flag_boundary(self, decl: ClassDecl, node: Any) -> None:
        """`class F(Flag, boundary=STRICT)`."""
        from unic.analysis.flags import BOUNDARIES
        name = _last_name(node)
        if name not in BOUNDARIES:
            self.refuse(node, f"boundary {name or 'given'} is not supported: what an operator gives would not always be a flag",
                        "use STRICT, CONFORM or KEEP")
        decl.flag_boundary = BOUNDARIES[name]

    def type_variables(self, node: Any) -> list[str]:
        """The TypeVars an expression names, in order."""
        found = []
        names = [inner for inner in ast.walk(node) if type(inner).__name__ == "Name"]
        for inner in sorted(names, key=lambda name: (name.lineno, name.col_offset)):
            symbol = self.module.symbols.get(inner.id)
            if isinstance(symbol, ImportedName):
                home = self.table.get(symbol.module)
                symbol = home.symbols.get(symbol.name) if home is not None else None
            if isinstance(symbol, TypeVarDecl):
                found.append(inner.id)
        return found

    def note_enum(self, decl: ClassDecl) -> None:
        """Find out whether a class is an enum, and what its members count as."""
        for base in decl.bases:
            name = _last_name(base)
            known = self.module.symbols.get(name)
            if name in ("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"):
                decl.is_enum = True
                decl.is_flag = name in ("Flag", "IntFlag")
                decl.enum_mixin = {"IntEnum": "int", "IntFlag": "int", "StrEnum": "str"}.get(name, "")
                decl.shows_value = name not in ("Enum", "Flag")
            elif isinstance(known, ClassDecl) and known.is_enum:
                decl.is_enum, decl.enum_mixin, decl.shows_value, decl.is_flag = True, known.enum_mixin, known.shows_value, known.is_flag
        if decl.is_enum:
            mixins = [b for b in decl.bases if _last_name(b) in ("int", "str")]
            if mixins:
                decl.enum_mixin = _last_name(mixins[0])
                decl.bases = [b for b in decl.bases if b not in mixins]

    def counted_names(self, node: Any) -> range | None:
        """The numbers that a tuple of names is given by a range() of constants; None where they are not that many."""
        names, value = node.targets[0].elts, node.value
        if type(value).__name__ != "Call" or getattr(value.func, "id", "") != "range" or "range" in self.module.symbols or value.keywords:
            return None
        bounds = [self.table.fold(argument, self.module) for argument in value.args]
        if not 1 <= len(bounds) <= 3 or not all(type(bound) is int for bound in bounds) or bounds[2:] == [0]:
            return None
        numbers = range(*bounds)
        return numbers if len(numbers) == len(names) and all(type(name).__name__ == "Name" for name in names) else None

    def number(self, value: int, place: Any) -> Any:
        """The constant `value`, as if it stood where `place` does."""
        node = ast.Constant(abs(value), None)
        made = node if value >= 0 else ast.UnaryOp(ast.USub(), node)
        for part in (node, made):
            part.lineno, part.col_offset = place.lineno, place.col_offset
            part.end_lineno, part.end_col_offset = place.end_lineno, place.end_col_offset
        return made

    def class_statement(self, decl: ClassDecl, node: Any) -> None:
        kind = type(node).__name__
        if kind in ("FunctionDef", "AsyncFunctionDef"):
            if self.module.is_app and node.name in unsupported.METHODS:
                why, instead = unsupported.METHODS[node.name]
                self.refuse(node, f"method '{node.name}' is not supported: {why}", instead)
            function = function_declaration(node, self.module, decl)
            setter = next((d for d in node.decorator_list if type(d).__name__ == "Attribute" and d.attr in ("setter", "deleter")), None)
            if setter is not None and node.name in decl.methods:
                function.role = "method"
                function.name = f"{function.name}.{setter.attr}"
                setattr(decl.methods[node.name], setter.attr, function)
            elif is_overload(node):
                gather_overloads(self.overloads, function)
            else:
                decl.methods[node.name] = gather_overloads(self.overloads, function)
        elif kind == "AnnAssign" and type(node.target).__name__ == "Name":
            inferred = node.value is not None and decl.dataclass_options is None and bare_annotations.is_bare(node.annotation, self.module)
            decl.attributes[node.target.id] = ClassAttribute(node.target.id, None if inferred else node.annotation, node.value, node)
        elif kind == "Assign" and len(node.targets) == 1 and type(node.targets[0]).__name__ == "Name":
            name = node.targets[0].id
            alias = decl.methods.get(getattr(node.value, "id", ""))
            if alias is not None:
                # `__radd__ = __add__`: one method under two names.
                decl.methods[name] = alias
            elif name not in ("__slots__", "__match_args__"):
                decl.attributes[name] = ClassAttribute(name, None, node.value, node)
        elif kind == "Assign" and all(type(target).__name__ == "Name" for target in node.targets):
            # `a = b = value`: the others are the first.
            first = node.targets[0]
            decl.attributes[first.id] = ClassAttribute(first.id, None, node.value, node)
            for target in node.targets[1:]:
                decl.attributes[target.id] = ClassAttribute(target.id, None, self.class_alias(first, node), node)
        elif kind == "Assign" and len(node.targets) == 1 and type(node.targets[0]).__name__ == "Tuple" and type(node.value).__name__ == "Tuple" \
                and len(node.targets[0].elts) == len(node.value.elts) and all(type(e).__name__ == "Name" for e in node.targets[0].elts):
            for target, value in zip(node.targets[0].elts, node.value.elts):
                decl.attributes[target.id] = ClassAttribute(target.id, None, value, node)
        elif kind == "Assign" and len(node.targets) == 1 and type(node.targets[0]).__name__ == "Tuple" and self.counted_names(node) is not None:
            # `RED, GREEN, BLUE = range(3)`
            for target, number in zip(node.targets[0].elts, self.counted_names(node) or ()):
                decl.attributes[target.id] = ClassAttribute(target.id, None, self.number(number, node.value), node)
        elif kind == "If" and self.table.fold_structure(node.test, self.module) is not NOT_CONSTANT:
            for inner in node.body if self.table.fold_structure(node.test, self.module) else node.orelse:
                self.class_statement(decl, inner)
        elif kind == "ClassDef":
            decl.nested[node.name] = self.class_declaration(node, decl.qualname + ".")
        elif kind == "Pass" or kind == "Expr" and type(node.value).__name__ == "Constant":
            pass
        else:
            self.refuse(node, "this statement is not supported in a class body",
                        "a class body may hold methods, attributes and nested classes")


def is_overload(node: Any) -> bool:
    """Whether a function is decorated with typing.overload."""
    return any(_last_name(d) == "overload" for d in node.decorator_list)


def gather_overloads(pending: dict[str, list[FunctionDecl]], decl: FunctionDecl) -> FunctionDecl:
    """Keep an overload for the function that follows, and give that those above it."""
    if is_overload(decl.node):
        pending.setdefault(decl.qualname, []).append(decl)
    else:
        decl.overloads = pending.pop(decl.qualname, [])
    return decl


def type_of_default(node: Any) -> Any:
    """The annotation that a parameter without one has by its default, a number, text or truth value; None for other defaults."""
    if type(node).__name__ == "UnaryOp" and type(node.op).__name__ in ("USub", "UAdd"):
        node = node.operand
    name = type(node.value).__name__ if type(node).__name__ == "Constant" else ""
    if name not in ("int", "float", "bool", "str", "bytes"):
        return None
    made = ast.Name(id=name, ctx=ast.Load())
    for position in ("lineno", "col_offset", "end_lineno", "end_col_offset"):
        setattr(made, position, getattr(node, position))
    return made


def function_declaration(node: Any, module: ModuleDecl, cls: ClassDecl | None, prefix: str = "") -> FunctionDecl:
    """The declaration of a FunctionDef/AsyncFunctionDef."""
    if not prefix and cls is not None:
        prefix = cls.qualname + "."
    decl = FunctionDecl(node.name, prefix + node.name, node, module, cls)
    decl.params = make_params(node.args)
    for param in decl.params:
        if param.annotation is None and param.default is not None:
            param.annotation = type_of_default(param.default)
        elif param.kind in ("variadic", "keywords") and module.is_app and (param.annotation is None or getattr(param.annotation, "id", "") == "Any"):
            # What is passed on whatever it is.
            place = param.annotation or param.node
            param.annotation = ast.Name("object", ast.Load(), place.lineno, place.col_offset, place.end_lineno, place.end_col_offset)
    if module.is_app and getattr(node.returns, "id", "") == "Any" and returns_value(node):
        node.returns = None
    decl.type_params = list(getattr(node, "type_params", []))
    decl.is_async = type(node).__name__ == "AsyncFunctionDef"
    decl.role = "method" if cls is not None else "function"
    for decorator in node.decorator_list:
        head = decorator.func if type(decorator).__name__ == "Call" else decorator
        name = _last_name(head)
        if name == "staticmethod":
            decl.role = "static"
        elif name == "classmethod":
            decl.role = "class"
        elif name == "property":
            decl.role = "property"
        elif _library_name(head, module) == "functools.cached_property":
            decl.role = "property"
            decl.is_kept = True
        elif name in ("abstractmethod",):
            decl.is_abstract = True
        elif name == "export" and module.trusted:
            decl.export = decorator.args[0].value
        elif name == "inline" and module.trusted:
            decl.inline = "always"
        elif name == "noinline" and module.trusted:
            decl.inline = "never"
        elif _library_name(head, module) in ("contextlib.contextmanager", "contextlib.asynccontextmanager"):
            decl.is_context_manager = True
        elif _library_name(head, module) == "_dispatch.by_class":
            decl.by_class = True
        elif _library_name(head, module) in ("functools.cache", "functools.lru_cache"):
            decl.cache = decorator
        elif _library_name(head, module) == "functools.singledispatch" and cls is None:
            decl.registered = []
        elif _library_name(head, module) == "functools.wraps":
            decl.wraps = decorator.args[0] if type(decorator).__name__ == "Call" and decorator.args else None
        elif name in ("overload", "final", "override", "setter", "deleter"):
            pass
        else:
            decl.decorators.append(decorator)
    if cls is not None and node.name in ("__new__", "__init_subclass__", "__class_getitem__"):
        decl.role = "class" if node.name != "__new__" or module.is_app else "static"
    bare_annotations.complete(decl)
    return decl


def _library_name(node: Any, module: ModuleDecl) -> str:
    """`module.name` of an imported name, or of an attribute of an imported module; empty for anything else."""
    if type(node).__name__ == "Name":
        symbol = module.symbols.get(node.id)
        return f"{symbol.module}.{symbol.name}" if isinstance(symbol, ImportedName) else ""
    if type(node).__name__ == "Attribute" and type(node.value).__name__ == "Name":
        symbol = module.symbols.get(node.value.id)
        return f"{symbol.name}.{node.attr}" if isinstance(symbol, ImportedModule) else ""
    return ""


def _last_name(node: Any) -> str:
    """`x` of `x` and of `a.b.x`; empty for anything else."""
    if type(node).__name__ == "Name":
        return str(node.id)
    if type(node).__name__ == "Attribute":
        return str(node.attr)
    return ""
