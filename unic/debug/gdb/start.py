"""The beginning of a session inside gdb: symbols, printers, commands, the program stopped at its first line."""

import contextlib
import os
import shlex
import traceback

import gdb

from unic.debug.gdb import breakpoints, commands, console, frames, moving, printers, printing, rings, stepping, values, watching

# What QEMU tells of a machine that is switched off.
MACHINE_OFF = "SIGQUIT"
# Where the builtins are, and how many folders deep.
BUILTINS = "runtime"
BUILTINS_DEPTH = 3
FIRST = "__main__.<module>"


def begin(symbols, folders, connect):
    """Reads the symbols, has `connect` give gdb the program, and runs it to the first line of the main module.

    folders: where source files are. A failure ends gdb with status 1: without the program nothing that follows makes sense.
    """
    try:
        gdb.execute("set confirm off")
        gdb.execute("set print entry-values no")
        gdb.execute("set print symbol off")
        # gdb takes names with dots for Go's, and shows parts of them.
        gdb.execute("set demangle-style none")
        gdb.execute("set print demangle off")
        gdb.execute("set print sevenbit-strings off")
        # A function called `main` is one like others.
        gdb.execute("set backtrace past-main on")
        # The first one given is looked into first.
        for folder in reversed(folders):
            gdb.execute('directory "%s"' % folder, to_string=True)
        for depth in range(1, BUILTINS_DEPTH + 1):
            # `step` goes into Python code that CPython has, too.
            gdb.execute("skip -gfile %s" % "/".join([BUILTINS, *"*" * depth]), to_string=True)
        gdb.execute('symbol-file "%s"' % symbols, to_string=True)
        printers.register(gdb.objfiles()[0])
        frames.register(gdb.objfiles()[0])
        commands.register()
        printing.register()
        breakpoints.register()
        moving.register()
        stepping.register()
        watching.register()
        gdb.events.new_objfile.connect(values.forget_descriptors)
        connect()
    except (gdb.error, OSError) as error:
        gdb.write("error: gdb cannot begin: %s\n" % error, gdb.STDERR)
        gdb.execute("quit 1")
    except Exception:
        traceback.print_exc()
        gdb.execute("quit 1")


def machine(symbols, folders, socket, console_descriptor, status_descriptor):
    """A session with a virtual machine, which waits at the gdb stub on a Unix socket.

    console_descriptor: what the guest writes can be read from it. status_descriptor: at its end, the exit status.
    """

    def connect():
        console.Console(console_descriptor)
        End(status_descriptor)
        rings.register(gdb.objfiles()[0])
        # What is stopped when gdb ends is ended, not let go.
        gdb.execute("set remote query-attached-packet off")
        gdb.execute("set remotetimeout 30")
        with quiet():
            gdb.execute("target remote %s" % socket, to_string=True)
        # INT3 is a request to ring 0 here: a breakpoint is the processor's.
        gdb.execute('thbreak "%s"' % FIRST, to_string=True)
        gdb.execute("continue")

    begin(symbols, folders, connect)


@contextlib.contextmanager
def quiet():
    """Within, gdb does not show where the program stands: nobody needs to know where a processor begins. (Of gdb 12 and later.)"""
    try:
        gdb.execute("set suppress-cli-notifications on")
    except gdb.error:
        yield
        return
    yield
    gdb.execute("set suppress-cli-notifications off")


def process(symbols, folders, image, arguments):
    """A session with a process."""

    def connect():
        gdb.execute('exec-file "%s"' % image)
        gdb.execute("set args %s" % " ".join(map(shlex.quote, arguments)))
        gdb.execute('tbreak "%s"' % FIRST, to_string=True)
        gdb.execute("run")

    begin(symbols, folders, connect)


REFUSE = "unic-refuse"
# What has a machine go on.
GOING_ON = ("continue", "step", "next", "stepi", "nexti", "until", "advance", "finish", "jump", "signal")


class End:
    """Says how the program has ended. The machine stands still then; gdb would wait for ever for one that is told to go on."""

    def __init__(self, descriptor):
        self._descriptor = descriptor
        os.set_blocking(descriptor, False)
        Refuse()
        gdb.events.stop.connect(self._stopped)
        for command in ("run", "start", "starti"):
            refuse(command, "The program runs already: `continue` has it go on. To begin anew, end gdb and give the same `unic debug` again.")
        # Told to end, QEMU would do so before gdb has removed its breakpoints. (An event of gdb 13 and later.)
        if hasattr(gdb.events, "gdb_exiting"):
            gdb.events.gdb_exiting.connect(disconnect)

    def _stopped(self, event):
        if not isinstance(event, gdb.SignalEvent) or event.stop_signal != MACHINE_OFF:
            return
        try:
            status = "status %d" % os.read(self._descriptor, 16)[-1]
        except BlockingIOError:
            status = "no status"
        gdb.write("[The program has ended with %s]\n" % status)
        for command in GOING_ON:
            refuse(command, "The program has ended.")


class Refuse(gdb.Command):
    """What stands in front of a command that makes no sense now: says why, and the command is not run."""

    def __init__(self):
        super().__init__(REFUSE, gdb.COMMAND_OBSCURE)

    def invoke(self, argument, from_tty):
        raise gdb.GdbError(argument)


def refuse(command, why):
    gdb.execute("define hook-%s\n%s %s\nend" % (command, REFUSE, why), to_string=True)


def disconnect(*_):
    """Leaves the machine alone: who has started it ends it."""
    with contextlib.suppress(gdb.error):
        gdb.execute("disconnect", to_string=True)
