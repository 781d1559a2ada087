"""Entry of the `unic` command: picks the command, and turns every failure into a message and a status.

Statuses: 0 done; 1 the program is refused or something outside failed; 2 wrong options or settings; 70 a fault of unic's
own; 130 Ctrl-C; 143 SIGTERM. `unic run` gives the program's own status.
"""

from __future__ import annotations

import argparse
import os
import shlex
import sys
import traceback
from collections.abc import Sequence
from types import ModuleType
from typing import Any

from unic import progress
from unic.cli import build, check, debug, doctor, inspect, json_output, new, report, run, syscalls, test
from unic.cli.diagnostics import print_diagnostics, shown
from unic.cli.environment import OUT_OF_MEMORY, OutputError, explain, standard_streams, warn_of_cache
from unic.cli.json_output import print_json
from unic.diagnostics import CompileError, SettingsError
from unic.link import LinkError
from unic.pipeline import uncollected
from unic.targets import TargetError
from unic.targets.process import children_end, termination_raises

COMMANDS: dict[str, ModuleType] = {
    "new": new, "check": check, "test": test, "build": build, "run": run, "debug": debug,
    "inspect": inspect, "syscalls": syscalls, "report": report, "doctor": doctor,
}
TAKE_ARGUMENTS = ("run", "debug")
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
        command.add_argument("-q", "--quiet", action="store_true", help="show no progress on the terminal")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns the exit status; wrong options end in SystemExit(2)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = make_parser()
    # What follows "--" is the program's, whatever it looks like.
    place = given.index("--") if "--" in given else len(given)
    options = parser.parse_args(given[:place])
    passed_on = given[place + 1 :]
    if passed_on and options.command not in TAKE_ARGUMENTS:
        parser.error(f"unic {options.command} takes no arguments for the program")
    options.passed_on = passed_on
    try:
        with children_end(), termination_raises(), standard_streams():
            progress.enable(options.quiet)
            # One command and the process ends: looking for garbage is not worth while.
            with uncollected():
                status: int = COMMANDS[options.command].execute(options)
        warn_of_cache()
        return status
    except CompileError as error:
        if _wants_json(options):
            _print_errors(json_output.diagnostics(error, lambda span: shown(span, options.app)), options)
        else:
            print_diagnostics(error, options.app)
        return WRONG_SETTINGS_STATUS if isinstance(error, SettingsError) else REFUSED_STATUS
    except BrokenPipeError:
        # Who reads our output has enough.
        return REFUSED_STATUS
    except OutputError as error:
        print(f"error: {error}", file=sys.stderr)
        return REFUSED_STATUS
    except (TargetError, LinkError) as error:
        message = str(error)
    except OSError as error:
        message = explain(error)
    except MemoryError:
        message = OUT_OF_MEMORY
    except KeyboardInterrupt:
        return INTERRUPTED_STATUS
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        report_internal_error(error, given)
        return INTERNAL_ERROR_STATUS
    if _wants_json(options):
        _print_errors(json_output.failure(message), options)
    else:
        print(f"error: {message}", file=sys.stderr)
    return REFUSED_STATUS


def _wants_json(options: argparse.Namespace) -> bool:
    return bool(getattr(options, "json", False))


def _print_errors(errors: list[dict[str, Any]], options: argparse.Namespace) -> None:
    """As JSON: the list that `unic check` gives in any case, and that all others give for want of a result."""
    try:
        with standard_streams():
            print_json(errors if options.command == "check" else {"errors": errors})
    except (OutputError, BrokenPipeError):
        # There is nobody to tell.
        pass


def report_internal_error(error: Exception, arguments: list[str]) -> None:
    """Says that unic, not the program, is at fault, and where."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{os.path.basename(os.path.dirname(frame.filename))}/{os.path.basename(frame.filename)}:{frame.lineno}"
    print(f"internal error in unic ({where}): {type(error).__name__}: {error}", file=sys.stderr)
    print("this is a fault of the compiler, not of your program: please report it with the program and this command,",
          file=sys.stderr)
    print(f"which shows the traceback:  {DEBUG_VARIABLE}=1 unic {shlex.join(arguments)}", file=sys.stderr)
