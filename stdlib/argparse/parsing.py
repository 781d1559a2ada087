"""Going through a command line: options and positional arguments in turn, as the strings come."""

from __future__ import annotations

from argparse.actions import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, Action, ArgumentError, action_name
from argparse.groups import Shared, _MutuallyExclusiveGroup, is_negative_number
from argparse.matching import expected, match_many, match_one
from argparse.namespace import Namespace
from argparse.values import InvalidValue


class Option:
    """A string of the command line that is an option. action: None where the parser has no such."""

    def __init__(self, action: Action | None, name: str, explicit: str | None) -> None:
        self.action = action
        self.name = name
        self.explicit = explicit


class Taken:
    """What one action takes."""

    def __init__(self, action: Action, strings: list[str], name: str) -> None:
        self.action = action
        self.strings = strings
        self.name = name


class Usage(Exception):
    """The command line is wrong in a way that names no argument."""


class Effects:
    """What actions do beside setting attributes."""

    def show_help(self) -> None:
        """Print the help text, and exit."""
        raise NotImplementedError

    def show_version(self, version: str | None) -> None:
        """Print a version, and exit."""
        raise NotImplementedError

    def run_below(self, action: Action, namespace: Namespace, strings: list[str]) -> list[str]:
        """Have a sub-parser parse the rest; gives what it does not know."""
        raise NotImplementedError


class CommandLine:
    """One command line while it is parsed."""

    def __init__(self, shared: Shared, strings: list[str], namespace: Namespace, allow_abbrev: bool, effects: Effects) -> None:
        self.shared = shared
        self.strings = strings
        self.namespace = namespace
        self.allow_abbrev = allow_abbrev
        self.effects = effects
        self.options: dict[int, Option] = {}
        self.extras: list[str] = []
        self.below: list[str] = []
        self.seen: list[Action] = []
        self.given: list[Action] = []
        self.positionals = [action for action in shared.actions if not action.option_strings]
        letters: list[str] = []
        for index, text in enumerate(strings):
            if "-" in letters:
                letters.append("A")
            elif text == "--":
                letters.append("-")
            else:
                option = self.option_of(text)
                if option is not None:
                    self.options[index] = option
                letters.append("O" if option is not None else "A")
        self.letters = "".join(letters)

    def parse(self) -> list[str]:
        """Take all actions; gives the strings that no argument takes."""
        at = 0
        last = max(self.options) if self.options else -1
        while at <= last:
            following = min([index for index in self.options if index >= at])
            if at != following:
                end = self.take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.extras.extend(self.strings[at:following])
                at = following
            at = self.take_option(at)
        stop = self.take_positionals(at)
        self.extras.extend(self.strings[stop:])
        self.finish()
        return self.extras + self.below

    # --- strings ----------------------------------------------------------------------

    def option_of(self, text: str) -> Option | None:
        """A string as an option; None if it is none."""
        chars = self.shared.prefix_chars
        if not text or text[0] not in chars:
            return None
        if text in self.shared.options:
            return Option(self.shared.options[text], text, None)
        if len(text) == 1:
            return None
        name, equals, explicit = text.partition("=")
        if equals and name in self.shared.options:
            return Option(self.shared.options[name], name, explicit)
        found = self.abbreviated(text)
        if len(found) > 1:
            raise Usage(f"ambiguous option: {text} could match {', '.join([option.name for option in found])}")
        if found:
            return found[0]
        if is_negative_number(text) and not self.shared.has_negative_numbers or " " in text:
            return None
        return Option(None, text, None)

    def abbreviated(self, text: str) -> list[Option]:
        """The options that a string may be short for, or begin with."""
        chars = self.shared.prefix_chars
        found: list[Option] = []
        if text[1] in chars:
            if self.allow_abbrev:
                prefix, equals, explicit = text.partition("=")
                for name, action in self.shared.options.items():
                    if name.startswith(prefix):
                        found.append(Option(action, name, explicit if equals else None))
            return found
        for name, action in self.shared.options.items():
            if name == text[:2]:
                found.append(Option(action, name, text[2:]))
            elif name.startswith(text):
                found.append(Option(action, name, None))
        return found

    def take_option(self, start: int) -> int:
        """Take the option at an index, and others written together with it; gives the index behind its strings."""
        option = self.options[start]
        action = option.action
        name = option.name
        explicit = option.explicit
        taken: list[Taken] = []
        while True:
            if action is None:
                self.extras.append(self.strings[start])
                return start + 1
            if explicit is None:
                count = match_one(action, self.letters[start + 1:])
                if count < 0:
                    raise ArgumentError(action, expected(action))
                stop = start + 1 + count
                taken.append(Taken(action, self.strings[start + 1:stop], name))
                break
            count = match_one(action, "A")
            if count < 0:
                raise ArgumentError(action, expected(action))
            if count == 0 and name[1] not in self.shared.prefix_chars and explicit:
                taken.append(Taken(action, [], name))
                name = name[0] + explicit[0]
                if name not in self.shared.options:
                    raise ArgumentError(action, f"ignored explicit argument {explicit!r}")
                action = self.shared.options[name]
                explicit = explicit[1:] if len(explicit) > 1 else None
            elif count == 1:
                stop = start + 1
                taken.append(Taken(action, [explicit], name))
                break
            else:
                raise ArgumentError(action, f"ignored explicit argument {explicit!r}")
        for one in taken:
            self.take(one.action, one.strings, one.name)
        return stop

    def take_positionals(self, start: int) -> int:
        """Take as many positional arguments as possible; gives the index behind them."""
        counts = match_many(self.positionals, self.letters[start:])
        for action, count in zip(self.positionals, counts):
            strings = self.strings[start:start + count]
            start += count
            self.take(action, strings, "")
        self.positionals = self.positionals[len(counts):]
        return start

    # --- actions ----------------------------------------------------------------------

    def take(self, action: Action, strings: list[str], name: str) -> None:
        """Do what an action does with its strings."""
        self.seen.append(action)
        if action.nargs not in (PARSER, REMAINDER) and "--" in strings:
            strings.remove("--")
        try:
            self.run(action, strings, name)
        except InvalidValue as error:
            raise ArgumentError(action, str(error))

    def run(self, action: Action, strings: list[str], name: str) -> None:
        """`take`, with the text of what is wrong alone."""
        values = action.values
        if action.kind == "parsers":
            values.one(strings[0], True)
            self.note(action)
            self.below.extend(self.effects.run_below(action, self.namespace, strings))
        elif action.nargs == "0":
            self.note(action)
            self.run_flag(action, name)
        elif not strings and action.nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if action.option_strings:
                if isinstance(value, str):
                    value = values.one(value, True)
                self.note(action)
            elif isinstance(value, str):
                value = values.one(value, True)
                if action.typed:
                    self.note(action)
            self.set(action, value)
        elif not strings and action.nargs == ZERO_OR_MORE and not action.option_strings:
            if action.default is not None:
                values.test(action.default)
                self.set(action, action.default)
            else:
                if values.has_choices():
                    raise InvalidValue(f"invalid choice: [] (choose from {', '.join(values.choice_reprs())})")
                self.note(action)
                self.set(action, values.many(strings, False))
        elif action.kind == "extend" or action.kind == "append" and action.nargs == "":
            made = values.extended(self.before(action), strings)
            self.note(action)
            self.set(action, made)
        elif action.kind == "append":
            made = values.grouped(self.before(action), strings)
            self.note(action)
            self.set(action, made)
        else:
            made = values.one(strings[0], True) if action.nargs in ("", OPTIONAL) else values.many(strings, action.nargs != REMAINDER)
            self.note(action)
            self.set(action, made)

    def run_flag(self, action: Action, name: str) -> None:
        """An action that takes no strings."""
        if action.kind == "help":
            self.effects.show_help()
        elif action.kind == "version":
            self.effects.show_version(action.version)
        elif action.kind == "count":
            before = self.before(action)
            self.set(action, before + 1 if isinstance(before, int) else 1)
        elif action.kind == "boolean":
            self.set(action, not name.startswith("--no-"))
        else:
            self.set(action, action.const)

    def before(self, action: Action) -> object:
        """The value so far."""
        return self.namespace.read_value(action.dest) if action.dest in self.namespace else None

    def set(self, action: Action, value: object) -> None:
        """Set the attribute, unless that is suppressed."""
        if not (isinstance(value, str) and value == SUPPRESS):
            self.namespace.write_value(action.dest, value)

    def note(self, action: Action) -> None:
        """An action is given another value than its default: those that exclude it may not be."""
        self.given.append(action)
        conflicts: list[Action] = []
        for group in self.shared.exclusive:
            if _holds(group._members, action):
                conflicts.extend([other for other in group._members if other is not action])
        for other in conflicts:
            if _holds(self.given, other):
                raise ArgumentError(action, f"not allowed with argument {action_name(other)}")

    # --- the end ----------------------------------------------------------------------

    def finish(self) -> None:
        """Convert defaults that are strings, and look for what is missing."""
        missing: list[str] = []
        for action in self.shared.actions:
            if _holds(self.seen, action):
                continue
            if action.required:
                missing.append(str(action_name(action)))
            elif action.typed and isinstance(action.default, str) and action.dest in self.namespace \
                    and self.namespace.read_value(action.dest) is action.default:
                try:
                    self.namespace.write_value(action.dest, action.values.one(action.default, False))
                except InvalidValue as error:
                    raise ArgumentError(action, str(error))
        if missing:
            raise Usage(f"the following arguments are required: {', '.join(missing)}")
        for group in self.shared.exclusive:
            if group.required and not any([_holds(self.given, action) for action in group._members]):
                names = [str(action_name(action)) for action in group._members if not action.is_suppressed()]
                raise Usage(f"one of the arguments {' '.join(names)} is required")


def _holds(actions: list[Action], action: Action) -> bool:
    """Whether an action is among some, by identity."""
    for one in actions:
        if one is action:
            return True
    return False
