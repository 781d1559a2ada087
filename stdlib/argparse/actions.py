"""One argument: how it is written, and what is done when it is met."""

from __future__ import annotations

from typing import Final

from argparse.values import Strings, Values

SUPPRESS: Final = "==SUPPRESS=="
OPTIONAL: Final = "?"
ZERO_OR_MORE: Final = "*"
ONE_OR_MORE: Final = "+"
PARSER: Final = "A..."
REMAINDER: Final = "..."

# Kinds of actions that take no strings.
_WITHOUT_STRINGS: Final = ("store_const", "store_true", "store_false", "count", "help", "version", "boolean")


class Action:
    """An argument of a parser.

    nargs: "" for one string, "?", "*", "+", "...", "A...", or a number as text. kind: the name of its action.
    """

    def __init__(self, option_strings: list[str], dest: str, kind: str = "store", nargs: str = "", const: object = None, default: object = None,
                 values: Values | None = None, required: bool = False, help: str | None = None, metavar: str | None = None,
                 metavars: tuple[str, ...] = (), version: str | None = None) -> None:
        self.option_strings = option_strings
        self.dest = dest
        self.kind = kind
        self.nargs = "0" if kind in _WITHOUT_STRINGS else nargs
        self.const = const
        self.default = default
        self.typed = values is not None
        self.values: Values = values if values is not None else Strings()
        self.required = required
        self.help = help
        self.metavar = metavar
        self.metavars = metavars
        self.version = version
        # The actions that stand below this one in a help text: those of sub-parsers.
        self.below: list[Action] = []

    def is_suppressed(self) -> bool:
        """Whether help texts leave it out."""
        return self.help is not None and self.help == SUPPRESS

    def choice_texts(self) -> list[str] | None:
        """The choices, as shown in help texts; None without any."""
        return self.values.choice_texts() if self.values.has_choices() else None


class BooleanOptionalAction(Action):
    """`--name` and `--no-name`: given as `action`."""


def action_name(action: Action | None) -> str | None:
    """How error messages name an argument."""
    if action is None:
        return None
    if action.option_strings:
        return "/".join(action.option_strings)
    if action.metavar is not None and action.metavar != SUPPRESS:
        return action.metavar
    if action.dest != SUPPRESS:
        return action.dest
    choices = action.choice_texts()
    return "{" + ",".join(choices) + "}" if choices else None


class ArgumentError(Exception):
    """What is wrong with a command line: the argument, and a message."""

    def __init__(self, argument: Action | None, message: str) -> None:
        self.argument_name = action_name(argument)
        self.message = message

    def __str__(self) -> str:
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"
