"""`up`, `down` and `finish` between the frames that `bt` shows: past wrappers of closures and what the builtins do for the program."""

import gdb

from unic.debug.gdb import printing
from unic.debug.gdb.frames import FIRST, is_hidden

# The name of a result type says whether the function may raise (unic/codegen/debug_variables.py). The flag that says whether it has
# is in the first register that the result does not take.
MAY_RAISE = "may raise"
REGISTER = (1 << 64) - 1

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
    """Run until the selected frame returns to the frame that `bt` shows below it, and print what it has returned."""

    def __init__(self):
        super().__init__("finish", gdb.COMMAND_RUNNING)

    def invoke(self, argument, from_tty):
        try:
            last = frame = gdb.selected_frame()
            while last.older() is not None and is_hidden(last.older()):
                last = last.older()
            if last.older() is None:
                raise gdb.GdbError('"finish" not meaningful in the outermost frame.')
            result = result_type(frame) if last == frame else None
            gdb.write("Run till exit from ")
            gdb.execute("frame")
            arrival = Arrival(last.older())
            try:
                gdb.execute("continue")
            finally:
                arrival.delete()
            if arrival.has_come:
                gdb.execute("frame")
                if result is not None:
                    show_result(result)
        except gdb.error as error:
            raise gdb.GdbError(str(error)) from None


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
    """The type of what a function gives, None for nothing, or what is not in one register."""
    function = frame.function()
    type_ = function.type.target() if function is not None else None
    return None if type_ is None or type_.strip_typedefs().code == gdb.TYPE_CODE_VOID else type_


def show_result(type_):
    """Shows the result of the function that has just returned."""
    plain = type_.strip_typedefs()
    is_float = plain.code == gdb.TYPE_CODE_FLT
    if type_.name == MAY_RAISE and int(gdb.parse_and_eval("$al" if is_float else "$dl")):
        gdb.write("It has raised an exception: `py-error`.\n")
        return
    register = gdb.parse_and_eval("$xmm0.v2_int64[0]" if is_float else "$rax")
    data = (int(register) & REGISTER).to_bytes(8, "little")
    gdb.write("Value returned is ")
    printing.show(gdb.Value(data[: plain.sizeof], plain), None)


def register():
    Finish()
    Move("up", 1)
    Move("down", -1)
