"""Program start: module bodies in import order, initialisers of reached variables, and the main function."""
from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Callable

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.arguments import Argument
from unic.analysis.declarations import ClassDecl, FunctionDecl, GlobalDecl, ImportedModule, ImportedName, ModuleDecl, all_methods, class_keywords, class_names
from unic.analysis.errors import Refused
from unic.analysis.fields import is_class_var
from unic.analysis.findings import findings_of
from unic.analysis.fold import MachineConstant
from unic.analysis.generic_partials import is_library_partial
from unic.analysis.inheritance import complete_mixed_classes, method_after
from unic.analysis.keeping import Keeping
from unic.analysis.module_order import place_between
from unic.analysis.modules import NOT_CONSTANT
from unic.analysis.unassigned import find_unassigned
from unic.diagnostics import Diagnostic, span_of

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer


class Startup:
    """Builds the initialisation of every module and the program's main function."""

    def __init__(self, analyzer: "Analyzer", main_module: ModuleDecl) -> None:
        self.analyzer = analyzer
        self.main_module = main_module
        self.parts: dict[ModuleDecl, list[tuple[float, list[t.Stmt]]]] = {}
        self.eager: list[tuple[ModuleDecl, int, Any]] = []
        self.done: set[int] = set()
        # The app's modules whose bodies run.
        self.running: set[ModuleDecl] = set()
        self.keeping = Keeping(analyzer)
        # What the statements of a module so far tell about its variables.
        self.narrowed: dict[ModuleDecl, dict[str, ty.Type]] = {}

    def begin(self) -> None:
        """Reach what is always there: entry points, support functions, and the statements of the app's modules."""
        from unic.analysis.program import SUPPORT
        analyzer = self.analyzer
        entry = analyzer.table.get(f"runtime.{analyzer.constants[('image', 'TARGET')]}.start")
        if entry is None:
            raise Refused(Diagnostic("the runtime library lacks this target"))
        analyzer.table.get("runtime.start")
        analyzer.table.get("runtime.panic")
        for module in list(analyzer.table.order):
            if module.trusted:
                for symbol in module.symbols.values():
                    if isinstance(symbol, FunctionDecl) and symbol.export is not None:
                        analyzer.instance(symbol, None, {})
        for name in SUPPORT:
            analyzer.support_function(name)
        analyzer.library_function("report_uncaught")
        analyzer.builtin_instance("report_uncaught", {})
        analyzer.builtin_instance("chain_context", {})
        analyzer.builtin_instance("raise_type", {})
        self.run_bodies(self.main_module)
        self.known_modules = set(analyzer.table.order)

    def run_bodies(self, first: ModuleDecl) -> None:
        """The bodies of a module and of those that it imports run, if they do not yet. What only functions import waits until
        one of them is reached."""
        waiting = [first]
        new: set[ModuleDecl] = set()
        while waiting:
            module = waiting.pop()
            if module.is_app and module not in self.running:
                self.running.add(module)
                new.add(module)
                waiting += [self.analyzer.table.modules[name] for name, _ in module.imports]
        for module in self.analyzer.table.order:
            if module in new:
                self.run_body(module)

    def run_body(self, module: ModuleDecl) -> None:
        """The statements of an app module run, and so do the decorators of its functions."""
        self.eager.extend((module, index, node) for index, node in enumerate(module.statements))
        for symbol in module.symbols.values():
            if isinstance(symbol, FunctionDecl) and symbol.module is module and symbol.decorators:
                self.eager.append((module, 0, symbol))

    def step(self) -> bool:
        """One more piece of work; False when there is none. What is refused is reported, and the rest goes on."""
        analyzer = self.analyzer
        try:
            if self.eager:
                module, index, node = self.eager.pop(0)
                self.statement(module, index, node)
                return True
            if analyzer.global_queue:
                self.initialise(analyzer.global_queue.pop(0))
                return True
        except Refused as refused:
            analyzer.report(refused.diagnostic)
            return True
        for module in analyzer.imported_in_functions:
            if module not in self.running:
                self.run_bodies(module)
                return True
        for module in analyzer.table.order:
            if module not in self.known_modules:
                self.known_modules.add(module)
                for symbol in module.symbols.values():
                    if module.trusted and isinstance(symbol, FunctionDecl) and symbol.export is not None:
                        analyzer.instance(symbol, None, {})
                return True
        return analyzer.keeps_everything and self.keeping.step()

    # --- module bodies ----------------------------------------------------------------

    def statement(self, module: ModuleDecl, index: int, node: Any) -> None:
        """A top-level statement of an app module: run in order, unless it only gives a variable a pure value."""
        if isinstance(node, FunctionDecl):
            self.analyzer.decorated_global(node)
            return
        kind = type(node).__name__
        if kind == "ClassDef":
            self.announce(module, index, module.symbols.get(node.name))
            return
        if kind == "Expr" and type(node.value).__name__ == "Constant":
            return
        if kind in ("Assign", "AnnAssign"):
            target = node.targets[0] if kind == "Assign" else node.target
            symbol = module.symbols.get(target.id) if type(target).__name__ == "Name" else None
            if isinstance(symbol, (FunctionDecl, ImportedName)):
                # Another name for a function.
                return
            if isinstance(symbol, GlobalDecl) and symbol.assignments == 1:
                if node.value is None:
                    return
                if self.is_pure(node.value, module):
                    return
                if is_library_partial(node.value, module) and self.analyzer.module_checker(module).module_partial(symbol) is not None:
                    return
                # Its effects happen whether or not anyone reads it.
                self.analyzer.global_variable(symbol)
                return
        self.add(module, index, node, lambda checker: checker.statement(node))

    def announce(self, module: ModuleDecl, index: int, decl: Any) -> None:
        """Tell the bases of a class of it (`__init_subclass__`), behind its body."""
        if not isinstance(decl, ClassDecl) or decl.module is not module or decl.type_params:
            return
        for inner in decl.nested.values():
            self.announce(module, index, inner)
        if decl.is_protocol or not (decl.bases or class_keywords(decl)):
            return
        cls = self.analyzer.class_type(decl, ())
        found = method_after(cls, 1, "__init_subclass__")
        if found is not None or class_keywords(decl):
            self.add(module, index + 0.5, decl.node, lambda checker: checker.announce_subclass(cls, found))

    def is_pure(self, node: Any, module: ModuleDecl) -> bool:
        """Whether evaluating a module-level expression can neither have an effect nor fail."""
        kind = type(node).__name__
        if kind in ("Constant", "Name"):
            return True
        if kind in ("Tuple", "List"):
            return all(self.is_pure(element, module) for element in node.elts)
        if kind == "Set":
            return all(type(element).__name__ == "Constant" for element in node.elts)
        if kind == "Dict":
            return all(type(key).__name__ == "Constant" for key in node.keys) and all(self.is_pure(value, module) for value in node.values)
        if kind == "Attribute":
            return isinstance(self.analyzer.lookup_path(node.value, module), (ClassDecl, ImportedModule))
        return self.analyzer.folder.fold(node, module) is not NOT_CONSTANT

    def add(self, module: ModuleDecl, index: float, node: Any, check: Any, owner: ty.ClassType | None = None, value: Any = None) -> None:
        home = module.home or module
        made = _Part(lambda: self.analyzer.module_checker(module, owner, value), check, self.narrowed.get(home, {}), node)
        made.check(self.analyzer)
        if made.narrowed_after is not None:
            self.narrowed[home] = made.narrowed_after
        self.parts.setdefault(home, []).append((index, made.out))

    def initialise(self, key: Any) -> None:
        """The initialiser of a reached variable: a constant in the image, or code at its place in the module body."""
        analyzer = self.analyzer
        target = analyzer.globals[key]
        if isinstance(key, GlobalDecl):
            module, value, node = key.module, key.value, key.node
            if value is None or key.assignments > 1 and module.is_app:
                return
            owner = analyzer.class_type(key.cls, ()) if key.cls is not None else None
            self.assign(module, self.index_of(module, node), target, value, node, owner)
            return
        owner, name = key
        decl = owner.decl
        attribute = decl.attributes[name]
        index = self.index_of(decl.module, decl.node)
        if decl.is_enum:
            from unic.analysis.enums import member_value
            self.add(decl.module, index, attribute.node, lambda checker: member_value(checker, owner, name, target))
        else:
            # In the order of the body, whatever is asked for first.
            value = attribute.value
            if value is None:
                return
            within = (value.lineno - decl.node.lineno) / 1e6 + value.col_offset / 1e10
            self.assign(decl.module, index + within, target, value, attribute.node, owner)

    def index_of(self, module: ModuleDecl, node: Any) -> float:
        """Where in the module's body what belongs to `node` is to happen."""
        for index, statement in enumerate(module.statements):
            if statement is node:
                return index
        # Decorated functions, defaults and nested classes: by position in the source, between two statements.
        return place_between(module, node)

    def assign(self, module: ModuleDecl, index: float, target: t.Global, value: Any, node: Any, owner: ty.ClassType | None = None) -> None:
        folded = self.folded_initial(module, target, value, owner) if not target.checked else NOT_CONSTANT
        if folded is not NOT_CONSTANT:
            target.initial = folded
            return

        def check(checker: Any) -> None:
            converted = self.initial_value(checker, target, value)
            if not target.checked and isinstance(converted, t.Const) and (target.type in (ty.INT, ty.BOOL, ty.FLOAT) or isinstance(target.type, ty.MachineInt)
                                                   or converted.value is None):
                target.initial = converted.value
                return
            checker.out.append(t.SetGlobal(checker.span(node), target, converted))

        self.add(module, index, node, check, owner, value)

    def initial_value(self, checker: Any, target: t.Global, value: Any) -> t.Expr:
        """The first value of a variable, in the variable's type."""
        made = checker.expr(value, target.type)
        if isinstance(made.type, ty.ClassObject) or str(made.type) == "generic class":
            made = checker.class_or_members(made, value, target.type)
        checker.check_int_range(made, value)
        return checker.convert(made, target.type, value, f"'{target.symbol.rpartition('.')[2]}'", lambda: checker.global_origin(target))  # type: ignore[no-any-return]

    def folded_initial(self, module: ModuleDecl, target: t.Global, value: Any, owner: ty.ClassType | None) -> Any:
        override = self.analyzer.constants.get((module.name, target.symbol.rpartition(".")[2]), NOT_CONSTANT)
        hidden = class_names(owner.decl) if owner is not None and owner.decl is not None else frozenset()
        folded = override if override is not NOT_CONSTANT else self.analyzer.folder.fold(value, module, hidden)
        if isinstance(folded, bool) and target.type is ty.BOOL or isinstance(folded, float) and target.type is ty.FLOAT:
            return folded
        if isinstance(target.type, ty.MachineInt) and isinstance(folded, int) and not isinstance(folded, bool):
            return int(MachineConstant(folded, target.type)) if not isinstance(folded, MachineConstant) or folded.type is target.type else NOT_CONSTANT
        if isinstance(folded, MachineConstant):
            return NOT_CONSTANT
        if isinstance(folded, int) and not isinstance(folded, bool) and target.type is ty.INT and -(1 << 63) <= folded < 1 << 63:
            return folded
        return NOT_CONSTANT

    # --- unreached code ---------------------------------------------------------------

    def check_unreached(self) -> None:
        """Check the app's functions and variables that nothing reaches: errors are told, code is not kept."""
        analyzer = self.analyzer
        checked = {instance.decl for instance in analyzer.instances.values() if instance.checked}
        for module in list(analyzer.table.order):
            if not module.is_app:
                continue
            if module not in self.running:
                self.check_body(module)
            for local in module.local_classes:
                if not local.type_params and not local.is_protocol and not local.is_enum:
                    self.check_class(local, checked)
            for symbol in list(module.symbols.values()):
                if isinstance(symbol, FunctionDecl) and symbol.module is module and symbol not in checked:
                    self.check_only(symbol, None)
                elif isinstance(symbol, GlobalDecl) and symbol.module is module and symbol not in analyzer.reached_globals and symbol.value is not None \
                        and analyzer.partial_templates.get(symbol) is None:
                    self.check_variable(lambda symbol=symbol: analyzer.global_variable(symbol) if symbol.annotation is not None else None,  # type: ignore[misc]
                                        module, symbol.value, symbol.node)
                elif isinstance(symbol, ClassDecl) and symbol.module is module and not symbol.type_params and not symbol.is_protocol and not symbol.is_enum:
                    self.check_class(symbol, checked)

    def check_body(self, module: ModuleDecl) -> None:
        """The statements of a module that is never imported, but those that give a variable its only value."""
        for node in module.statements:
            kind = type(node).__name__
            target = (node.targets[0] if kind == "Assign" else node.target) if kind in ("Assign", "AnnAssign") else None
            symbol = module.symbols.get(getattr(target, "id", ""))
            if isinstance(node, FunctionDecl) or kind == "ClassDef" or isinstance(symbol, GlobalDecl) and symbol.assignments == 1:
                continue
            checker = self.analyzer.module_checker(module, None, None)
            self.analyzer.place = checker.span(node)
            saved = self.analyzer.begin_transaction()
            try:
                checker.run_passes(lambda: checker.statement(node))
            except Refused as refused:
                self.analyzer.report(refused.diagnostic)
            finally:
                self.analyzer.end_transaction(saved)

    def check_class(self, decl: ClassDecl, checked: set[FunctionDecl]) -> None:
        try:
            cls = self.analyzer.class_type(decl, ())
        except Refused as refused:
            self.analyzer.report(refused.diagnostic)
            return
        for method in all_methods(decl):
            if method not in checked and not method.is_synthesized:
                self.check_only(method, cls)
        if decl.dataclass_options is None:
            self.check_declared_attributes(decl)
            for name, attribute in decl.attributes.items():
                if attribute.value is not None and (cls, name) not in self.analyzer.reached_globals:
                    self.check_variable(lambda name=name, given=attribute.annotation: self.analyzer.class_variable(cls, name) if given is not None else None,  # type: ignore[misc]
                                        decl.module, attribute.value, attribute.node, cls)

    def check_declared_attributes(self, decl: ClassDecl) -> None:
        """Refuse attributes that the class body declares without a value and that nothing in the app assigns."""
        if decl.is_named_tuple:
            return
        above = {name for cls in self.analyzer.class_type(decl, ()).ancestors() if cls.decl is not None and cls.decl.dataclass_options is not None
                 for name in cls.decl.attributes}
        for name, attribute in decl.attributes.items():
            if attribute.value is None and " " not in name and not is_class_var(attribute.annotation) and name not in self.stored_attributes \
                    and name not in above:
                self.analyzer.report(Diagnostic(f"attribute '{name}' of '{decl.name}' is declared but never given a value",
                                                span_of(decl.module.shown_path, attribute.node), f"assign self.{name} in __init__, or make the class a dataclass"))

    @cached_property
    def stored_attributes(self) -> set[str]:
        """Names of attributes that are assigned anywhere in the app."""
        from unic.syntax import ast
        return {node.attr for module in self.analyzer.table.order if module.is_app for node in ast.walk(module.node)
                if type(node).__name__ == "Attribute" and type(node.ctx).__name__ == "Store"}

    def check_variable(self, find: Callable[[], t.Global | None], module: ModuleDecl, value: Any, node: Any,
                       owner: ty.ClassType | None = None) -> None:
        """Check the value of a variable that nothing reads; `find` gives the variable when its type is declared."""
        analyzer = self.analyzer
        checker = analyzer.module_checker(module, owner, value)
        analyzer.place = checker.span(node)

        def check() -> None:
            target = find()
            if target is not None:
                self.initial_value(checker, target, value)
            else:
                checker.expr_or_class(Argument(value))

        saved = analyzer.begin_transaction()
        try:
            checker.run_passes(check)
        finally:
            analyzer.end_transaction(saved)

    def check_only(self, decl: FunctionDecl, owner: ty.ClassType | None) -> None:
        from unic.analysis.checker import check_instance
        from unic.analysis.program import Instance
        analyzer = self.analyzer
        if decl.decorators or analyzer.signatures.type_parameters(decl) or any(
                analyzer.signatures.is_protocol(p.annotation, decl) for p in decl.params):
            return
        saved = analyzer.begin_transaction()
        try:
            signature = analyzer.signatures.of(decl, owner, {})
            assert signature is not None
            function = t.Function("", decl.name, decl.module.shown_path, [], signature.result)
            check_instance(analyzer, Instance(decl, owner, {}, signature, function))
        except Refused as refused:
            analyzer.report(refused.diagnostic)
        finally:
            analyzer.end_transaction(saved)

    # --- the program ------------------------------------------------------------------

    def program(self) -> t.Program:
        analyzer = self.analyzer
        functions: list[t.Function] = []
        # The library's variables have their values before the app's statements run, whichever function imports it; those
        # of runtime/, devices among them, before the seal.
        order = analyzer.module_order
        library = [module for module in analyzer.table.order if not module.is_app and module in self.parts]
        runtime = [module for module in library if module.trusted]
        modules = [*(module for module in library if not module.trusted), self.main_module]
        functions += order.functions([*runtime, *modules], self.parts)
        for function, part in ((analyzer.runtime_start, runtime), (analyzer.main, modules)):
            body: list[t.Stmt] = [t.Eval(None, t.Call(ty.NONE, None, order.bodies[module], [])) for module in part]
            report = analyzer.builtin_instance("report_uncaught", {}).function
            caught = t.Handler([], None, [t.Return(None, t.Call(ty.INT, None, report, []))])
            # Not an ordinary handler: report_uncaught looks at the current exception itself.
            function.body = [t.Try(None, body, [caught], [], [])] if body else []
            function.body.append(t.Return(None, t.Const(ty.INT, None, 0)))
            functions.append(function)
        for instance in analyzer.instances.values():
            if instance.checked:
                functions.append(instance.function)
        for stub in analyzer.stubs.values():
            if stub.active and not stub.bypassed:
                functions.append(stub.function)
        functions.extend(stub.function for stub in analyzer.reached_class_stubs)
        functions.extend(analyzer.closures.values())
        support = {name: analyzer.support_function(name).function for name in _support_names()}
        # Tracebacks show the source lines of the program itself; of the library they name file and line.
        sources = {m.shown_path: m.source for m in analyzer.table.modules.values() if m.is_app}
        classes = self.classes()
        complete_mixed_classes(analyzer, classes)
        find_unassigned(functions, classes)
        # AttributeError names the class of an object whose attribute is missing.
        told = {cls for cls in classes if any(field.checked for field in cls.fields)}
        unnamed = frozenset(type_ for type_ in [*analyzer.class_types.values(), *analyzer.boxed]
                            if type_ not in told and type_ not in analyzer.named and not analyzer.is_exposed(type_)
                            and not (isinstance(type_, ty.ClassType) and any(cls in analyzer.named for cls in type_.ancestors())))
        return t.Program(functions, classes, list(analyzer.boxed), [*(analyzer.globals[k] for k in analyzer.reached_globals), *order.flags],
                         support, analyzer.main, sources, analyzer.builtin_class("str"), analyzer.builtin_class("bytes"),
                         unnamed=unnamed, asked_of_functions=asked_of_functions(functions), told_apart=tuple(analyzer.told_apart), findings=findings_of(analyzer))

    def classes(self) -> list[ty.ClassType]:
        """All class types, bases before subclasses."""
        found: list[ty.ClassType] = []

        def visit(cls: ty.ClassType) -> None:
            found.append(cls)
            for sub in cls.subclasses:
                if not sub.open:
                    visit(sub)

        visit(self.analyzer.builtin_class("object"))
        return found


class _Part:
    """A piece of a module's body; `out` are its statements."""

    def __init__(self, make_checker: Callable[[], Any], check: Any, narrowed: dict[str, ty.Type], node: Any) -> None:
        self.make_checker = make_checker
        self.build = check
        self.narrowed = narrowed
        self.narrowed_after: dict[str, ty.Type] | None = None
        self.node = node
        self.place: Any = None
        self.out: list[t.Stmt] = []

    def check(self, analyzer: "Analyzer") -> None:
        checker = self.make_checker()
        checker.work = self
        checker.statement_node = self.node
        if checker.module.is_app:
            analyzer.place = self.place = checker.span(self.node)

        def body() -> None:
            checker.flow.narrowed.update(self.narrowed)
            self.build(checker)

        checker.run_passes(body)
        if not checker.flow.dead:
            self.narrowed_after = dict(checker.flow.narrowed)
        self.out[:] = checker.out

    def look_again(self, analyzer: "Analyzer") -> None:
        analyzer.worklist.append(self)


def asked_of_functions(functions: list[t.Function]) -> frozenset[str]:
    """What the program asks of function values, by the library's functions for it."""
    module = "runtime.builtins.function_value."
    asked = {f.symbol.removeprefix(module) for f in functions if f.symbol.startswith(module)}
    return frozenset("qualname" if name == "function_text" else name.removeprefix("function_") for name in asked)


def _support_names() -> tuple[str, ...]:
    from unic.analysis.program import SUPPORT
    return SUPPORT + ("runtime.builtins.failure.chain_context",)
