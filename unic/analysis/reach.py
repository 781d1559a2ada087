"""What checking reaches: transactions, and the globals, defaults and helper functions reached."""
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Callable

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import TypeScope
from unic.analysis.declarations import ClassDecl, FunctionDecl, GlobalDecl, ImportedModule, ImportedName, ModuleDecl, Param, class_names
from unic.analysis.errors import Refused
from unic.analysis.internal_names import is_internal
from unic.analysis.module_locals import infer_module_variables, is_undetermined, type_in_place
from unic.analysis.usage import Slot
from unic.analysis.modules import NOT_CONSTANT
from unic.diagnostics import CompileError, Diagnostic, Span, span_of

if TYPE_CHECKING:
    from unic.analysis.checker import Checker
    from unic.analysis.program import Analyzer, Instance

Effects = list[tuple[str, Any]]
# Where the compiler's own library functions live, beside the builtin names themselves. A module with subclasses stands before that of their bases.
_SUPPORT_MODULES = ("runtime.builtins.generator", "runtime.builtins.async_generator", "runtime.builtins.failure", "runtime.builtins.operands", "runtime.builtins.object", "runtime.builtins.output", "runtime.builtins.type", "runtime.builtins.unpacking", "runtime.builtins.functions", "runtime.builtins.text.concat",
                    "runtime.builtins.tuple", "runtime.builtins.dict", "runtime.builtins.machine_text", "runtime.builtins.number.padded", "runtime.builtins.text.percent_others", "runtime.builtins.text.percent",
                    "runtime.builtins.text.quote", "runtime.builtins.traceback", "runtime.builtins.representation", "runtime.builtins.copying",
                    "runtime.builtins.keyword_arguments", "runtime.builtins.mixed_equality", "runtime.builtins.any_arguments",
                    "runtime.builtins.text.template", "runtime.builtins.except_star")


class Reach:
    """Mixin of the analyzer."""

    # --- transactions -----------------------------------------------------------------

    def begin_transaction(self: "Analyzer") -> Effects | None:
        """Start gathering effects; returns what to hand to end_transaction."""
        saved, self.transaction = self.transaction, []
        return saved

    def end_transaction(self: "Analyzer", saved: Effects | None) -> Effects:
        effects, self.transaction = self.transaction, saved
        return effects or []

    def commit(self: "Analyzer", effects: Effects) -> None:
        """Let gathered effects count (or hand them to the transaction around)."""
        for kind, payload in effects:
            self.request(kind, payload)

    def request(self: "Analyzer", kind: str, payload: Any) -> None:
        if self.transaction is not None:
            self.transaction.append((kind, payload))
            return
        if kind == "instance":
            if not payload.queued:
                payload.queued = True
                self.worklist.append(payload)
        elif kind == "function":
            self.closures[payload.symbol] = payload
        elif kind == "class":
            self.instantiate(payload)
        elif kind == "descriptor":
            self.described.setdefault(payload)
        elif kind in ("class value", "type of"):
            known = self.class_values if kind == "class value" else self.types_of
            if payload not in known:
                known[payload] = None
                self.classes_changed = True
        elif kind == "class stub":
            if payload not in self.reached_class_stubs:
                self.reached_class_stubs[payload] = None
                self.classes_changed = True
        elif kind == "told apart":
            self.told_apart.setdefault(payload)
        elif kind == "box":
            self.box(payload)
        elif kind == "expose":
            self.expose(*payload)
        elif kind == "stub_call":
            stub, call = payload
            stub.calls.append(call)
            if not stub.active:
                stub.active = True
                self.classes_changed = True
        elif kind == "global":
            if payload not in self.reached_globals:
                self.reached_globals[payload] = None
                self.global_queue.append(payload)
        elif kind == "import":
            self.imported_in_functions.setdefault(payload)
        elif kind == "class test":
            self.generic_tests.note(*payload)
        elif kind == "synthesized":
            function, parameter, result, build = payload
            if function.symbol not in self.closures:
                self.closures[function.symbol] = function
                self.worklist.append(_Synthesis(function, parameter, result, build, self.place))

    def hold_reports(self: "Analyzer") -> list[Diagnostic]:
        """Keep errors of a trial run from being reported."""
        saved, self.diagnostics = self.diagnostics, []
        self.saved_seen = set(self.seen_errors)
        return saved

    def release_reports(self: "Analyzer", saved: list[Diagnostic]) -> None:
        self.diagnostics = saved
        self.seen_errors = self.saved_seen

    def need_box(self: "Analyzer", type_: ty.Type) -> None:
        if type_ is not ty.NEVER and type_ is not ty.NONE:
            self.request("box", type_)

    def reach_class(self: "Analyzer", cls: ty.ClassType) -> None:
        self.request("class", cls)

    def reach_descriptor(self: "Analyzer", cls: ty.ClassType) -> None:
        """The class's descriptor is used, though perhaps no instance is made."""
        self.request("descriptor", cls)

    # --- library functions ------------------------------------------------------------

    def library_function(self: "Analyzer", name: str) -> FunctionDecl:
        """A library function the compiler itself calls, by bare name."""
        found = self.builtin(name)
        if isinstance(found, FunctionDecl):
            return found
        for module_name in _SUPPORT_MODULES:
            module = self.table.get(module_name)
            if module is not None and name in module.symbols:
                found = self.follow(module.symbols[name])
                if isinstance(found, FunctionDecl):
                    return found
        raise CompileError([Diagnostic(f"the runtime library lacks function '{name}'")])

    def builtin_instance(self: "Analyzer", name: str, bindings: dict[str, ty.Type]) -> "Instance":
        return self.instance(self.library_function(name), None, bindings)

    def builtin_function(self: "Analyzer", name: str, bindings: dict[str, ty.Type]) -> t.Function:
        return self.builtin_instance(name, bindings).function

    def synthesized(self: "Analyzer", key: Any, name: str, parameter: ty.Type, result: ty.Type,
                    build: Callable[["Checker", t.Expr], t.Expr]) -> t.Function:
        """A function of one parameter whose body the compiler builds; made once per key."""
        function = self.extra_keys.get(key)
        if function is None:
            function = t.Function(self.unique_symbol(name), name, "", [t.Local("value", parameter)], result)
            self.extra_keys[key] = function
        self.request("synthesized", (function, parameter, result, build))
        return function

    # --- globals ----------------------------------------------------------------------

    def module_checker(self: "Analyzer", module: ModuleDecl, owner: ty.ClassType | None = None, place: Any = None) -> "Checker":
        """A checker for expressions that stand at module level, or at the node `place` in the body of class `owner`."""
        from unic.analysis.checker import Checker
        checker = Checker(self, module, TypeScope(module) if owner is None else self.class_scope(owner))
        checker.qualname = "<module>"
        if owner is not None:
            assert owner.decl is not None
            checker.class_body = owner, (place.lineno, place.col_offset)
            checker.hidden = class_names(owner.decl)
        return checker

    def declared_type(self: "Analyzer", decl: GlobalDecl) -> ty.Type | None:
        """The type of a module variable: annotated, or that of its first value; None while it is being found out."""
        if decl in self.global_types:
            return self.global_types[decl]
        self.global_types[decl] = None
        annotation = decl.annotation
        bare_final = annotation is not None and type(annotation).__name__ == "Name" and annotation.id == "Final"
        if annotation is not None and not bare_final:
            type_: ty.Type | None = self.annotations.evaluate(annotation, TypeScope(decl.module))
            if self.counting_enums and type(decl.value).__name__ == "Attribute" and decl.module.is_app:
                # `n: int = Color.RED`: the variable holds what it is given.
                checker = self.module_checker(decl.module)
                given = self.value_type(decl.value, decl.module)
                if given is not None and type_ is not None and checker.counts_for(given, type_):
                    type_ = ty.union_of(type_, given)
        elif is_undetermined(decl):
            type_ = self.module_variable_types(decl.module).get(decl)
        else:
            try:
                type_ = self.value_type(decl.value, decl.module, None, self.class_type(decl.cls, ()) if decl.cls is not None else None)
            except Refused:
                type_ = type_in_place(self, decl)
                if type_ is None:
                    raise
            if type_ is not None and type_.open:
                raise Refused(Diagnostic(f"the type of '{decl.name}' is not known from its value", span_of(decl.module.shown_path, decl.node),
                                         f"annotate it: {decl.name}: list[int] = ... (or its real type)"))
        if type_ is None or type_ is ty.NEVER:
            del self.global_types[decl]
            return None
        if annotation is None:
            type_ = self.annotations.promoted(type_, decl.module)
        self.global_types[decl] = type_
        return type_

    def module_variable_types(self: "Analyzer", module: ModuleDecl) -> dict[GlobalDecl, ty.Type]:
        """What infer_module_variables finds, once; while it runs nothing is known."""
        known = self.inferred_variables.get(module)
        if known is None:
            self.inferred_variables[module] = {}
            known = self.inferred_variables[module] = infer_module_variables(self, module)
            self.inferred_modules.add(module)
        return known

    def value_type(self: "Analyzer", node: Any, module: ModuleDecl, expected: ty.Type | None = None, owner: ty.ClassType | None = None) -> ty.Type | None:
        """The type of a module-level expression, or of one in the body of class `owner`; nothing it reaches counts."""
        checker = self.module_checker(module, owner, node)
        saved = self.begin_transaction()
        try:
            checker.begin_pass()
            type_ = checker.expr(node, expected).type
            if checker.changed:
                checker.begin_pass()
                type_ = checker.expr(node, expected).type
            return checker.type_class(type_.instance) if isinstance(type_, ty.ClassObject) else type_
        finally:
            self.end_transaction(saved)

    def global_variable(self: "Analyzer", decl: GlobalDecl) -> t.Global | None:
        """The program variable of a module-level name; reaching it reaches its initialiser."""
        found = self.globals.get(decl)
        if found is None:
            is_setting = self.settings.is_variable(decl)
            if is_setting:
                self.settings.take(decl)
            type_ = self.declared_type(decl)
            if type_ is None:
                if is_undetermined(decl) and decl.module in self.inferred_modules:
                    raise Refused(Diagnostic(f"the type of module variable '{decl.name}' is not known here",
                                             span_of(decl.module.shown_path, decl.node), f"annotate it where it is first assigned: {decl.name}: int = ..."))
                return None
            found = self.globals[decl] = t.Global(f"{decl.module.name}.{decl.name}", type_)
            found.is_setting = is_setting
            found.checked = _may_be_unbound(decl)
        self.request("global", decl)
        return found

    def class_variable(self: "Analyzer", owner: ty.ClassType, name: str) -> t.Global | None:
        """The program variable of a class attribute."""
        key = (owner, name)
        found = self.globals.get(key)
        if found is None:
            decl = owner.decl
            assert decl is not None
            attribute = decl.attributes[name]
            if decl.is_enum:
                type_: ty.Type | None = owner
            elif attribute.annotation is not None and not _is_bare(attribute.annotation):
                type_ = self.annotations.evaluate(attribute.annotation, self.class_scope(owner))
            else:
                type_ = self.value_type(attribute.value, decl.module, None, owner)
            if type_ is None or type_ is ty.NEVER:
                return None
            found = self.globals[key] = made = t.Global(f"{owner.qualname}.{name}", type_)
            found.checked = attribute.value is None and not decl.is_enum
            if type_.open:
                self.usage.find([Slot(name, type_, None, lambda known: setattr(made, "type", known))])
        self.request("global", key)
        return found

    def class_constant(self: "Analyzer", owner: ty.ClassType, name: str) -> Any:
        """The value of a class attribute declared Final, or NOT_CONSTANT."""
        from unic.analysis.fields import is_final
        decl = owner.decl
        assert decl is not None
        attribute = decl.attributes[name]
        if decl.is_enum or attribute.annotation is None or not is_final(attribute.annotation):
            return NOT_CONSTANT
        value = self.folder.fold(attribute.value, decl.module, class_names(decl))
        return value if not isinstance(value, tuple) else NOT_CONSTANT

    def field_defaults(self: "Analyzer", cls: ty.ClassType) -> list[tuple[ty.Field, t.Global]]:
        """Fields that start with the value of the class attribute of the same name."""
        found: list[tuple[ty.Field, t.Global]] = []
        for owner in cls.ancestors():
            decl = owner.decl
            if decl is None or decl.dataclass_options is not None or decl.is_enum:
                continue
            for name, attribute in decl.attributes.items():
                field = cls.field_map.get(name)
                if attribute.value is not None and field is not None and not field.hides and all(field is not known for known, _ in found):
                    made = self.class_variable(owner, name)
                    if made is not None:
                        found.append((cls.field_map[name], made))
        return found

    def default_expression(self: "Analyzer", decl: FunctionDecl, owner: ty.Type | None, param: Param, type_: ty.Type | None) -> t.Expr:
        """A parameter default that is no plain constant: evaluated at each call if that makes no difference, else once."""
        node = param.default
        factory = getattr(decl, "default_factories", None)
        if (factory is None or param.name not in factory) and not self.is_repeatable(node, decl.module):
            return self.shared_default(decl, param)
        checker = self.module_checker(decl.module, owner if isinstance(owner, ty.ClassType) and owner.decl is decl.cls else None, node)
        checker.type_scope = self.signatures.scope(decl, owner, {})
        value = checker.value(node, type_)
        return checker.block(checker.out, value)

    def is_repeatable(self: "Analyzer", node: Any, module: ModuleDecl) -> bool:
        """Whether evaluating a default anew gives an equal value that nobody can change."""
        from unic.syntax import ast
        kinds = ("List", "Dict", "Set", "ListComp", "DictComp", "SetComp", "GeneratorExp", "Lambda", "Name", "Attribute")
        for inner in ast.walk(node):
            kind = type(inner).__name__
            if kind == "Call" and not self.is_machine_call(inner, module):
                return False
            if kind in kinds and not isinstance(self.lookup_path(inner, module) if kind in ("Name", "Attribute") else None,
                                                (ClassDecl, ty.MachineInt, ImportedModule)):
                return False
        return True

    def shared_default(self: "Analyzer", decl: FunctionDecl, param: Param) -> t.Expr:
        """The default as the one object that all calls share, made where the function is defined."""
        known = self.shared_defaults.get(id(param))
        if known is None:
            if self.signatures.type_parameters(decl) or decl.cls is not None and decl.cls.type_params:
                raise Refused(Diagnostic(f"the default of '{param.name}' would be shared by all calls", span_of(decl.module.shown_path, param.default),
                                         "use None as the default and make the value inside"))
            known = self.shared_defaults[id(param)] = GlobalDecl(f"{decl.qualname}.{param.name}", decl.module, param.annotation, param.default, decl.node, cls=decl.cls)
        target = self.global_variable(known)
        if target is None:
            return t.Const(ty.NEVER, None, None)
        return t.GlobalGet(target.type, span_of(decl.module.shown_path, param.default), target)

    def is_machine_call(self: "Analyzer", node: Any, module: ModuleDecl) -> bool:
        symbol = self.lookup_path(node.func, module) if type(node.func).__name__ in ("Name", "Attribute") else None
        return isinstance(symbol, ty.MachineInt) or isinstance(symbol, ClassDecl) and (
            symbol.dataclass_options is not None and bool(symbol.dataclass_options.get("frozen")) or symbol.name in ("frozenset", "float"))

    def decorated_global(self: "Analyzer", decl: FunctionDecl) -> t.Global | None:
        """The variable holding a decorated function: decorator(function), computed at program start."""
        known = self.decorated.get(decl)
        if known is None:
            plain = replace(decl, decorators=[])
            hidden = f"{decl.qualname}.undecorated"
            decl.module.symbols[hidden] = plain
            known = GlobalDecl(decl.qualname + ".decorated", decl.module, None, decl.decoration(hidden), decl.node)
            self.decorated[decl] = known
        return self.global_variable(known)

    # --- classes ----------------------------------------------------------------------

    def register_class(self: "Analyzer", decl: ClassDecl) -> None:
        """Note a class under the names of its bases, to know what may override what."""
        if decl.module.is_app:
            self.app_classes.append(decl)
        if decl.enum_mixin and decl.attributes:
            self.counting_enums.append(decl)
        for base in decl.bases:
            head = base.value if type(base).__name__ == "Subscript" else base
            name = getattr(head, "id", None) or getattr(head, "attr", None)
            symbol = decl.module.symbols.get(name) if type(head).__name__ == "Name" else None
            if isinstance(symbol, ImportedName):
                # `from m import A as B`: what may be overridden is A.
                name = symbol.name
            if name is not None:
                self.derived.setdefault(name, []).append(decl)
                if name in self.assumed_final:
                    raise CompileError([Diagnostic(f"class '{decl.name}' derives from '{name}' in a module imported inside a function",
                                                   span_of(decl.module.shown_path, decl.node), "import the module at the top of the file")])

    def may_be_overridden(self: "Analyzer", cls: ty.ClassType, name: str) -> bool:
        decl = cls.decl
        assert decl is not None
        if cls.base is None:
            return True
        return self.overridden_below(decl, name, set(), is_internal(decl, name))

    def overridden_below(self: "Analyzer", decl: ClassDecl, name: str, seen: set[ClassDecl], internal: bool = False) -> bool:
        self.assumed_final.add(decl.name) if decl.name not in self.derived else None
        for sub in self.derived.get(decl.name, ()):
            if sub in seen or internal and not sub.module.trusted:
                continue
            seen.add(sub)
            self.prepare(sub)
            # A class with several bases may inherit a method of its other base, or need the method checked for itself.
            if name in sub.methods or self.has_several_bases(sub) or self.overridden_below(sub, name, seen, internal):
                return True
        return False

    def has_several_bases(self: "Analyzer", decl: ClassDecl) -> bool:
        """Whether a class inherits from more than one class that is no protocol."""
        if len(decl.bases) < 2:
            return False
        symbols = [self.lookup_path(base.value if type(base).__name__ == "Subscript" else base, decl.module) for base in decl.bases]
        return sum(isinstance(symbol, ClassDecl) and not symbol.is_protocol for symbol in symbols) > 1

    def classes_of_both(self: "Analyzer", one: ty.ClassType, other: ty.ClassType) -> list[ty.ClassType]:
        """The classes that inherit from two unrelated ones, without those below another of them."""
        for decl in self.derived.get(one.name, ()):
            if not decl.type_params:
                self.class_type(decl, ())
        both = [cls for cls in one.below() if cls.is_subclass_of(other)]
        return [cls for cls in both if not any(cls is not above and cls.is_subclass_of(above) for above in both)]

    def classes_with_attribute(self: "Analyzer", decl: ClassDecl, name: str) -> list[ty.ClassType]:
        """The classes below `decl` that give the class attribute `name` a value of their own, bases before subclasses."""
        found: list[ty.ClassType] = []
        for sub in self.derived.get(decl.name, ()):
            if not sub.type_params and sub is not decl:
                own = name in sub.attributes and sub.attributes[name].value is not None
                if own or self.has_several_bases(sub):
                    found.append(self.class_type(sub, ()))
                found += self.classes_with_attribute(sub, name)
        return found

    def abstract_methods(self: "Analyzer", cls: ty.ClassType) -> list[str]:
        """What a class must have before objects of it can be made. Only an ABC asks for it: `@abstractmethod` alone is a remark."""
        if not any(owner.decl is not None and self.is_abc(owner.decl) for owner in cls.ancestors()):
            return []
        names: dict[str, bool] = {}
        for owner in cls.ancestors():
            if owner.decl is not None:
                for name, method in owner.decl.methods.items():
                    names.setdefault(name, method.is_abstract)
        return [n for n, abstract in names.items() if abstract]

    def is_abc(self: "Analyzer", decl: ClassDecl) -> bool:
        """Whether CPython makes a class by ABCMeta; of the library's own, but for the built-in ones, that is not known."""
        from unic.analysis.protocol_bases import inherits_from_protocol
        if not decl.module.is_app:
            return not self.is_builtin(decl) and not decl.is_enum
        return decl.is_abc or decl.is_protocol or inherits_from_protocol(self, decl)

    def match_args(self: "Analyzer", cls: ty.ClassType) -> list[str]:
        """Attribute names for positional sub-patterns: __match_args__, or a dataclass's fields."""
        from unic.analysis.data_classes import match_args
        decl = cls.decl
        if decl is None:
            return []
        for node in decl.node.body:
            if type(node).__name__ == "Assign" and getattr(node.targets[0], "id", "") == "__match_args__":
                return [e.value for e in node.value.elts]
        return match_args(self, decl) or []

    def main_function(self: "Analyzer") -> t.Function:
        return self.main


class _Synthesis:
    """A function whose body the compiler builds, waiting in the worklist."""

    def __init__(self, function: t.Function, parameter: ty.Type, result: ty.Type, build: Any, place: Span | None) -> None:
        self.function = function
        self.place = place
        self.result = result
        self.build = build

    def check(self, analyzer: "Analyzer") -> None:
        checker = analyzer.module_checker(analyzer.builtins_module())

        def body() -> None:
            value = self.build(checker, t.LocalGet(self.function.params[0].type, None, self.function.params[0]))
            checker.out.append(t.Return(None, checker.convert(value, self.result, None)))

        checker.run_passes(body)
        self.function.body = checker.out


def _may_be_unbound(decl: GlobalDecl) -> bool:
    """Whether code can run before an app's module variable is assigned: some statement above it calls something, or it
    is bound by a loop, a branch or the like."""
    from unic.syntax import ast
    if not decl.module.is_app:
        return False
    if decl.deleted:
        return True
    for node in decl.module.statements:
        if node is decl.node:
            return decl.value is None
        if type(node).__name__ != "ClassDef" and any(type(n).__name__ in ("Call", "Subscript", "For", "While", "With") for n in ast.walk(node)):
            return True
    return decl.value is None


def _is_bare(annotation: Any) -> bool:
    """`Final` or `ClassVar` without a type."""
    return type(annotation).__name__ in ("Name", "Attribute") and (getattr(annotation, "id", "") or getattr(annotation, "attr", "")) in ("Final", "ClassVar")

