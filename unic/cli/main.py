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
from unic.cli.command_line import WrongUsage, parse
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
DEBUG_VARIABLE = "UNIC_DEBUG"

REFUSED_STATUS = 1
WRONG_SETTINGS_STATUS = 2
INTERNAL_ERROR_STATUS = 70
INTERRUPTED_STATUS = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with standard_streams():
            options = parse(given, COMMANDS)
    except WrongUsage as error:
        return _wrong_usage(error, given)
    except BrokenPipeError:
        return REFUSED_STATUS
    except OutputError as error:
        print(f"error: {error}", file=sys.stderr)
        return REFUSED_STATUS
    return _run(options, given) if options is not None else 0


def _wrong_usage(error: WrongUsage, given: list[str]) -> int:
    if "--json" in given:
        _print_errors(json_output.failure(error.message, error.hint), given[0])
    else:
        print(error, file=sys.stderr)
    return WRONG_SETTINGS_STATUS


def _run(options: argparse.Namespace, given: list[str]) -> int:
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
            _print_errors(json_output.diagnostics(error, lambda span: shown(span, options.app)), options.command)
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
        if _wants_json(options):
            _print_errors(json_output.failure(*internal_error(error, given)), options.command)
        else:
            print("\n".join(internal_error(error, given)), file=sys.stderr)
        return INTERNAL_ERROR_STATUS
    if _wants_json(options):
        _print_errors(json_output.failure(message), options.command)
    else:
        print(f"error: {message}", file=sys.stderr)
    return REFUSED_STATUS


def _wants_json(options: argparse.Namespace) -> bool:
    return bool(getattr(options, "json", False))


def _print_errors(errors: list[dict[str, Any]], command: str) -> None:
    """As JSON: the list that `unic check` gives in any case, and that all others give for want of a result."""
    try:
        with standard_streams():
            print_json(errors if command == "check" else {"errors": errors})
    except (OutputError, BrokenPipeError):
        # There is nobody to tell.
        pass


def internal_error(error: Exception, arguments: list[str]) -> tuple[str, str]:
    """A message that unic, not the program, is at fault, and where; and what to do."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{os.path.basename(os.path.dirname(frame.filename))}/{os.path.basename(frame.filename)}:{frame.lineno}"
    return f"internal error in unic ({where}): {type(error).__name__}: {error}", (
        "this is a fault of the compiler, not of your program: please report it with the program and this command,\n"
        f"which shows the traceback:  {DEBUG_VARIABLE}=1 unic {shlex.join(arguments)}")
