"""What is typed: the commands with their options, and messages for what none of them takes."""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from unic.pipeline import PROJECT
from unic.project import suggestion

TAKE_ARGUMENTS = ("run", "debug")


class WrongUsage(Exception):
    """What was typed is no command. `parser`: of the command, or of all. `hint`: may be empty."""

    def __init__(self, parser: argparse.ArgumentParser, message: str, hint: str) -> None:
        super().__init__(message)
        self.parser = parser
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """The way to type it, and what is wrong."""
        text = f"{self.parser.format_usage()}{self.parser.prog}: error: {self.message}"
        return f"{text}\nhint: {self.hint}" if self.hint else text


class _Parser(argparse.ArgumentParser):
    """Raises WrongUsage, where argparse would end the process."""

    def error(self, message: str, hint: str = "") -> NoReturn:
        raise WrongUsage(self, message, hint)


class _Version(argparse.Action):
    """Prints the checkout's version, which is read only then."""

    def __call__(self, parser: argparse.ArgumentParser, *unused: Any) -> None:
        version = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
        print(f"unic {version}")
        parser.exit()


def parse(given: Sequence[str], modules: Mapping[str, ModuleType]) -> argparse.Namespace | None:
    """The options of a command, with what is for its program as `passed_on`; None if help was asked for, and has been given.

    Raises WrongUsage.
    """
    # What follows "--" is the program's, whatever it looks like.
    place = given.index("--") if "--" in given else len(given)
    ours, passed_on = list(given[:place]), list(given[place + 1 :])
    parser, commands = parsers(modules)
    if not ours:
        parser.error("no command is given", "`unic --help` lists them; `unic new NAME` makes an app to begin with")
    if ours[0] not in commands and ours[0] not in ("-h", "--help", "-V", "--version"):
        parser.error(*_no_command(ours, commands))
    try:
        options, unknown = parser.parse_known_args(ours)
    except SystemExit:
        return None
    command = commands[options.command]
    takes = options.command in TAKE_ARGUMENTS
    if unknown:
        # What argparse says of them names no command.
        command.error(f"unrecognized arguments: {' '.join(unknown)}", "what is for the program stands behind `--`" if takes else "")
    if passed_on and not takes:
        command.error("it takes no arguments for the program")
    options.passed_on = passed_on
    return options


def parsers(modules: Mapping[str, ModuleType]) -> tuple[_Parser, dict[str, _Parser]]:
    """That of `unic`, and those of the commands."""
    parser = _Parser(prog="unic", description="Compiles a typed Python program into a small bootable image.", allow_abbrev=False)
    parser.add_argument("-V", "--version", action=_Version, nargs=0, help="show the version of this checkout")
    group = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands: dict[str, _Parser] = {}
    for name, module in modules.items():
        summary = (module.__doc__ or "").split("\n")[0]
        command = commands[name] = group.add_parser(name, help=summary, description=summary, allow_abbrev=False)
        module.add_arguments(command)
        command.add_argument("-q", "--quiet", action="store_true", help="show no progress on the terminal")
    return parser, commands


def _no_command(given: Sequence[str], commands: Iterable[str]) -> tuple[str, str]:
    """Message and hint for what begins with no command."""
    first, *others = given
    if first.startswith("-"):
        command = next((word for word in others if word in commands), "COMMAND")
        return f"{first} stands before the command", f"write `unic {command} {first} ...`, or `unic --help`"
    if first == "help":
        command = next((word for word in others if word in commands), "")
        return "there is no command 'help'", f"write `unic {command + ' ' if command else ''}--help`"
    if Path(first).exists():
        return f"'{first}' is no command", f"to run it, write `unic run {first}`"
    return f"there is no command '{first}'", suggestion(first, commands)

