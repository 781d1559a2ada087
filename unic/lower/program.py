"""Lowers a whole typed program to an IR module."""
from __future__ import annotations

from typing import Any

from unic.analysis import typed
from unic.analysis import types as t
from unic.analysis.inheritance import moved_fields
from unic.ir import ir
from unic.ir.variables import RAMP
from unic.lower import closures, generators
from unic.lower.constants import Constants
from unic.lower.functions import EXCEPTION, FunctionLowering
from unic.lower.layout import ClassIds, Layout
from unic.lower.statements import lower_statements
from unic.lower.variables import VariableCollector

ALLOCATE = "runtime.memory.heap.allocate"
ALLOCATE_OBJECT = "runtime.memory.heap.allocate_object"
ALLOCATE_SMALL = "runtime.memory.heap.allocate_small"
ALLOCATE_FRAME = "runtime.memory.heap.allocate_frame"
_ALLOCATORS = (ALLOCATE, ALLOCATE_OBJECT, ALLOCATE_SMALL, ALLOCATE_FRAME)
RAISE_EXCEPTION = "runtime.builtins.failure.raise_exception"
RAISE_RECURSION = "runtime.builtins.failure.raise_recursion"
RAISE_NO_ATTRIBUTE = "runtime.builtins.failure.raise_no_attribute"
CHAIN_CONTEXT = "runtime.builtins.failure.chain_context"
MAIN_SYMBOL = "unic_main"

# Signatures of the support functions, for programs that do not define them.
_SUPPORT = {
    ALLOCATE: (["i64", "i64"], "ptr"),
    ALLOCATE_OBJECT: (["i64"], "ptr"),
    ALLOCATE_SMALL: (["i64", "i64"], "ptr"),
    ALLOCATE_FRAME: (["i64", "i64"], "ptr"),
    "runtime.builtins.failure.raise_overflow": (["ptr"], ir.VOID),
    "runtime.builtins.failure.raise_value_error": (["ptr"], ir.VOID),
    "runtime.builtins.failure.raise_unbound_local": (["ptr"], ir.VOID),
    "runtime.builtins.failure.raise_unbound_free": (["ptr"], ir.VOID),
    "runtime.builtins.failure.raise_unbound_global": (["ptr"], ir.VOID),
    "runtime.builtins.failure.raise_attribute": (["ptr"], ir.VOID),
    RAISE_NO_ATTRIBUTE: (["ptr", "ptr"], ir.VOID),
    RAISE_EXCEPTION: (["ptr"], ir.VOID),
    "runtime.builtins.failure.add_traceback": (["i32"], ir.VOID),
}
_CANNOT_RAISE = (*_ALLOCATORS, "runtime.builtins.failure.add_traceback")


def lower_program(program: typed.Program, variables: bool = False) -> ir.Module:
    """The IR of `program`, before any pass. `variables`: with what debuggers are told of variables."""
    return ProgramLowering(program, variables).lower()


class ProgramLowering:
    """What the functions of one program share: functions by identity, layouts, constants, globals."""

    def __init__(self, program: typed.Program, variables: bool = False) -> None:
        self.program = program
        self.module = ir.Module(sources=program.sources)
        self.layout = Layout()
        self.constants = Constants(self.module, self.layout, ClassIds(program.classes), program.str_type, program.bytes_type,
                                   program.unnamed, program.told_apart)
        self._functions: dict[typed.Function, ir.Function] = {}
        self._wrappers: dict[typed.Function, ir.Function] = {}
        self._closures: dict[typed.Function, ir.Value] = {}
        self._described: dict[typed.Function, ir.Value] = {}
        self._function_keys: dict[Any, int] = {}
        self._external: dict[str, ir.Function] = {}
        self._globals: dict[typed.Global, ir.Value] = {}
        self._global_flags: dict[typed.Global, ir.Value] = {}
        self._field_offsets = {field: self.layout.field_offset(cls, field) for cls in program.classes for field in cls.fields}
        self._moved = moved_fields(program.classes)
        self._allocators = tuple(program.support.get(name) for name in _ALLOCATORS)
        self.raise_exception = program.support.get(RAISE_EXCEPTION)
        self.chain_context = program.support.get(CHAIN_CONTEXT)
        self._variables = VariableCollector(self) if variables else None

    def lower(self) -> ir.Module:
        self.module.data.append(ir.Data(EXCEPTION, [ir.NULL], read_only=False))
        if RAISE_RECURSION in self.program.support:
            self.module.raise_recursion = self.support(RAISE_RECURSION)
        for source in self.program.functions:
            self._lower_function(source)
        if not any(source.export for source in self.program.functions):
            # No entry point written in Python: assembly calls main itself.
            self.function(self.program.main).export = MAIN_SYMBOL
        if self._variables is not None:
            self.module.variables = self._variables.finish(list(self._globals))
        return self.module

    def function(self, source: typed.Function) -> ir.Function:
        """The IR function of `source` (its body may not be lowered yet). Captured cells are its first parameters."""
        found = self._functions.get(source)
        if found is None:
            symbol = source.symbol + RAMP if source.kind == "generator" and self._variables is not None else source.symbol
            found = self._functions[source] = ir.Function(symbol, [], self.layout.result_type(source.result))
            for _ in source.captures:
                found.params.append(found.register("ptr"))
            for param in source.params:
                found.params.append(found.register(self.layout.ir_type(param.type)))
            if source.kind == "generator":
                found.result = "ptr"
            if source in self._allocators:
                found.result = "ptr"
                found.allocates = True
            found.inline = source.inline
            found.never_returns = source.kind == "plain" and (source.never_returns or source.result is t.NEVER)
            found.export = source.export
            found.path, found.name, found.line = source.path, source.name, source.line
            self.module.functions.append(found)
        return found

    def support(self, name: str) -> ir.Function:
        """A support function by its qualified name; declared external when the program has none."""
        source = self.program.support.get(name)
        if source is not None:
            return self.function(source)
        found = self._external.get(name)
        if found is None:
            params, result = _SUPPORT[name]
            found = self._external[name] = ir.Function(name, [], result)
            found.params = [found.register(type_) for type_ in params]
            found.external = True
            found.raises = name not in _CANNOT_RAISE
            found.allocates = name in _ALLOCATORS
            self.module.functions.append(found)
        return found

    def closure_code(self, source: typed.Function) -> ir.Function:
        """The wrapper that closures of `source` point to."""
        found = self._wrappers.get(source)
        if found is None:
            found = self._wrappers[source] = closures.closure_wrapper(self, source)
            self.module.functions.append(found)
        return found

    def described(self, source: typed.Function, identity: typed.Identity, type: t.Type) -> ir.Value:
        """The descriptor of closures of `source` in a program that asks function values what they are."""
        found = self._described.get(source)
        if found is None:
            key = 0 if identity.key is None else self._function_keys.setdefault(identity.key, len(self._function_keys) + 1)
            found = self._described[source] = self.constants.described_closure(source, identity, self.program.asked_of_functions, key, type)
        return found

    def constant_closure(self, source: typed.Function, descriptor: ir.Value, code: ir.Value) -> ir.Value:
        """The closure object of a function without captures."""
        found = self._closures.get(source)
        if found is None:
            found = self._closures[source] = self.constants.data(f"{source.symbol}$value", [descriptor, code])
        return found

    def moved_offsets(self, owner: t.Type, field: t.Field) -> list[tuple[t.ClassType, int]]:
        """Classes below `owner` that keep `field` at another offset (their own copy of a mixin's), with that offset."""
        here = self.field_offset(owner, field)
        found = [(cls, self._field_offsets[own]) for cls, own in self._moved.get(field, ())
                 if not isinstance(owner, t.ClassType) or cls.is_subclass_of(owner) and not owner.extends(cls)]
        return [(cls, offset) for cls, offset in found if offset != here]

    def field_offset(self, owner: t.Type, field: t.Field) -> int:
        """Byte offset of `field` in the objects of static type `owner`."""
        known = owner.own_field(field) if isinstance(owner, t.ClassType) else None
        # A base class may have declared the attribute after code that uses its subclass was checked.
        if known is not None and known.type is field.type:
            return self.layout.field_offset(owner, known)
        return self._field_offsets[field]

    def global_address(self, target: typed.Global) -> ir.Value:
        found = self._globals.get(target)
        if found is None:
            found = self._globals[target] = ir.address_of(target.symbol)
            initial = self.constants.value(target.type, target.initial)
            self.module.data.append(ir.Data(target.symbol, [initial], read_only=False, kept=target.is_setting))
        return found

    def global_flag(self, target: typed.Global) -> ir.Value:
        """The address of the flag that says whether a checked global is assigned."""
        found = self._global_flags.get(target)
        if found is None:
            symbol = f"{target.symbol}$assigned"
            found = self._global_flags[target] = ir.address_of(symbol)
            assigned = ir.TRUE if target.initial is not None else ir.FALSE
            self.module.data.append(ir.Data(symbol, [assigned], read_only=False))
        return found

    def _lower_function(self, source: typed.Function) -> None:
        fn = FunctionLowering(self, source, self.function(source))
        captures = len(source.captures)
        fn.cells = dict(zip(source.captures, fn.function.params))
        params = dict(zip(source.params, fn.function.params[captures:]))
        # Belongs to no line: a debugger that stops where a function begins stops behind it.
        fn.line = 0
        for local, value in params.items():
            fn.set_local(local, value)
        fn.line = source.line
        if source.kind == "generator":
            generators.begin(fn)
            lower_statements(fn, source.body)
            generators.end(fn)
        else:
            lower_statements(fn, source.body)
            if fn.function.result == ir.VOID and source.result is not t.NEVER:
                fn.end(ir.Return(None))
        if fn.function.allocates:
            _return_pointers(fn.function)
        fn.finish_blocks()
        if self._variables is not None:
            self._variables.add_function(fn)


def _return_pointers(function: ir.Function) -> None:
    """The allocators are written to return a number; their callers get a pointer that nothing else points to."""
    for block in function.blocks:
        # One that returns what another gave has a pointer already.
        if isinstance(block.terminator, ir.Return) and block.terminator.value.type != "ptr":
            pointer = function.register("ptr")
            block.instructions.append(ir.Cast("inttoptr", block.terminator.value, pointer))
            block.terminator.value = pointer
