"""Checking one function: infer its local variables, check every statement, and build its typed body.

The body is checked in passes until the types of its variables are stable; what a pass
reaches (functions, classes, boxes) counts only when it was the last.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, NoReturn

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.any_members import classes_for_any
from unic.analysis.annotations import TypeScope
from unic.analysis.any_callables import AnyCallables
from unic.analysis.arguments import Arguments
from unic.analysis.async_generators import AsyncGenerators
from unic.analysis.attributes import Attributes
from unic.analysis.caching import Caching
from unic.analysis.calls import Calls
from unic.analysis.call_sites import CallSites
from unic.analysis.callbacks import Callbacks
from unic.analysis.chains import Chains
from unic.analysis.class_tests import ClassTests
from unic.analysis.class_values import ClassValues
from unic.analysis.builtin_calls import BuiltinCalls
from unic.analysis.closures import Closures
from unic.analysis.comprehensions import Comprehensions
from unic.analysis.conditions import Conditions
from unic.analysis.construction import Construction
from unic.analysis.convert import Conversions
from unic.analysis.copying import Copying
from unic.analysis.counting import Counting
from unic.analysis.coroutines import Coroutines
from unic.analysis.data_class_calls import DataClassCalls
from unic.analysis.declarations import FunctionDecl, ModuleDecl
from unic.analysis.dynamic import DynamicValues
from unic.analysis.enums import Enums
from unic.analysis.errors import Refused
from unic.analysis.except_star import ExceptStar
from unic.analysis.exception_objects import ExceptionObjects
from unic.analysis.expressions import Expressions
from unic.analysis.flags import Flags
from unic.analysis.function_values import FunctionValues
from unic.analysis.gathering import Gathering
from unic.analysis.generic_partials import GenericPartials
from unic.analysis.generic_tests import GenericClassTests
from unic.analysis.getters import Getters
from unic.analysis.intrinsics import Intrinsics
from unic.analysis.iteration import Iteration
from unic.analysis.held_values import HeldValues
from unic.analysis.keyword_arguments import Keywords
from unic.analysis.keyword_items import KeywordItems
from unic.analysis.lambdas import Lambdas
from unic.analysis.lenient import LenientOptionals
from unic.analysis.local_classes import LocalClasses
from unic.analysis.local_imports import LocalImports
from unic.analysis.loop_sources import LoopSources
from unic.analysis.loops import Loops
from unic.analysis.makers import Makers
from unic.analysis.mixed_equality import MixedEquality
from unic.analysis.named_access import NamedAccess
from unic.analysis.named_tuples import NamedTuples
from unic.analysis.namespaces import Namespaces
from unic.analysis.narrowing import Narrowing
from unic.analysis.operators import Operators
from unic.analysis.open_types import Hole, OpenTypes, resolve
from unic.analysis.origins import Labels, Origins
from unic.analysis.overloads import Overloads
from unic.analysis.partial_calls import PartialCalls
from unic.analysis.patterns import Patterns
from unic.analysis.pattern_groups import PatternGroups
from unic.analysis.record_formats import RecordFormats
from unic.analysis.protocol_bases import OwnMappings
from unic.analysis.protocol_calls import ProtocolCalls
from unic.analysis.reflection import Reflection
from unic.analysis.runtime_protocols import RuntimeProtocols
from unic.analysis.scope import Flow, Variable
from unic.analysis.statements import Statements
from unic.analysis.subscripts import Subscripts
from unic.analysis.templates import Templates
from unic.analysis.type_arguments import TypeArguments
from unic.analysis.try_statements import TryStatements
from unic.analysis.typed_dicts import TypedDicts
from unic.analysis.widening import Widening
from unic.analysis.with_statements import WithStatements
from unic.diagnostics import Diagnostic, Span, span_of

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer, Instance

MAX_PASSES = 12


class Checker(Statements, TryStatements, ExceptStar, WithStatements, Loops, Expressions, Operators, Conditions, Calls, Arguments, TypeArguments, Construction,
              Caching, PartialCalls, GenericPartials, Gathering, BuiltinCalls, Attributes, Subscripts, Comprehensions, Iteration, LoopSources,
              Reflection, RuntimeProtocols, Counting, Overloads, OwnMappings, ProtocolCalls, ClassTests, Makers,
              Closures, Lambdas, Coroutines, AsyncGenerators, ExceptionObjects, Patterns, Intrinsics, Enums, NamedTuples, Templates, DataClassCalls, Copying,
              ClassValues, Callbacks, FunctionValues, Keywords, KeywordItems, HeldValues, PatternGroups, Chains, CallSites, NamedAccess, Namespaces, GenericClassTests, MixedEquality, Widening, AnyCallables, TypedDicts,
              DynamicValues, Narrowing, OpenTypes, RecordFormats, Flags, Getters, LocalClasses, LocalImports, LenientOptionals, Origins):
    """State of checking one function (or lambda, or module body)."""

    def __init__(self, analyzer: "Analyzer", module: ModuleDecl, type_scope: TypeScope, parent: "Checker | None" = None) -> None:
        self.analyzer = analyzer
        self.module = module
        self.type_scope = type_scope
        self.parent = parent
        self.conversions = Conversions(analyzer)
        self.scopes: list[dict[str, Variable]] = [{}]
        self.flow = Flow({}, set())
        self.out: list[t.Stmt] = []
        self.function = t.Function("", "", module.shown_path, [], ty.NONE)
        self.result: ty.Type | None = ty.NONE
        self.generator: ty.ClassType | None = None
        self.is_async = False
        self.is_generator_expression = False
        self.decl: FunctionDecl | None = None
        self.self_name: str | None = None
        # While items of tuples behind the first are ordered: that some cannot be is an error at run time.
        self.behind_equal = False
        self.hidden: set[str] = set()
        self.globals_declared: set[str] = set()
        self.changed = False
        self.inference_stale = False
        self.errors: list[Diagnostic] = []
        self.unknown: "list[Span | None]" = []
        # Why the types of these expressions are not known, and what to write, where that is known.
        self.reasons: "dict[Span | None, tuple[str, str]]" = {} if parent is None else parent.reasons
        # By node and number of the type argument: what is not known yet of empty displays.
        self.holes: dict[int, dict[int, Hole]] = {} if parent is None else parent.holes
        self.met_open = False
        self.kept_open = False
        self.children: dict[tuple[int, Any], Any] = {}
        self.comprehension_scopes: dict[int, dict[str, Variable]] = {}
        self.collecting: dict[str, ty.Type] | None = None
        self.temporaries = 0
        self.qualname = ""
        # What has this checked once more when more is known (unic/analysis/generic_tests.py).
        self.work: Any = None
        # The statement being checked.
        self.statement_node: Any = None
        # The outermost display being looked at.
        self.display: Any = None
        # For an expression in a class body: the class, and the place (line, column) above which its names count.
        self.class_body: tuple[ty.ClassType, tuple[int, int]] | None = None
        self.handled: list[t.Local] = []
        self.returned: list[ty.Type] | None = None
        # Of a nested function without annotation: what it returns in this pass, and what it was found to return.
        self.returned_types: list[ty.Type] | None = None
        self.found_result: ty.Type = ty.NEVER
        # Of a generator without annotation: the types of what it yields in this pass.
        self.yields: list[ty.Type] | None = None
        # Names of `*args: P.args` and `**kwargs: P.kwargs`, with the number of parameters that the first stands for.
        self.passed_on: dict[str, int] = {}
        # How many try statements with handlers are around the current statement.
        self.guarded = 0
        # How many except clauses of this function are.
        self.handling = 0
        # Stands behind the symbol of an operator in messages: "=" in an augmented assignment.
        self.in_place = ""

    # --- diagnostics ------------------------------------------------------------------

    def span(self, node: Any) -> Span | None:
        if node is None:
            return None
        return span_of(self.module.shown_path, node)

    def fail(self, node: Any, message: str, hint: str = "", labels: "Labels | None" = None, about: tuple[t.Expr, ...] = ()) -> NoReturn:
        """Refuse the construct at `node`. about: values whose types the message names; where these come from is shown."""
        shown = [*(labels or []), *self.origins(*about)] if self.module.is_app else labels or []
        diagnostic = Diagnostic(message, self.span(node), hint, list(dict.fromkeys(shown)))
        for one in about:
            diagnostic.in_any = diagnostic.in_any.union(*(classes_for_any(self.analyzer, other.type, one.type) for other in about if other is not one))
        raise Refused(diagnostic)

    def error(self, diagnostic: Diagnostic) -> None:
        root = self
        while root.parent is not None:
            root = root.parent
        root.errors.append(diagnostic)

    def note_change(self) -> None:
        checker: Checker | None = self
        while checker is not None:
            checker.changed = True
            checker = checker.parent

    # --- helpers ----------------------------------------------------------------------

    def temp(self, type_: ty.Type, name: str = "") -> t.Local:
        self.temporaries += 1
        return t.Local(name or f".{self.temporaries}", type_)

    def get(self, local: t.Local, span: Span | None = None) -> t.LocalGet:
        return t.LocalGet(local.type, span, local)

    def keep(self, expr: t.Expr, out: list[t.Stmt]) -> t.Expr:
        """An expression that may be used several times: a constant or fresh temporary, set in `out`."""
        if isinstance(expr, t.Const):
            return expr
        local = self.temp(expr.type)
        local.kept = expr
        out.append(t.SetLocal(expr.span, local, expr))
        return t.LocalGet(expr.type, expr.span, local)

    def block(self, body: list[t.Stmt], value: t.Expr) -> t.Expr:
        return t.Block(value.type, value.span, body, value) if body else value

    def const(self, value: Any, node: Any = None, type_: ty.Type | None = None) -> t.Const:
        if isinstance(value, bytes):
            # Literals are made by nobody's call, yet they are objects that a dispatch may meet.
            self.analyzer.reach_class(self.analyzer.builtin_class("bytes"))
        return t.Const(type_ if type_ is not None else self.analyzer.constant_type(value), self.span(node), value)

    def bottom(self, node: Any) -> t.Const:
        """Stands for a value whose type is not known yet: a later pass is to find it out."""
        root = self
        while root.parent is not None:
            root = root.parent
        if node is not None:
            root.unknown.append(self.span(node))
        return t.Const(ty.NEVER, self.span(node), None)

    def str_type(self) -> ty.ClassType:
        return self.analyzer.builtin_class("str")

    def builtin_call(self, name: str, args: list[t.Expr], node: Any, bindings: dict[str, ty.Type] | None = None) -> t.Expr:
        """Call of a library function of runtime.builtins by name, for constructs the compiler spells out."""
        instance = self.analyzer.builtin_instance(name, bindings or {})
        converted = [self.convert(a, p, node) for a, (_, p) in zip(args, instance.signature.params)]
        return t.Call(instance.signature.result, self.span(node), instance.function, converted)

    # --- conversion -------------------------------------------------------------------

    def convert(self, expr: t.Expr, target: ty.Type, node: Any, what: str = "", wanted_by: "Callable[[], Labels] | None" = None) -> t.Expr:
        """`expr` as a `target`, or a refusal that names both types; `wanted_by` tells where the target's type comes from."""
        if not isinstance(target, ty.MachineInt):
            self.check_int_range(expr, node)
        if expr.type is target:
            return expr
        if expr.type.open or target.open:
            met = self.converge(expr, target, node)
            if met is not None:
                return met
        widened = self.widen_coroutine(expr, target, node)
        if widened is not None:
            return widened
        if isinstance(expr.type, ty.CallableType):
            adapted = self.adapt_callable(expr, target, node)
            protocol = self.callback_protocol(target) if adapted is None else None
            if protocol is not None:
                adapted = self.as_callback(expr, target, protocol, node)
            if adapted is not None:
                return adapted
        elif self.holds_other_functions(expr.type, target):
            return self.each_member(expr, node, lambda v: self.convert(v, target, node, what, wanted_by))
        elif isinstance(expr.type, (ty.ClassType, ty.ProtocolType)):
            function = self.callable_in(target)
            adapted = self.object_as_function(expr, function, node) if function is not None and not self.conversions.assignable(expr.type, target) else None
            if adapted is not None:
                return self.convert(adapted, target, node, what, wanted_by)
        done = self.conversions.convert(expr, target, self.temp)
        if done is not None:
            return done
        if expr.type is ty.NEVER:
            return self.bottom(node)
        if not self.module.is_app and self.counts_for(expr.type, target):
            return self.convert(self.counted_value(expr, target, node), target, node)
        tested = self.dynamic_as(expr, target, node)
        if tested is None:
            tested = self.fresh_as(expr, target, node) or self.tuple_as(expr, target, node)
        if tested is not None:
            return tested
        self.mismatch(expr, target, node, what, wanted_by() if wanted_by is not None else [])

    def mismatch(self, expr: t.Expr, target: ty.Type, node: Any, what: str, labels: "Labels") -> NoReturn:
        """Refuse `expr` where a `target` is wanted. The place is the expression's, not that of the statement around it."""
        diagnostic = Diagnostic(f"{what + ': ' if what else ''}expected {target}, found {expr.type}", self.span(node), self.remedy(expr, target))
        if expr.span is not None and expr.span.path == self.module.shown_path:
            diagnostic.span = expr.span
        if self.module.is_app:
            diagnostic.labels = [label for label in dict.fromkeys([*labels, *self.origins(expr)]) if label[0] != diagnostic.span]
        self.note_widening(diagnostic, expr.type, target)
        diagnostic.in_any = classes_for_any(self.analyzer, expr.type, target)
        raise Refused(diagnostic)

    def widen_coroutine(self, expr: t.Expr, target: ty.Type, node: Any) -> t.Expr | None:
        """A coroutine where one of a wider result is wanted, by a coroutine around it; None for anything else."""
        source = expr.type
        if isinstance(source, ty.ProtocolType) and self.analyzer.is_awaitable(source):
            return self.awaited_coroutine(expr, source, target, node)
        if isinstance(source, ty.ClassType) and source.name == "Generator" and source.decl is self.analyzer.builtin("Generator"):
            return self.widen_generator(expr, source, target, node)
        if not isinstance(source, ty.ClassType) or source.name != "Coroutine" or source.decl is None or not self.analyzer.is_builtin(source.decl):
            return None
        for member in target.members if isinstance(target, ty.UnionType) else (target,):
            if isinstance(member, ty.ClassType) and member.decl is source.decl and member is not source \
                    and self.conversions.assignable(source.args[0], member.args[0]):
                made = self.builtin_call("widened", [expr], node, {"A": source.args[0], "B": member.args[0]})
                return self.convert(made, target, node)
        return None

    def awaited_coroutine(self, expr: t.Expr, source: ty.ProtocolType, target: ty.Type, node: Any) -> t.Expr | None:
        """An awaitable where a coroutine is wanted, by one that awaits it."""
        coroutine = self.analyzer.builtin_class("Coroutine", source.args[0])
        if not any(isinstance(m, ty.ClassType) and m.decl is coroutine.decl for m in (target.members if isinstance(target, ty.UnionType) else (target,))):
            return None
        return self.convert(self.builtin_call("awaited", [expr], node, {"R": source.args[0]}), target, node)

    def widen_generator(self, expr: t.Expr, source: ty.ClassType, target: ty.Type, node: Any) -> t.Expr | None:
        """A generator where the one of any awaitable is wanted, by a generator around it."""
        if not isinstance(target, ty.ClassType) or target.decl is not source.decl or target is source or not self.conversions.assignable(source.args[2], target.args[2]):
            return None
        whole = ty.optional(self.analyzer.builtin_class("object"))
        if any(arg is not whole for arg in target.args[:2]):
            return None
        made = self.builtin_call("widened_generator", [expr], node, {"Y": source.args[0], "S": source.args[1], "A": source.args[2], "B": target.args[2]})
        return self.convert(made, target, node)

    def remedy(self, expr: t.Expr, target: ty.Type) -> str:
        """What to write so that the conversion becomes explicit."""
        source = expr.type
        if self.is_coroutine(source):
            return "write `await` before the coroutine"
        wanted = target.others[0] if isinstance(target, ty.UnionType) and len(target.others) == 1 else target
        if isinstance(source, ty.ClassType) and isinstance(wanted, ty.ClassType) and source.decl is wanted.decl and any(map(ty.is_lenient, source.args)):
            return f"annotate the variable that it is kept in: ...: {wanted} = ..."
        if wanted is ty.FLOAT and source is ty.INT:
            if isinstance(expr, t.Const):
                return f"an int stays an int in Python; write {float(expr.value)!r}"
            return "an int stays an int in Python; write float(...)"
        if wanted is ty.INT and source is ty.BOOL:
            return "a bool stays a bool in Python; write int(...)"
        if wanted is ty.INT and isinstance(source, ty.UnionType) and set(source.members) == {ty.INT, ty.BOOL}:
            return "it may be a bool here; write int(...)"
        if wanted is ty.FLOAT and isinstance(source, ty.UnionType) and set(source.others) == {ty.INT, ty.FLOAT}:
            return "it may be an int here (a sum() starts with 0; write sum(..., 0.0)), which stays one in Python; write float(...)"
        if wanted is ty.INT and source is ty.FLOAT:
            return "write int(...) to truncate, or round(...)"
        if wanted in (ty.INT, ty.FLOAT) and source is self.str_type() and not isinstance(expr, t.Const):
            return f"write {wanted}(...), which reads a number"
        if isinstance(wanted, ty.MachineInt):
            return f"write {wanted}(...)"
        if wanted is ty.INT and isinstance(source, ty.MachineInt):
            return "write int(...)"
        if isinstance(source, ty.UnionType) and source.has_none and not (isinstance(target, ty.UnionType) and target.has_none):
            return "it may be None here; test `is not None` first"
        if isinstance(wanted, ty.ClassType) and wanted.name == "bytes" and source is not wanted:
            return "write bytes(...)" if str(source) in ("bytearray", "memoryview") else ""
        if self.counts_for(source, wanted):
            return f"a member of an enum stays one in Python; write {wanted}(...), or declare it as {wanted} | {source}" if isinstance(source, ty.ClassType) \
                and source.decl is not None and source.decl.shows_value else "a member of an enum stays one in Python; write .value"
        if isinstance(wanted, ty.ClassType) and wanted.name == "str":
            return "write str(...)"
        if isinstance(wanted, ty.UnionType) and wanted.operations is not None:
            return "`Any` holds what JSON has, tuples, and objects of classes that are not generic: write its type, a union `A | B`, or `object`; for a list or dict, annotate the variable it is kept in"
        return ""

    # --- variables --------------------------------------------------------------------

    def declare(self, name: str, type_: ty.Type | None = None) -> Variable:
        variable = Variable(name, type_, type_, owner=self)
        self.scopes[0][name] = variable
        return variable

    def find_variable(self, name: str) -> Variable | None:
        """The variable a name means in this function or an enclosing one."""
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        if name in self.globals_declared:
            return None
        return self.parent.find_variable(name) if self.parent is not None else None

    def own_variable(self, name: str) -> Variable | None:
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        return None

    def local_of(self, variable: Variable) -> t.Local:
        """The current pass's Local of a variable; used from an inner function it becomes a captured cell."""
        if variable.local is None:
            variable.local = t.Local(variable.name, variable.type if variable.type is not None else ty.NEVER)
        if variable.owner is not self:
            self.capture(variable)
        return variable.local

    def capture(self, variable: Variable) -> None:
        assert variable.local is not None
        variable.local.cell = True
        checker: Checker | None = self
        while checker is not None and checker is not variable.owner:
            if variable.local not in checker.function.captures:
                checker.function.captures.append(variable.local)
            checker = checker.parent

    def begin_pass(self) -> None:
        """Forget what belongs to one pass only."""
        self.changed = False
        self.met_open = False
        self.out = []
        self.flow = Flow({}, set())
        self.temporaries = 0
        if self.parent is None and not self.kept_open:
            self.close_holes()
        for scope in [self.scopes[0], *self.comprehension_scopes.values()]:
            for variable in scope.values():
                variable.local = None
                variable.read_early = False
                if self.inference_stale:
                    # A loop turned out to leave more types than assumed: what followed from fewer may be wrong.
                    variable.type = variable.declared
                elif variable.type is not None and variable.type.open:
                    variable.type = resolve(self.analyzer, variable.type, closed_only=True)
        self.inference_stale = False
        for facts in self.loop_facts.values():
            for path, type_ in facts.items():
                if type_ is not None and type_.open:
                    facts[path] = resolve(self.analyzer, type_, closed_only=True)

    # --- entry ------------------------------------------------------------------------

    def run_passes(self, body: "Any") -> bool:
        """Call `body()` until variable types are stable; the effects of the last pass are kept. False on errors."""
        analyzer = self.analyzer
        for count in range(2 * MAX_PASSES):
            self.begin_pass()
            self.errors = []
            self.unknown = []
            saved = analyzer.begin_transaction()
            try:
                body()
            except Refused as refused:
                self.errors.append(refused.diagnostic)
            effects = analyzer.end_transaction(saved)
            if self.changed and count < MAX_PASSES:
                continue
            if self.errors and self.holes and not self.kept_open:
                self.reopen_holes()
                continue
            if (self.close_holes(final=True) or self.met_open) and count < 2 * MAX_PASSES - 1:
                continue
            if self.unknown and not self.errors:
                why, instead = self.reasons.get(self.unknown[0], ("the type of this is not known",
                                                                  "annotate the variable it is kept in, or the empty display it comes from"))
                self.errors.append(Diagnostic(why, self.unknown[0], instead))
            for diagnostic in self.errors:
                analyzer.report(diagnostic)
            analyzer.commit(effects)
            break
        return not self.errors


def enter_function(checker: Checker, instance: "Instance") -> None:
    """Set a checker up for the parameters and result of a function instance."""
    decl = instance.decl
    signature = instance.signature
    checker.decl = decl
    checker.enter_scope(decl)
    checker.qualname = decl.qualname
    checker.function = instance.function
    checker.function.params = []
    checker.function.captures = []
    checker.hidden = decl.bound_names
    checker.is_async = decl.is_async
    checker.result = signature.raw_result
    if signature.kind == "generator":
        assert isinstance(signature.result, ty.ClassType)
        checker.generator = signature.result
        checker.function.kind = "generator"
        checker.function.generator_type = signature.result
        checker.analyzer.reach_class(signature.result)
    if decl.role in ("method", "property") and decl.params:
        checker.self_name = decl.params[0].name


def bind_parameters(checker: Checker, params: "list[tuple[Any, ty.Type]]") -> None:
    """Make the parameters of this pass: Local, assigned from the start."""
    checker.function.params = []
    for param, type_ in params:
        variable = checker.scopes[0].get(param.name)
        if variable is None:
            variable = checker.declare(param.name, type_)
            if getattr(param.node, "lineno", None) is not None:
                variable.place = checker.span(param.node)
        variable.local = t.Local(param.name, type_)
        checker.flow.assigned.add(variable.local)
        if not isinstance(type_, ty.ClassObject):
            checker.function.params.append(variable.local)


def check_instance(analyzer: "Analyzer", instance: "Instance") -> None:
    """Check a function instance and fill in its typed body."""
    decl = instance.decl
    checker = Checker(analyzer, decl.module, instance.signature.scope)
    enter_function(checker, instance)
    checker.work = instance

    def body() -> None:
        checker.function.captures = []
        bind_parameters(checker, instance.signature.params)
        checker.function_body(decl.node.body)

    checker.run_passes(body)
    instance.function.body = checker.out


def trial(analyzer: "Analyzer", checker: Checker, body: Any) -> None:
    """Run `body` until stable; nothing it reaches or reports counts."""
    for _ in range(MAX_PASSES):
        checker.begin_pass()
        saved = analyzer.begin_transaction()
        reported = analyzer.hold_reports()
        try:
            body()
        except Refused:
            pass
        finally:
            analyzer.release_reports(reported)
            analyzer.end_transaction(saved)
        if not checker.changed:
            break


def infer_result(analyzer: "Analyzer", instance: "Instance") -> ty.Type | None:
    """The class of all values a function returns, if it is one class (its annotation is only a protocol)."""
    checker = Checker(analyzer, instance.decl.module, instance.signature.scope)
    enter_function(checker, instance)
    checker.returned = []

    def body() -> None:
        assert checker.returned is not None
        checker.returned.clear()
        bind_parameters(checker, instance.signature.params)
        checker.function_body(instance.decl.node.body)

    trial(analyzer, checker, body)
    types = set(checker.returned)
    only = types.pop() if len(types) == 1 else None
    return only if isinstance(only, ty.ClassType) else None


def try_function(analyzer: "Analyzer", decl: FunctionDecl, owner: "ty.ClassType | None", bindings: dict[str, ty.Type], signature: Any) -> Checker:
    """Check a function for what is learnt from it; nothing it reaches or reports counts."""
    from unic.analysis.program import Instance
    checker = Checker(analyzer, decl.module, signature.scope)
    function = t.Function("", decl.name, decl.module.shown_path, [], signature.result)
    enter_function(checker, Instance(decl, owner, bindings, signature, function))

    def body() -> None:
        bind_parameters(checker, signature.params)
        checker.function_body(decl.node.body)

    trial(analyzer, checker, body)
    return checker


def returned_type(analyzer: "Analyzer", decl: FunctionDecl, params: "list[tuple[Any, ty.Type]]", scope: TypeScope) -> ty.Type:
    """The union of what a function returns, None among it where its end is reached; what open types are is learnt to the end."""
    checker = Checker(analyzer, decl.module, scope)
    checker.decl = decl
    checker.enter_scope(decl)
    checker.qualname = decl.qualname
    checker.hidden = decl.bound_names
    checker.is_async = decl.is_async
    checker.result = None
    if decl.role in ("method", "property") and decl.params:
        checker.self_name = decl.params[0].name
    found: list[ty.Type] = []
    yields: list[ty.Type] = []
    if decl.is_generator:
        whole = analyzer.builtin_class("object")
        checker.yields = yields
        checker.generator = checker.function.generator_type = analyzer.builtin_class("Generator", ty.optional(whole), ty.NONE, ty.optional(whole))
        checker.function.kind = "generator"
    elif decl.is_async:
        checker.generator = checker.function.generator_type = analyzer.builtin_class("Coroutine", ty.optional(analyzer.builtin_class("object")))
        checker.function.kind = "generator"

    def body() -> None:
        checker.returned = found
        checker.errors = []
        found.clear()
        yields.clear()
        checker.function.captures = []
        bind_parameters(checker, params)
        checker.function_body(decl.node.body)
        if not checker.flow.dead:
            found.append(ty.NONE)
        checker.common_type(found)

    trial(analyzer, checker, body)
    if checker.close_holes(final=True):
        trial(analyzer, checker, body)
    result = checker.common_type(found)
    if decl.is_generator:
        given = checker.common_type(yields) if yields else ty.NONE
        if given is ty.NEVER and checker.errors:
            raise Refused(checker.errors[0])
        return analyzer.builtin_class("Generator", given, ty.NONE, ty.NONE if result is ty.NEVER else result)
    if result is ty.NEVER and checker.errors:
        # What is wrong in the function says more than that its result is not known.
        raise Refused(checker.errors[0])
    return result


def infer_attribute(analyzer: "Analyzer", owner: ty.ClassType, method: FunctionDecl, name: str) -> ty.Type | None:
    """The type that `method` first gives attribute `name` of self; nothing it reaches counts."""
    signature = analyzer.signatures.of(method, owner, {}, partial=True)
    if signature is None:
        return None
    checker = Checker(analyzer, method.module, signature.scope)
    function = t.Function("", method.name, method.module.shown_path, [], signature.result)
    from unic.analysis.program import Instance
    enter_function(checker, Instance(method, owner, {}, signature, function))
    checker.collecting = {}

    def body() -> None:
        bind_parameters(checker, signature.params)
        checker.function_body(method.node.body)

    trial(analyzer, checker, body)
    return checker.collecting.get(name)
