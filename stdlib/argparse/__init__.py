"""argparse: command lines, described argument by argument.

The types of the attributes of a Namespace come from the add_argument() calls of the program, which the compiler reads: names, `action`,
`nargs` and `dest` are constants, `type` and `default` tell the type. Help texts are 80 columns wide.
Not here: actions of one's own, `append_const`, FileType, files of arguments, parse_intermixed_args(), `argument_default`.
"""

from __future__ import annotations

from typing import Callable, Iterable, NoReturn, Sequence, TextIO

import sys
from argparse.actions import (
    ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, Action, ArgumentError, BooleanOptionalAction,
)
from argparse.formatting import (
    ArgumentDefaultsHelpFormatter, Exclusive, HelpFormatter, MetavarTypeHelpFormatter, RawDescriptionHelpFormatter, RawTextHelpFormatter,
)
from argparse.groups import Shared, _ActionsContainer, _ArgumentGroup, _MutuallyExclusiveGroup
from argparse.namespace import Namespace
from argparse.parsing import CommandLine, Effects, Usage
from argparse.templates import filled
from argparse.values import ArgumentTypeError, Strings, TypedValues, Values


class ArgumentParser(_ActionsContainer, Effects):
    """Parses command lines, and writes help texts."""

    def __init__(self, prog: str | None = None, usage: str | None = None, description: str | None = None, epilog: str | None = None,
                 parents: "Sequence[ArgumentParser] | None" = None, formatter_class: Callable[[str], HelpFormatter] = HelpFormatter,
                 prefix_chars: str = "-", conflict_handler: str = "error", add_help: bool = True, allow_abbrev: bool = True,
                 exit_on_error: bool = True) -> None:
        if conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {conflict_handler!r}")
        super().__init__(Shared(prefix_chars, conflict_handler), description)
        self.prog = prog if prog is not None else sys.argv[0].rpartition("/")[2]
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers: _SubParsersAction | None = None
        if add_help:
            char = "-" if "-" in prefix_chars else prefix_chars[0]
            self._add_action(Action([char + "h", char * 2 + "help"], SUPPRESS, "help", default=SUPPRESS, help="show this help message and exit"))
        if parents is not None:
            for parent in parents:
                self._inherit(parent)

    def _inherit(self, parent: "ArgumentParser") -> None:
        """Take over the arguments, the sections and the defaults of another parser."""
        for exclusive in parent._shared.exclusive:
            self.add_mutually_exclusive_group(required=exclusive.required)._members.extend(exclusive._members)
        homes: dict[str | None, _ArgumentGroup] = {}
        for section in self._shared.sections:
            homes[section.title] = section
        for section in parent._shared.sections:
            if section.title not in homes:
                homes[section.title] = self.add_argument_group(section.title, section.description)
        for action in parent._shared.actions:
            for section in parent._shared.sections:
                if any([member is action for member in section._members]):
                    homes[section.title]._add_action(action)
        self._shared.defaults.update(parent._shared.defaults)

    def _add_action(self, action: Action) -> None:
        (self._optionals if action.option_strings else self._positionals)._add_action(action)

    def add_subparsers(self, *, title: str | None = None, description: str | None = None, prog: str | None = None, dest: str | None = None,
                       required: bool = False, help: str | None = None, metavar: str | None = None) -> "_SubParsersAction":
        """The argument by which a command is chosen, each with a parser of its own."""
        if type(self) is not ArgumentParser:  # CPython makes the commands' parsers of the same class
            raise NotImplementedError("add_subparsers() of a subclass of ArgumentParser")
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        section = self._positionals
        if title is not None or description is not None:
            section = self.add_argument_group(title if title is not None else "subcommands", description)
        if prog is None:
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, [action for action in self._shared.actions if not action.option_strings], self._exclusive(), "")
            prog = formatter.format_help().strip()
        made = _SubParsersAction(prog, dest if dest is not None else SUPPRESS, required, help, metavar)
        self._subparsers = made
        section._add_action(made)
        return made

    # --- parsing ----------------------------------------------------------------------

    def parse_args(self, args: Sequence[str] | None = None, namespace: Namespace | None = None) -> Namespace:
        """The attributes of a command line, sys.argv without one. What is wrong ends the program with a message, status 2."""
        result, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return result

    def parse_known_args(self, args: Sequence[str] | None = None, namespace: Namespace | None = None) -> tuple[Namespace, list[str]]:
        """`parse_args`, and the strings that no argument takes."""
        strings = list(args) if args is not None else sys.argv[1:]
        result = namespace if namespace is not None else Namespace()
        for action in self._shared.actions:
            if action.dest != SUPPRESS and action.dest not in result and not (isinstance(action.default, str) and action.default == SUPPRESS):
                result.write_value(action.dest, action.default)
        for dest, value in self._shared.defaults.items():
            if dest not in result:
                result.write_value(dest, value)
        rest: list[str] = []
        try:
            rest = CommandLine(self._shared, strings, result, self.allow_abbrev, self).parse()
        except Usage as wrong:
            self.error(str(wrong))
        except ArgumentError as wrong:
            if not self.exit_on_error:
                raise
            self.error(str(wrong))
        return result, rest

    def run_below(self, action: Action, namespace: Namespace, strings: list[str]) -> list[str]:
        """The sub-parser that the first string names parses the others."""
        assert isinstance(action, _SubParsersAction)
        if action.dest != SUPPRESS:
            namespace.write_value(action.dest, strings[0])
        below, rest = action.parser(strings[0]).parse_known_args(strings[1:])
        for name, value in below.values_().items():
            namespace.write_value(name, value)
        return rest

    # --- texts ------------------------------------------------------------------------

    def _get_formatter(self) -> HelpFormatter:
        return self.formatter_class(self.prog)

    def _exclusive(self) -> list[Exclusive]:
        return [Exclusive(group._members, group.required) for group in self._shared.exclusive]

    def format_usage(self) -> str:
        """The usage."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._shared.actions, self._exclusive())
        return formatter.format_help()

    def format_help(self) -> str:
        """The usage, the description, and a section for each group of arguments."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._shared.actions, self._exclusive())
        formatter.add_text(self.description)
        for section in self._shared.sections:
            formatter.measure(section._members)
        for section in self._shared.sections:
            formatter.add_section(section.title, section.description, section._members)
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file: TextIO | None = None) -> None:
        """Write the usage, to sys.stdout without a file."""
        (file if file is not None else sys.stdout).write(self.format_usage())

    def print_help(self, file: TextIO | None = None) -> None:
        """Write the help text, to sys.stdout without a file."""
        (file if file is not None else sys.stdout).write(self.format_help())

    def show_help(self) -> None:
        """What the option --help does."""
        self.print_help()
        self.exit()

    def show_version(self, version: str | None) -> None:
        """What an option with the action "version" does."""
        if version is None:
            raise AttributeError("'ArgumentParser' object has no attribute 'version'")
        formatter = self._get_formatter()
        formatter.add_text(version)
        sys.stdout.write(formatter.format_help())
        self.exit()

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End the program; a message goes to sys.stderr."""
        if message:
            sys.stderr.write(message)
        sys.exit(status)

    def error(self, message: str) -> NoReturn:
        """End the program with the usage and a message, status 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


class _SubParsersAction(Action):
    """What add_subparsers() gives."""

    def __init__(self, prog: str, dest: str, required: bool, help: str | None, metavar: str | None) -> None:
        super().__init__([], dest, "parsers", PARSER, required=required, help=help, metavar=metavar)
        self._prog = prog
        self._parsers: dict[str, ArgumentParser] = {}
        self._names: list[str] = []
        self._refresh()

    def _refresh(self) -> None:
        self._names = list(self._parsers)
        self.values = Strings(self._names)

    def add_parser(self, name: str, *, help: str | None = None, aliases: Sequence[str] | None = None, prog: str | None = None, usage: str | None = None,
                   description: str | None = None, epilog: str | None = None, parents: Sequence[ArgumentParser] | None = None,
                   formatter_class: Callable[[str], HelpFormatter] = HelpFormatter, prefix_chars: str = "-", conflict_handler: str = "error",
                   add_help: bool = True, allow_abbrev: bool = True, exit_on_error: bool = True) -> ArgumentParser:
        """A command, with the parser of its arguments."""
        if name in self._parsers:
            raise ArgumentError(self, f"conflicting subparser: {name}")
        others = list(aliases) if aliases is not None else []
        for alias in others:
            if alias in self._parsers:
                raise ArgumentError(self, f"conflicting subparser alias: {alias}")
        if help is not None:
            shown = f"{name} ({', '.join(others)})" if others else name
            self.below.append(Action([], shown, help=help, metavar=shown))
        made = ArgumentParser(prog if prog is not None else f"{self._prog} {name}", usage, description, epilog, parents, formatter_class,
                              prefix_chars, conflict_handler, add_help, allow_abbrev, exit_on_error)
        self._parsers[name] = made
        for alias in others:
            self._parsers[alias] = made
        self._refresh()
        return made

    def parser(self, name: str) -> ArgumentParser:
        """The parser of a command."""
        return self._parsers[name]
