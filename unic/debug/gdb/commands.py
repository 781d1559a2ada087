"""Commands for programs in Python: py-print, py-bt, py-up, py-down, py-tasks, py-catch, py-error."""

import linecache
import re

import gdb

from unic.debug.gdb import expressions, values
from unic.debug.gdb.frames import WRAPPER

RAISE = "runtime.builtins.failure.raise_exception"
CURRENT = "unic_exception"


def frames():
    """The frames of the stopped program, innermost first."""
    try:
        frame = gdb.newest_frame()
    except gdb.error:
        return
    while frame is not None:
        yield frame
        frame = frame.older()


def place_of(frame):
    """Source file (a gdb.Symtab), line and function of a frame; None for one without source."""
    found = frame.find_sal()
    if found.symtab is None or not found.line or frame.name() is None or frame.name().endswith(WRAPPER):
        return None
    return found.symtab, found.line, frame.name()


class Backtrace(gdb.Command):
    """The traceback of where the program is, as Python prints it: the most recent call last.

Frames of the library are left out; `py-bt all` has them."""

    def __init__(self):
        super().__init__("py-bt", gdb.COMMAND_STACK)

    def invoke(self, argument, from_tty):
        shown = [place_of(frame) for frame in frames() if is_of_program(frame) or argument == "all"]
        shown = [place for place in shown if place is not None]
        if not shown:
            gdb.write("No function of the program is running.\n")
            return
        gdb.write("Traceback (most recent call last):\n")
        for file, line, function in reversed(shown):
            gdb.write('  File "%s", line %d, in %s\n' % (file.filename, line, function_of(function)))
            source = linecache.getline(file.fullname(), line).strip()
            if source:
                gdb.write("    %s\n" % source)


def is_of_program(frame):
    """Whether a frame is one of the program's own functions."""
    place = place_of(frame)
    return place is not None and not place[0].filename.startswith(expressions.LIBRARY)


class Up(gdb.Command):
    """Select the function of the program that has called the selected one, past those of the library."""

    def __init__(self):
        super().__init__("py-up", gdb.COMMAND_STACK)

    def invoke(self, argument, from_tty):
        select((frame for frame in frames() if frame.level() > gdb.selected_frame().level()), "It was called by no other function of the program.")


class Down(gdb.Command):
    """Select the function of the program that the selected one has called, past those of the library."""

    def __init__(self):
        super().__init__("py-down", gdb.COMMAND_STACK)

    def invoke(self, argument, from_tty):
        below = [frame for frame in frames() if frame.level() < gdb.selected_frame().level()]
        select(reversed(below), "It has called no other function of the program.")


def select(candidates, otherwise):
    """Selects and shows the first of these frames that is of the program."""
    try:
        found = next((frame for frame in candidates if is_of_program(frame)), None)
    except gdb.error as error:
        otherwise = "%s" % error
        found = None
    if found is None:
        gdb.write("%s\n" % otherwise)
        return
    found.select()
    gdb.execute("frame")


class Print(gdb.Command):
    """The value of a Python expression over the variables of the frame: `py-print jobs[0].name`, `py-print len(prices)`.

It may read attributes, items and module variables, compare and compute; it can neither call the program's functions nor assign."""

    def __init__(self):
        super().__init__("py-print", gdb.COMMAND_DATA, gdb.COMPLETE_SYMBOL)

    def invoke(self, argument, from_tty):
        try:
            gdb.write("%s\n" % expressions.evaluate(argument))
        except expressions.ExpressionError as error:
            gdb.write("%s\n" % error, gdb.STDERR)


class Tasks(gdb.Command):
    """The tasks of asyncio that are not done: name, coroutine, and what each waits for."""

    def __init__(self):
        super().__init__("py-tasks", gdb.COMMAND_DATA)

    def invoke(self, argument, from_tty):
        state = global_named("_tasks", "stdlib/asyncio/tasks.py")
        if state is None:
            gdb.write("The program has no tasks.\n")
            return
        try:
            self._print(state)
        except (values.Corrupt, gdb.error) as error:
            gdb.write("The list of tasks cannot be read: %s\n" % error)

    def _print(self, state):
        seen = set()
        while int(state) and int(state) not in seen:
            seen.add(int(state))
            task = state.dereference()
            owner = values.described(task["owner"])
            waits = ", waits for %s" % waited_for(task["waiter"]) if int(task["waiter"]) else ""
            gdb.write("%s  %s%s\n" % (values.text_of(task["name"]), values.text_of(owner["_coro"]), waits))
            state = task["next"]
        if not seen:
            gdb.write("No task is pending.\n")


def waited_for(waiter):
    """What a task waits for: the name of a task, the class of any other future."""
    future = values.described(waiter)
    if any(field.name == "_task" for field in future.type.fields()):
        return values.text_of(future["_task"].dereference()["name"])
    return "a %s" % values.short_name(future.type.name)


def function_of(name):
    """A function as tracebacks name it."""
    return re.sub(r"\[.*\]", "", name).rpartition(".")[2]


def global_named(name, path):
    """The value of a module variable of the source file `path`; None for one that the program has not."""
    for symbol in gdb.lookup_static_symbols(name):
        if symbol.symtab is not None and symbol.symtab.filename == path:
            return symbol.value()
    return None


class RaiseBreakpoint(gdb.Breakpoint):
    """Stops where an exception is raised, if it is of the class `wanted` or of one below it; every one for ""."""

    def __init__(self, wanted):
        super().__init__(RAISE, gdb.BP_HARDWARE_BREAKPOINT)
        self._wanted = wanted

    def stop(self):
        error = gdb.newest_frame().read_var("error")
        try:
            names = [values.short_name("." + base) for base in values.bases_of(values.described(error).type)]
        except (values.Corrupt, gdb.error):
            names = []
        if self._wanted and self._wanted not in names:
            return False
        gdb.write("raise %s\n" % values.text_of(error))
        return True


class Catch(gdb.Command):
    """Stop where exceptions are raised: `py-catch` for all, `py-catch ValueError` for those of a class and what is below it.

The frame above the one it stops in is that of the raise statement, or of the operation that failed."""

    def __init__(self):
        super().__init__("py-catch", gdb.COMMAND_BREAKPOINTS)

    def invoke(self, argument, from_tty):
        RaiseBreakpoint(argument.strip())


class Error(gdb.Command):
    """The exception that is on its way, or being handled."""

    def __init__(self):
        super().__init__("py-error", gdb.COMMAND_DATA)

    def invoke(self, argument, from_tty):
        try:
            address = values.read_word(int(gdb.parse_and_eval("(unsigned long)&%s" % CURRENT)))
        except gdb.error as error:
            gdb.write("It cannot be read: %s\n" % error)
            return
        gdb.write("%s\n" % values.text_of_object(address))


def register():
    for command in (Print, Backtrace, Up, Down, Tasks, Catch, Error):
        command()
