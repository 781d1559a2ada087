"""Generators and coroutines, by LLVM's switched-resume coroutines.

The function becomes a ramp, which makes the generator object and its frame and suspends
at once; `unsafe.resume` runs the body up to the next suspension. A frame is a heap object
scanned conservatively, whose coroutine data starts behind a 16-byte header; frames are
never destroyed but collected. When the body ends, the object's `state` says how: 3
returned (value in `returned`), 4 raised (the exception is the current one).
"""
from __future__ import annotations

from unic.analysis import types as t
from unic.ir import ir
from unic.lower import layout as l
from unic.lower.functions import FunctionLowering, HandlerContext

# Bytes from a frame's start to the word that refers back to its object.
FRAME_OWNER = 8
STATE_SUSPENDED = 1
STATE_RETURNED = 3
STATE_RAISED = 4


def store_field(fn: FunctionLowering, name: str, value: ir.Value) -> None:
    """Sets a field of the generator object."""
    cls = fn.source.generator_type
    fn.store(value, fn.generator, fn.layout.field_offset(cls, cls.field_map[name]))


def _store_state(fn: FunctionLowering, state: int) -> None:
    cls = fn.source.generator_type
    store_field(fn, "state", ir.integer(fn.layout.ir_type(cls.field_map["state"].type), state))


def begin(fn: FunctionLowering) -> None:
    """The ramp: object, frame, first suspension. Afterwards the builder is at the body's start."""
    cls = fn.source.generator_type
    fn.function.coroutine = True
    fn.function.awaits = cls.qualname != "builtins.Generator"
    fn.generator = fn.allocate_fixed(fn.constants.class_descriptor(cls), fn.layout.class_size(cls), None)
    data = fn.primitive("coroutine.size", [], "i64")
    size = fn.binary("add", data, ir.integer("i64", l.FRAME_DATA))
    memory = fn.allocate_frame(fn.constants.frame_descriptor(), size)
    place = fn.address(memory, None, 0, l.FRAME_DATA)
    frame = fn.primitive("coroutine.begin", [place], "ptr")
    field = cls.field_map["frame"]
    store_field(fn, "frame", frame if not field.type.is_value else fn.cast("ptrtoint", frame, fn.layout.ir_type(field.type)))
    # Whoever resumes the body changes the object in between: LLVM must not take it for unknown to all others until the ramp returns it.
    fn.store(fn.generator, memory, FRAME_OWNER)
    # Errors so far left the ramp; those of the body end the coroutine.
    ramp_region, fn.region = fn.region, type(fn.region)()
    fn.ramp_landing = ramp_region.landing
    fn.exit_block = fn.new_block("exit")
    fn.finish = fn.new_block("finish")
    _suspend(fn, final=False)


def _suspend(fn: FunctionLowering, final: bool) -> None:
    if final:
        fn.end(ir.Suspend(None, fn.exit_block, True))
        return
    resume = fn.new_block("resume")
    fn.end(ir.Suspend(resume, fn.exit_block, False))
    fn.start(resume)
    fn.resume_blocks.append(resume)


def suspend(fn: FunctionLowering) -> None:
    """A suspension of the body. What it handles is not what its resumer handles: swapped on the way."""
    _store_state(fn, STATE_SUSPENDED)
    handling = [context for context in fn.contexts if isinstance(context, HandlerContext)]
    if handling:
        fn.set_current_exception(fn.get(fn.outer_slot()))
    _suspend(fn, final=False)
    if handling:
        fn.set_current_exception(fn.get(handling[-1].exception))


def end(fn: FunctionLowering) -> None:
    """What follows the body: how it ended, the final suspension, the ramp's return."""
    fn.jump(fn.finish)
    fn.start(fn.finish)
    _store_state(fn, STATE_RETURNED)
    last = fn.new_block("last")
    fn.jump(last)
    if fn.region.landing is not None:
        fn.start(fn.region.landing)
        _store_state(fn, STATE_RAISED)
        fn.jump(last)
    fn.start(last)
    _suspend(fn, final=True)
    fn.start(fn.exit_block)
    # What every suspension comes by is of no statement's line.
    fn.line = fn.source.line
    fn.primitive("coroutine.end", [], ir.VOID)
    fn.end(ir.Return(fn.generator))
    fn.region = type(fn.region)(landing=fn.ramp_landing)


def set_returned(fn: FunctionLowering, type: t.Type, value: ir.Value) -> None:
    """`return value` in the body."""
    field = fn.source.generator_type.field_map.get("returned")
    if field is None or field.type is t.NONE:
        return
    if type is t.NONE and field.type is not t.NONE:
        value = fn.constants.value(field.type, None)
    store_field(fn, "returned", value)
