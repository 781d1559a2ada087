"""Lowers one function: frame set-up, the instruction builder, error regions.

Errors leave along edges. Code of one error region (a try body, or the whole function)
shares its cold blocks: one a kind of failure, one that records the traceback site, and
the landing block, where the exception is the current one.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from unic.analysis import typed
from unic.analysis import types as t
from unic.diagnostics import Span
from unic.ir import ir
from unic.lower import layout as l

if TYPE_CHECKING:
    from unic.lower.program import ProgramLowering

EXCEPTION = "unic_exception"


@dataclass(eq=False)
class Region:
    """The cold blocks that code of one error region shares; made when first needed."""

    landing: ir.BasicBlock | None = None
    record: ir.BasicBlock | None = None
    failures: dict[tuple[str, str], ir.BasicBlock] = field(default_factory=dict)


@dataclass(eq=False)
class LoopContext:
    break_block: ir.BasicBlock
    continue_block: ir.BasicBlock


@dataclass(eq=False)
class TryContext:
    """Inside a try body with handlers."""

    region: Region = field(default_factory=Region)


@dataclass(eq=False)
class FinallyContext:
    """Inside a try with a finally body; `exits` has the copy of that body for each kind of exit."""

    body: list[typed.Stmt]
    region: Region = field(default_factory=Region)
    exits: dict[object, ir.BasicBlock] = field(default_factory=dict)


@dataclass(eq=False)
class HandlerContext:
    """Inside a handler (or a finally body run by an exception); `exception` holds what it caught."""

    exception: ir.Slot


Context = LoopContext | TryContext | FinallyContext | HandlerContext


class FunctionLowering:
    """The state of lowering one function, and the builder of its blocks.

    After a terminator the builder goes on in a fresh block without predecessors.
    """

    def __init__(self, program: "ProgramLowering", source: typed.Function, function: ir.Function) -> None:
        self.program = program
        self.layout = program.layout
        self.constants = program.constants
        self.source = source
        self.function = function
        self.line = source.line
        self.contexts: list[Context] = []
        self.region = Region()
        self.slots: dict[typed.Local, ir.Slot] = {}
        self.flags: dict[typed.Local, ir.Slot] = {}
        self.cells: dict[typed.Local, ir.Value] = {}
        self.own_cells: list[typed.Local] = []
        self.renewed_cells: dict[typed.Local, ir.Slot] = {}
        self.return_slot: ir.Slot | None = None
        self.outer_exception: ir.Slot | None = None
        self.resume_blocks: list[ir.BasicBlock] = []
        self.generator: ir.Value | None = None
        self.finish: ir.BasicBlock | None = None
        self.exit_block: ir.BasicBlock | None = None
        self.ramp_landing: ir.BasicBlock | None = None
        self._slot_names: dict[str, int] = {}
        self.block = self.new_block("entry")
        function.blocks.append(self.block)

    # --- blocks and instructions ---

    def stand_at(self, span: Span | None) -> None:
        """What follows belongs to this line. A default argument stands in the callee's file, which has other lines:
        it belongs to the line of the call."""
        if span is not None and span.path == self.source.path:
            self.line = span.line

    def new_block(self, name: str, cold: bool = False) -> ir.BasicBlock:
        """A block that is not yet placed."""
        self.function.labels += 1
        return ir.BasicBlock(f"{name}.{self.function.labels}", cold)

    def start(self, block: ir.BasicBlock) -> None:
        """Places `block` and goes on there."""
        self.function.blocks.append(block)
        self.block = block

    def end(self, terminator: ir.Terminator) -> None:
        """Ends the current block; what follows is unreachable until the next `start`."""
        self.block.terminator = terminator
        self.start(self.new_block("dead"))

    def jump(self, target: ir.BasicBlock, *args: ir.Value) -> None:
        self.end(ir.Jump(ir.Edge(target, list(args))))

    def emit(self, instruction: ir.Instruction) -> None:
        instruction.line = self.line
        self.block.instructions.append(instruction)

    def _emit_result(self, make, type: str) -> ir.Value:
        result = self.function.register(type)
        self.emit(make(result))
        return result

    def binary(self, op: str, left: ir.Value, right: ir.Value) -> ir.Value:
        return self._emit_result(lambda r: ir.Binary(op, left, right, r), left.type)

    def compare(self, op: str, left: ir.Value, right: ir.Value) -> ir.Value:
        return self._emit_result(lambda r: ir.Compare(op, left, right, r), "i1")

    def cast(self, op: str, value: ir.Value, type: str) -> ir.Value:
        return self._emit_result(lambda r: ir.Cast(op, value, r), type)

    def select(self, condition: ir.Value, then: ir.Value, orelse: ir.Value) -> ir.Value:
        return self._emit_result(lambda r: ir.Select(condition, then, orelse, r), then.type)

    def load(self, type: str, address: ir.Value, offset: int = 0) -> ir.Value:
        return self._emit_result(lambda r: ir.Load(address, offset, r), type)

    def load_count(self, address: ir.Value, offset: int) -> ir.Value:
        """Reads an i64 that counts things in memory."""
        return self._emit_result(lambda r: ir.Load(address, offset, r, counts=True), "i64")

    def store(self, value: ir.Value, address: ir.Value, offset: int = 0) -> None:
        self.emit(ir.Store(address, offset, value))

    def address(self, base: ir.Value, index: ir.Value | None, stride: int, offset: int) -> ir.Value:
        return self._emit_result(lambda r: ir.Address(base, index, stride, offset, r), "ptr")

    def extract(self, value: ir.Value, index: int, type: str) -> ir.Value:
        return self._emit_result(lambda r: ir.Extract(value, index, r), type)

    def insert(self, value: ir.Value, item: ir.Value, index: int) -> ir.Value:
        return self._emit_result(lambda r: ir.Insert(value, item, index, r), value.type)

    def get(self, slot: ir.Slot) -> ir.Value:
        return self._emit_result(lambda r: ir.SlotGet(slot, r), slot.type)

    def set(self, slot: ir.Slot, value: ir.Value) -> None:
        self.emit(ir.SlotSet(slot, value))

    def primitive(self, name: str, args: list[ir.Value], type: str, symbol: str = "") -> ir.Value:
        """A primitive operation; one without result gives the unit value."""
        if type == ir.VOID:
            self.emit(ir.Primitive(name, args, None, symbol))
            return ir.UNIT
        return self._emit_result(lambda r: ir.Primitive(name, args, r, symbol), type)

    def new_slot(self, name: str, type: str) -> ir.Slot:
        """A slot with a name of its own."""
        count = self._slot_names.get(name, 0)
        self._slot_names[name] = count + 1
        slot = ir.Slot(f"{name}.{count}" if count else name, type)
        self.function.slots.append(slot)
        return slot

    # --- calls and errors ---

    def call(self, callee: ir.Function, args: list[ir.Value], span: Span | None, result: ir.Value | None = None) -> ir.Value:
        """A direct call at `span`, its value in `result` or a fresh register; a void function gives the unit value."""
        if result is None and callee.result != ir.VOID:
            result = self.function.register(callee.result)
        self.emit(ir.Call(callee, args, result, self.error_edge(span)))
        if callee.never_returns:
            self.end(ir.Unreachable())
        return ir.UNIT if result is None else result

    def innermost_region(self) -> Region:
        """Where an exception raised here goes."""
        for context in reversed(self.contexts):
            if isinstance(context, (TryContext, FinallyContext)):
                return context.region
        return self.region

    def landing(self) -> ir.BasicBlock:
        """The block that goes on with the current exception."""
        region = self.innermost_region()
        if region.landing is None:
            region.landing = self.new_block("landing", cold=True)
        return region.landing

    def error_edge(self, span: Span | None) -> ir.Edge:
        """The way of an exception that leaves an operation at `span`: records the site, if this function has any."""
        landing = self.landing()
        if self.source.traceback_name is None or span is None:
            return ir.Edge(landing)
        region = self.innermost_region()
        if region.record is None:
            region.record = self.new_block("record", cold=True)
            site = self.function.register("i32")
            region.record.params.append(site)
            here, line = self.block, self.line
            self.start(region.record)
            self.line = 0
            self.emit(ir.Call(self.program.support("runtime.builtins.failure.add_traceback"), [site], None, None))
            self.block.terminator = ir.Jump(ir.Edge(landing))
            self.block, self.line = here, line
        return ir.Edge(region.record, [ir.SiteNumber(ir.Site(span.path, span.line, self.source.traceback_name))])

    def failure_edge(self, support: str, message: str, span: Span | None) -> ir.Edge:
        """The way of an exception that `support(message)` makes and raises, raised at `span`."""
        region = self.innermost_region()
        key = (support, message)
        edge = self.error_edge(span)
        block = region.failures.get(key)
        if block is None:
            block = region.failures[key] = self.new_block("failure", cold=True)
            block.params = [self.function.register(arg.type) for arg in edge.args]
            here, line = self.block, self.line
            self.start(block)
            self.line = 0
            callee = self.program.support(f"runtime.builtins.failure.{support}")
            self.emit(ir.Call(callee, [self.constants.string(message)], None, ir.Edge(edge.target, list(block.params))))
            self.block.terminator = ir.Unreachable()
            self.block, self.line = here, line
        return ir.Edge(block, edge.args)

    def overflow_edge(self, operation: str, span: Span | None) -> ir.Edge:
        return self.failure_edge("raise_overflow", operation, span)

    def guard(self, failed: ir.Value, edge: ir.Edge) -> None:
        self.emit(ir.Guard(failed, edge))

    def class_id(self, pointer: ir.Value) -> ir.Value:
        """The class id (i32) of the object at `pointer`."""
        return self.load("i32", self.load("ptr", pointer))

    def id_in_ranges(self, number: ir.Value, ranges: list[tuple[int, int]]) -> ir.Value:
        """Whether a class id lies in one of the ranges (ends exclusive)."""
        merged: list[tuple[int, int]] = []
        for low, high in sorted(ranges):
            if merged and low <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
            else:
                merged.append((low, high))
        result = ir.FALSE
        for index, (low, high) in enumerate(merged):
            if high == low + 1:
                test = self.compare("eq", number, ir.integer("i32", low))
            else:
                above = self.binary("sub", number, ir.integer("i32", low))
                test = self.compare("ult", above, ir.integer("i32", high - low))
            result = self.binary("or", result, test) if index else test
        return result

    def field_place(self, obj: ir.Value, owner: t.Type, field: t.Field) -> tuple[ir.Value, int]:
        """An address and a constant offset from it where `obj`, of static type `owner`, keeps a field."""
        offset = self.program.field_offset(owner, field)
        moved = self.program.moved_offsets(owner, field)
        if not moved:
            return obj, offset
        number = self.class_id(obj)
        distance = ir.integer("i64", 0)
        for cls, own in moved:
            ids = self.constants.ids.class_range(cls)
            if ids is not None:
                distance = self.select(self.id_in_ranges(number, [ids]), ir.integer("i64", own - offset), distance)
        return self.address(obj, distance, 1, 0), offset

    def guard_field(self, obj: ir.Value, place: tuple[ir.Value, int], field: t.Field, span: Span | None) -> None:
        """Raises AttributeError unless a checked field of `obj`, kept at `place`, is assigned."""
        address, offset = place
        missing = self.binary("xor", self.load("i1", address, offset + self.layout.stored_size(field.type)), ir.TRUE)
        edge = self.error_edge(span)
        block = self.new_block("failure", cold=True)
        block.params = [self.function.register(arg.type) for arg in edge.args]
        self.guard(missing, ir.Edge(block, edge.args))
        here, line = self.block, self.line
        self.start(block)
        self.line = 0
        self.emit(ir.Call(self.program.support("runtime.builtins.failure.raise_no_attribute"),
                          [obj, self.constants.string(field.name)], None, ir.Edge(edge.target, list(block.params))))
        self.block.terminator = ir.Unreachable()
        self.block, self.line = here, line

    def current_exception(self) -> ir.Value:
        return self.load("ptr", ir.address_of(EXCEPTION))

    def set_current_exception(self, value: ir.Value) -> None:
        self.store(value, ir.address_of(EXCEPTION))

    def outer_slot(self) -> ir.Slot:
        """Holds the exception that the caller (or resumer) is handling."""
        if self.outer_exception is None:
            self.outer_exception = self.new_slot("$outer", "ptr")
        return self.outer_exception

    def handled_slot(self) -> ir.Slot:
        """Holds the exception being handled at this place."""
        for context in reversed(self.contexts):
            if isinstance(context, HandlerContext):
                return context.exception
        return self.outer_slot()

    # --- memory ---

    def allocate(self, descriptor: ir.Value, size: ir.Value, span: Span | None, result: ir.Value | None = None) -> ir.Value:
        """Fresh zeroed memory of `size` bytes (i64) with its header."""
        number = self.cast("ptrtoint", descriptor, "i64")
        name = "allocate_small" if size.number is not None and size.number <= l.MAX_SMALL else "allocate"
        return self.call(self.program.support(f"runtime.memory.heap.{name}"), [number, size], span, result)

    def allocate_fixed(self, descriptor: ir.Value, size: int, span: Span | None, result: ir.Value | None = None) -> ir.Value:
        """Memory for an object whose descriptor says its whole size, which is `size`."""
        if size > l.MAX_SMALL:
            return self.allocate(descriptor, ir.integer("i64", size), span, result)
        number = self.cast("ptrtoint", descriptor, "i64")
        return self.call(self.program.support("runtime.memory.heap.allocate_object"), [number], span, result)

    def allocate_frame(self, descriptor: ir.Value, size: ir.Value) -> ir.Value:
        """Memory for a coroutine frame of `size` bytes."""
        number = self.cast("ptrtoint", descriptor, "i64")
        return self.call(self.program.support("runtime.memory.heap.allocate_frame"), [number, size], None, None)

    # --- locals ---

    def slot_of(self, local: typed.Local) -> ir.Slot:
        slot = self.slots.get(local)
        if slot is None:
            slot = self.slots[local] = self.new_slot(local.name, self.layout.ir_type(local.type))
        return slot

    def flag_of(self, local: typed.Local) -> ir.Slot:
        """The slot that says whether a checked local is assigned."""
        flag = self.flags.get(local)
        if flag is None:
            flag = self.flags[local] = self.new_slot(f"{local.name}$assigned", "i1")
        return flag

    def cell_of(self, local: typed.Local) -> ir.Value:
        """The cell of a captured local: passed in, or this function's own, made on entry or by `renew_cell`."""
        renewed = self.renewed_cells.get(local)
        if renewed is not None:
            return self.get(renewed)
        cell = self.cells.get(local)
        if cell is None:
            cell = self.cells[local] = self.function.register("ptr")
            self.own_cells.append(local)
        return cell

    def renew_cell(self, local: typed.Local) -> None:
        """Gives a captured local a new cell; this comes before all its other uses."""
        slot = self.renewed_cells.get(local)
        if slot is None:
            slot = self.renewed_cells[local] = self.new_slot(f"{local.name}$cell", "ptr")
        descriptor, size = self.constants.cell_descriptor(local.type, local.checked)
        self.set(slot, self.allocate_fixed(descriptor, size, None))

    def cell_flag_offset(self, local: typed.Local) -> int:
        return l.CELL_VALUE + self.layout.stored_size(local.type)

    def get_local(self, local: typed.Local, check: bool, span: Span | None) -> ir.Value:
        cell = self.cell_of(local) if local.cell else None
        if check:
            assigned = self.get(self.flag_of(local)) if cell is None else self.load("i1", cell, self.cell_flag_offset(local))
            failed = self.binary("xor", assigned, ir.TRUE)
            kind = "raise_unbound_free" if local in self.source.captures else "raise_unbound_local"
            self.guard(failed, self.failure_edge(kind, local.name, span))
        if cell is None:
            return self.get(self.slot_of(local))
        return self.load(self.layout.ir_type(local.type), cell, l.CELL_VALUE)

    def set_local(self, local: typed.Local, value: ir.Value) -> None:
        cell = self.cell_of(local) if local.cell else None
        if cell is None:
            self.set(self.slot_of(local), value)
        else:
            self.store(value, cell, l.CELL_VALUE)
        if local.checked:
            self.set_assigned(local, ir.TRUE)

    def set_assigned(self, local: typed.Local, flag: ir.Value) -> None:
        cell = self.cell_of(local) if local.cell else None
        if cell is None:
            self.set(self.flag_of(local), flag)
        else:
            self.store(flag, cell, self.cell_flag_offset(local))

    # --- the whole function ---

    def finish_blocks(self) -> None:
        """Puts what slots and cells need before the body, and places the function's landing block."""
        self.line = self.source.line
        if self.flags or self.own_cells or self.outer_exception is not None:
            self._set_up()
        if self.region.landing is not None:
            self.start(self.region.landing)
            self.block.terminator = ir.Unwind()
        for block in self.function.blocks:
            if block.terminator is None:
                block.terminator = ir.Unreachable()

    def _set_up(self) -> None:
        self.block = setup = self.new_block("setup")
        for flag in self.flags.values():
            self.set(flag, ir.FALSE)
        for local in self.own_cells:
            descriptor, size = self.constants.cell_descriptor(local.type, local.checked)
            self.allocate_fixed(descriptor, size, None, self.cells[local])
        if self.outer_exception is not None:
            self.set(self.outer_exception, self.current_exception())
            for block in self.resume_blocks:
                handled = self.function.register("ptr")
                block.instructions[:0] = [ir.Load(ir.address_of(EXCEPTION), 0, handled),
                                          ir.SlotSet(self.outer_exception, handled)]
        setup.terminator = ir.Jump(ir.Edge(self.function.blocks[0]))
        self.function.blocks.insert(0, setup)
