"""Entry of the `unic` command: picks the command, and turns every failure into a message and a status.

Statuses: 0 done; 1 the program is refused or something outside failed; 2 wrong options or settings; 70 a fault of unic's
own; 130 Ctrl-C. `unic run` gives the program's own status.
"""

from __future__ import annotations

import argparse
import os
import shlex
import sys
import traceback
from collections.abc import Sequence
from types import ModuleType

from unic.cli import build, check, run, syscalls
from unic.cli.report import print_diagnostics
from unic.diagnostics import CompileError, SettingsError
from unic.link import LinkError
from unic.pipeline import uncollected
from unic.targets import TargetError

COMMANDS: dict[str, ModuleType] = {"build": build, "run": run, "check": check, "syscalls": syscalls}
DEBUG_VARIABLE = "UNIC_DEBUG"

REFUSED_STATUS = 1
WRONG_SETTINGS_STATUS = 2
INTERNAL_ERROR_STATUS = 70
INTERRUPTED_STATUS = 130


def make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="unic", description="Compiles a typed Python program into a small bootable image.", allow_abbrev=False
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        summary = (module.__doc__ or "").split("\n")[0]
        command = commands.add_parser(name, help=summary, description=summary, allow_abbrev=False)
        module.add_arguments(command)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns the exit status; wrong options end in SystemExit(2)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = make_parser()
    # What follows "--" is the program's, whatever it looks like.
    place = given.index("--") if "--" in given else len(given)
    options = parser.parse_args(given[:place])
    passed_on = given[place + 1 :]
    if passed_on and options.command != "run":
        parser.error(f"unic {options.command} takes no arguments for the program")
    options.passed_on = passed_on
    try:
        # One command and the process ends: looking for garbage is not worth while.
        with uncollected():
            status: int = COMMANDS[options.command].execute(options)
        sys.stdout.flush()
        return status
    except CompileError as error:
        print_diagnostics(error, options.app)
        if isinstance(error, SettingsError):
            return WRONG_SETTINGS_STATUS
    except BrokenPipeError:
        # Who reads our output has enough. What Python still holds must not fail at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (TargetError, LinkError) as error:
        print(f"error: {error}", file=sys.stderr)
    except OSError as error:
        place_of = f"{error.filename}: " if error.filename is not None else ""
        print(f"error: {place_of}{error.strerror or error}", file=sys.stderr)
    except KeyboardInterrupt:
        return INTERRUPTED_STATUS
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        report_internal_error(error, given)
        return INTERNAL_ERROR_STATUS
    return REFUSED_STATUS


def report_internal_error(error: Exception, arguments: list[str]) -> None:
    """Says that unic, not the program, is at fault, and where."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{os.path.basename(os.path.dirname(frame.filename))}/{os.path.basename(frame.filename)}:{frame.lineno}"
    print(f"internal error in unic ({where}): {type(error).__name__}: {error}", file=sys.stderr)
    print("this is a fault of the compiler, not of your program: please report it with the program and this command,",
          file=sys.stderr)
    print(f"which shows the traceback:  {DEBUG_VARIABLE}=1 unic {shlex.join(arguments)}", file=sys.stderr)
