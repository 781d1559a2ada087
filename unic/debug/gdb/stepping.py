"""py-next and py-step, which `n` and `s` are short for: past what the builtins do: out of a function that they have called, and over an await that suspends.

gdb stops where a function returns to code with lines, which for coroutines and callbacks is that of the builtins. From there the
program goes on by itself: to where the coroutine goes on after its await, else to the function of the program that waits.
"""

import linecache

import gdb

from unic.debug.gdb import values
from unic.debug.gdb.frames import BUILTINS, is_hidden
from unic.debug.gdb.moving import AWAITED, SUSPENDED, Arrival, silence


def is_of_builtins(frame):
    symtab = frame.find_sal().symtab
    return symtab is not None and symtab.filename.startswith(BUILTINS)


def body_of(frame):
    """The address of the first variable of a coroutine's body, which tells one coroutine from another; None for other functions."""
    function = frame.function()
    symbol = values.symbol_at(int(function.value().address)) if function is not None else None
    if symbol is None or not symbol.endswith(values.RESUME):
        return None
    for variable in frame.block():
        if variable.is_variable or variable.is_argument:
            return int(variable.value(frame).address)
    return 0


class Step(gdb.Command):
    """Run to the next line, past what the builtins do: over an await to where the coroutine goes on, at a function's end to the function of
the program that has called it. py-next steps over calls, py-step into functions of the program: N times."""

    def __init__(self, name, command):
        super().__init__(name, gdb.COMMAND_RUNNING)
        self._command = command
        self._was_step = False
        self._hit = []
        gdb.events.stop.connect(self._stopped)

    def _stopped(self, event):
        # Nothing but the end of a step has stopped it.
        self._was_step = type(event) is gdb.StopEvent
        self._hit = event.breakpoints if isinstance(event, gdb.BreakpointEvent) else []

    def invoke(self, argument, from_tty):
        try:
            for _ in range(int(gdb.parse_and_eval(argument)) if argument.strip() else 1):
                self._was_step = False
                self._step()
                if not self._was_step:
                    break
        except (gdb.error, RuntimeError) as error:
            raise gdb.GdbError(str(error)) from None

    def _step(self):
        frame = gdb.newest_frame()
        name, body = frame.name(), body_of(frame)
        if body is None:
            was_in_builtins = is_of_builtins(frame)
            gdb.execute(self._command)
            if self._was_step and not was_in_builtins and is_of_builtins(gdb.newest_frame()):
                self._go_on(None, None)
                gdb.execute("frame")
            return
        with silence():
            self._step_in_body(frame.function(), body)
        now = gdb.newest_frame()
        place = now.find_sal()
        if self._was_step and now.name() == name and place.symtab is not None:
            gdb.write("%d\t%s\n" % (place.line, linecache.getline(place.symtab.fullname(), place.line).rstrip("\n")))
            return
        for point in self._hit:
            gdb.write("\nBreakpoint %d, " % point.number)
        gdb.execute("frame")

    def _step_in_body(self, function, body):
        """To the next line of a coroutine. It comes by the one where it begins whenever it waits or goes on."""
        while True:
            self._was_step = False
            gdb.execute(self._command)
            if self._was_step and is_of_builtins(gdb.newest_frame()):
                self._go_on(function, body)
            now = gdb.newest_frame()
            if not self._was_step or body_of(now) != body or now.find_sal().line != function.line:
                break

    def _go_on(self, function, body):
        """From the builtins, until the coroutine goes on that has just been suspended, or else to what has called them."""
        frame = gdb.newest_frame()
        if body is not None and is_suspended(frame):
            arrival = Resumption(function, body)
        else:
            while frame is not None and (frame.level() == 0 or is_hidden(frame)):
                frame = frame.older()
            if frame is None:
                return
            arrival = Arrival(frame)
        try:
            gdb.execute("continue")
        finally:
            arrival.delete()
        if arrival.has_come:
            self._was_step, self._hit = True, []


def is_suspended(frame):
    """Whether the builtins have just had a coroutine run that waits now."""
    try:
        generator = frame.read_var("self").dereference()
        return AWAITED in values.bases_of(values.described(frame.read_var("self")).type) and int(generator["state"]) == SUSPENDED
    except (ValueError, gdb.error, values.Corrupt):
        return False


class Resumption(gdb.Breakpoint):
    """Stops where a coroutine goes on."""

    def __init__(self, function, body):
        # Behind what sets up its frame of the stack.
        start = int(function.value().address)
        place = min(entry.pc for entry in function.symtab.linetable() if entry.pc > start)
        super().__init__("*%#x" % place, gdb.BP_BREAKPOINT, internal=True)
        self.silent = True
        self.has_come = False
        self._body = body

    def stop(self):
        self.has_come = body_of(gdb.newest_frame()) == self._body
        return self.has_come


def register():
    for command in ("next", "step"):
        # gdb's own is the whole word.
        Step("py-" + command, command)
        Step(command[0], command)
