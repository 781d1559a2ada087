"""`up`, `down` and `finish` between the frames that `bt` shows: past wrappers of closures and what the builtins do for the program."""

import contextlib
import struct

import gdb

from unic.debug.gdb import printing, values
from unic.debug.gdb.frames import FIRST, is_hidden

# The name of a result type says whether the function may raise (unic/codegen/debug_variables.py). The flag that says whether it has
# is in the first register that the result does not take.
MAY_RAISE = "may raise"
# The type of what is no value (unic/lower/variables.py).
NOTHING = "nothing"
# A result's numbers and references are in these, each kind in its order, if all have room, else in memory that the first one has the address of.
# (Where floats go beyond the second is LLVM's own: the floating-point unit of old.)
INTEGERS, FLOATS = ("$rax", "$rdx", "$rcx"), ("$xmm0.v2_double[0]", "$xmm1.v2_double[0]", "$st0", "$st1")
REGISTER = (1 << 64) - 1
WORD = 8
HAS_RAISED = "It has raised an exception: `py-error`.\n"
# A coroutine is awaited; whoever takes the values of another generator is next in line.
AWAITED = "builtins.Coroutine"
# Of runtime/builtins/generator.py: states of a body that does not run.
SUSPENDED, RETURNED, RAISED = 1, 3, 4


def shown_frames():
    """The frames that `bt` shows, innermost first."""
    frame = gdb.newest_frame()
    while frame is not None:
        if not is_hidden(frame):
            yield frame
        # Nobody has called it.
        frame = None if frame.name() in FIRST else frame.older()


class Move(gdb.Command):
    """Select the frame that called the selected one (up), or that it has called (down), N frames further: up [N], down [N]."""

    def __init__(self, name, sign):
        super().__init__(name, gdb.COMMAND_STACK)
        self._sign = sign

    def invoke(self, argument, from_tty):
        try:
            steps = int(gdb.parse_and_eval(argument)) * self._sign if argument.strip() else self._sign
            level = gdb.selected_frame().level()
            frames = list(shown_frames())
        except gdb.error as error:
            raise gdb.GdbError(str(error)) from None
        above = [frame for frame in frames if frame.level() > level]
        below = [frame for frame in reversed(frames) if frame.level() < level]
        ahead = above if steps > 0 else below
        if steps and not ahead:
            raise gdb.GdbError("Initial frame selected; you can't go up." if steps > 0 else "Bottom (innermost) frame selected; you can't go down.")
        if steps:
            ahead[min(abs(steps), len(ahead)) - 1].select()
        gdb.execute("frame")


class Finish(gdb.Command):
    """Run until the selected frame returns to the frame that `bt` shows below it, and print what it has returned.

That of a coroutine returns when the coroutine has ended, whatever it awaits before; that of a generator at its next yield."""

    def __init__(self):
        super().__init__("finish", gdb.COMMAND_RUNNING)

    def invoke(self, argument, from_tty):
        try:
            last = frame = gdb.selected_frame()
            while last.older() is not None and is_hidden(last.older()):
                last = last.older()
            if last.older() is None:
                raise gdb.GdbError('"finish" not meaningful in the outermost frame.')
            body = running_body(frame)
            result = result_type(frame) if last == frame else None
            gdb.write("Run till exit from ")
            gdb.execute("frame")
            if body is not None:
                finish_body(frame, body)
                return
            if go_on_to(Arrival(last.older())):
                gdb.execute("frame")
                if result is not None:
                    show_result(result)
        except gdb.error as error:
            raise gdb.GdbError(str(error)) from None


@contextlib.contextmanager
def silence():
    """Within, gdb does not show where the program stops. (Of gdb 12 and later.)"""
    with contextlib.suppress(gdb.error):
        gdb.execute("set suppress-cli-notifications on", to_string=True)
    try:
        yield
    finally:
        with contextlib.suppress(gdb.error):
            gdb.execute("set suppress-cli-notifications off", to_string=True)


def go_on_to(arrival):
    """Continues. Whether what has stopped the program is `arrival`."""
    try:
        gdb.execute("continue")
    finally:
        arrival.delete()
    return arrival.has_come


def running_body(frame):
    """The generator or coroutine whose body a frame runs; None for other functions."""
    function = frame.function()
    symbol = values.symbol_at(int(function.value().address)) if function is not None else None
    if symbol is None or not symbol.endswith(values.RESUME):
        return None
    try:
        return frame.older().read_var("self")
    except (AttributeError, ValueError, gdb.error):
        return None


def finish_body(frame, reference):
    """Runs a body to its end, or a generator's to its next yield, and to the function that has asked for it."""
    try:
        generator = values.described(reference)
        is_awaited = AWAITED in values.bases_of(generator.type)
    except values.Corrupt as error:
        raise gdb.GdbError(str(error)) from None
    end = BodyEnd(frame.older(), int(reference), (RETURNED, RAISED) if is_awaited else (SUSPENDED, RETURNED, RAISED))
    with silence():
        has_ended = go_on_to(end)
    if not has_ended:
        gdb.execute("frame")
        return
    state = int(generator["state"])
    name = "yielded" if state == SUSPENDED else "returned"
    result = values.field_named(generator, name)
    if result is not None:
        result.fetch_lazy()
    caller = gdb.newest_frame()
    while caller.level() == 0 or is_hidden(caller):
        caller = caller.older()
    with silence():
        go_on_to(Arrival(caller))
    gdb.execute("frame")
    if state == RAISED:
        gdb.write(HAS_RAISED)
    elif result is not None:
        gdb.write("Value %s is " % name)
        printing.show(result, None)


class BodyEnd(gdb.Breakpoint):
    """Stops where one body has come back to what runs it (`frame`), in one of these states."""

    def __init__(self, frame, address, states):
        super().__init__("*%#x" % frame.pc(), gdb.BP_BREAKPOINT, internal=True)
        self.silent = True
        self.has_come = False
        self._address = address
        self._states = states

    def stop(self):
        reference = gdb.newest_frame().read_var("self")
        self.has_come = int(reference) == self._address and int(reference.dereference()["state"]) in self._states
        return self.has_come


class Arrival(gdb.Breakpoint):
    """Stops where a frame goes on that has called another. (gdb.FinishBreakpoint brings gdb 13 down when the result is a float.)"""

    def __init__(self, frame):
        super().__init__("*%#x" % frame.pc(), gdb.BP_BREAKPOINT, internal=True)
        self.silent = True
        self.has_come = False
        self._frame = frame

    def stop(self):
        # Others of the same function may come by before.
        self.has_come = gdb.newest_frame() == self._frame
        return self.has_come


def result_type(frame):
    """The type of what a function gives, None for nothing."""
    function = frame.function()
    type_ = function.type.target() if function is not None else None
    return None if type_ is None or type_.strip_typedefs().code == gdb.TYPE_CODE_VOID else type_


def scalars(type_, offset=0):
    """The numbers and references that a value of a type consists of: offset in bytes and type of each."""
    type_ = type_.strip_typedefs()
    if type_.code != gdb.TYPE_CODE_STRUCT:
        yield offset, type_
        return
    for field in type_.fields():
        yield from scalars(field.type, offset + field.bitpos // 8)


def show_result(type_):
    """Shows the result of the function that has just returned."""
    plain = type_.strip_typedefs()
    parts = list(scalars(plain)) if plain.name != NOTHING else []
    floats = sum(part.code == gdb.TYPE_CODE_FLT for _, part in parts)
    may_raise = type_.name == MAY_RAISE
    if floats > len(FLOATS) or len(parts) - floats + may_raise > len(INTEGERS):
        # The flag is behind it.
        flag = values.read(read_register(INTEGERS[0]) + plain.sizeof, 1)[0]
        result = gdb.Value(read_register(INTEGERS[0])).cast(plain.pointer()).dereference()
    else:
        integers, reals = iter(INTEGERS), iter(FLOATS)
        data = bytearray(plain.sizeof)
        for offset, part in parts:
            if part.code == gdb.TYPE_CODE_FLT:
                word = struct.pack("<d", float(gdb.parse_and_eval(next(reals))))
            else:
                # Of a bool only the lowest bit says something.
                word = (read_register(next(integers)) & (1 if part.code == gdb.TYPE_CODE_BOOL else REGISTER)).to_bytes(WORD, "little")
            data[offset : offset + part.sizeof] = word[: part.sizeof]
        flag = read_register(next(integers)) if may_raise else 0
        result = gdb.Value(bytes(data), plain)
    if may_raise and flag & 1:
        gdb.write(HAS_RAISED)
        return
    if plain.name != NOTHING:
        gdb.write("Value returned is ")
        printing.show(result, None)


def read_register(name):
    return int(gdb.parse_and_eval(name)) & REGISTER


def register():
    Finish()
    Move("up", 1)
    Move("down", -1)
