"""Help and usage texts. Their width is 80 columns, less two: an image does not know a terminal's."""

from __future__ import annotations

from typing import Final

from argparse.actions import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, Action
from argparse.templates import filled
from textwrap import fill, wrap

_COLUMNS: Final = 80
_BLANKS: Final = " \t\n\r\x0b\x0c"


class Exclusive:
    """A mutually exclusive group, as usage texts show it."""

    def __init__(self, actions: list[Action], required: bool) -> None:
        self.actions = actions
        self.required = required


class HelpFormatter:
    """Writes one help text, part after part. Subclasses change how texts are laid out."""

    def __init__(self, prog: str, indent_increment: int = 2, max_help_position: int = 24, width: int | None = None) -> None:
        if width is None:
            width = _COLUMNS - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._action_max_length = 0
        self._parts: list[str] = []

    # --- parts ------------------------------------------------------------------------

    def add_text(self, text: str | None) -> None:
        """A paragraph, unless there is none."""
        if text is not None and text != SUPPRESS:
            self._parts.append(self._text_block(text))

    def add_usage(self, usage: str | None, actions: list[Action], groups: list[Exclusive], prefix: str = "usage: ") -> None:
        """The usage, unless that is suppressed."""
        if usage is None or usage != SUPPRESS:
            self._parts.append(self._usage_block(usage, actions, groups, prefix))

    def add_section(self, heading: str | None, description: str | None, actions: list[Action]) -> None:
        """A section, unless it would be empty. measure() is called for all of them before."""
        self._current_indent += self._indent_increment
        inside = self._text_block(description) if description is not None and description != SUPPRESS else ""
        for action in actions:
            if not action.is_suppressed():
                inside += self._action_block(action)
        self._current_indent -= self._indent_increment
        if inside:
            title = f"{' ' * self._current_indent}{heading}:\n" if heading is not None and heading != SUPPRESS else ""
            self._parts.append("\n" + title + inside + "\n")

    def measure(self, actions: list[Action]) -> None:
        """Take notice of how long the actions of a section are: all help texts begin in the same column."""
        indent = self._current_indent + self._indent_increment
        for action in actions:
            if not action.is_suppressed():
                lengths = [len(self._format_action_invocation(action))]
                lengths += [len(self._format_action_invocation(inner)) for inner in action.below]
                # CPython measures the parts of all below with the indent of the section.
                self._action_max_length = max(self._action_max_length, max(lengths) + indent)

    def format_help(self) -> str:
        """The whole text."""
        text = "".join(self._parts)
        while "\n\n\n" in text:
            text = text.replace("\n\n\n", "\n\n")
        return text.strip("\n") + "\n" if text else ""

    # --- usage ------------------------------------------------------------------------

    def _usage_block(self, usage: str | None, actions: list[Action], groups: list[Exclusive], prefix: str) -> str:
        if usage is not None:
            return f"{prefix}{filled(usage, self._prog, None)}\n\n"
        optionals = [action for action in actions if action.option_strings]
        positionals = [action for action in actions if not action.option_strings]
        whole = " ".join([part for part in [self._prog, " ".join(_usage_parts(self, optionals + positionals, groups))] if part])
        width = self._width - self._current_indent
        if len(prefix) + len(whole) > width:
            whole = self._usage_lines(prefix, _usage_parts(self, optionals, groups), _usage_parts(self, positionals, groups), width)
        return f"{prefix}{whole}\n\n"

    def _usage_lines(self, prefix: str, optionals: list[str], positionals: list[str], width: int) -> str:
        """A usage that does not fit in one line. A line is broken between arguments, and in groups between their members."""
        optionals = _breakable(optionals)
        positionals = _breakable(positionals)
        if len(prefix) + len(self._prog) <= 0.75 * width:
            indent = " " * (len(prefix) + len(self._prog) + 1)
            if optionals:
                lines = _lines([self._prog] + optionals, indent, prefix, width) + _lines(positionals, indent, None, width)
            elif positionals:
                lines = _lines([self._prog] + positionals, indent, prefix, width)
            else:
                lines = [self._prog]
        else:
            indent = " " * len(prefix)
            lines = _lines(optionals + positionals, indent, None, width)
            if len(lines) > 1:
                lines = _lines(optionals, indent, None, width) + _lines(positionals, indent, None, width)
            lines = [self._prog] + lines
        return "\n".join(lines)

    def _usage_of(self, action: Action) -> str:
        """One action in a usage, without brackets for those that are not required."""
        if not action.option_strings:
            return self._format_args(action, self._get_default_metavar_for_positional(action))
        if action.kind == "boolean":
            return " | ".join(action.option_strings)
        if action.nargs == "0":
            return action.option_strings[0]
        return f"{action.option_strings[0]} {self._format_args(action, self._get_default_metavar_for_optional(action))}"

    # --- actions ----------------------------------------------------------------------

    def _action_block(self, action: Action) -> str:
        position = min(self._action_max_length + 2, self._max_help_position)
        width = max(self._width - position, 11)
        room = position - self._current_indent - 2
        header = self._format_action_invocation(action)
        margin = " " * self._current_indent
        help = action.help
        first = position
        if help is None or not help:
            block = f"{margin}{header}\n"
        elif len(header) <= room:
            block = f"{margin}{header.ljust(room)}  "
            first = 0
        else:
            block = f"{margin}{header}\n"
        if help is not None and help.strip():
            text = filled(self._get_help_string(action), self._prog, action)
            if text:
                lines = self._split_lines(text, width)
                block += f"{' ' * first}{lines[0]}\n"
                for line in lines[1:]:
                    block += f"{' ' * position}{line}\n"
        elif not block.endswith("\n"):
            block += "\n"
        self._current_indent += self._indent_increment
        for inner in action.below:
            block += self._action_block(inner)
        self._current_indent -= self._indent_increment
        return block

    def _format_action_invocation(self, action: Action) -> str:
        if not action.option_strings:
            return self._metavars(action, self._get_default_metavar_for_positional(action), 1)[0]
        if action.nargs == "0":
            return ", ".join(action.option_strings)
        text = self._format_args(action, self._get_default_metavar_for_optional(action))
        return ", ".join([f"{option} {text}" for option in action.option_strings])

    def _metavars(self, action: Action, default: str, size: int) -> list[str]:
        if action.metavars:
            return list(action.metavars)
        choices = action.choice_texts()
        shown = action.metavar if action.metavar is not None else "{" + ",".join(choices) + "}" if choices is not None else default
        return [shown] * size

    def _format_args(self, action: Action, default: str) -> str:
        if action.nargs == "":
            return self._metavars(action, default, 1)[0]
        if action.nargs == OPTIONAL:
            return f"[{self._metavars(action, default, 1)[0]}]"
        if action.nargs == ZERO_OR_MORE:
            names = self._metavars(action, default, 1)
            return f"[{names[0]} [{names[1]} ...]]" if len(names) == 2 else f"[{names[0]} ...]"
        if action.nargs == ONE_OR_MORE:
            names = self._metavars(action, default, 2)
            return f"{names[0]} [{names[1]} ...]"
        if action.nargs == REMAINDER:
            return "..."
        if action.nargs == PARSER:
            return f"{self._metavars(action, default, 1)[0]} ..."
        return " ".join(self._metavars(action, default, int(action.nargs)))

    # --- texts ------------------------------------------------------------------------

    def _text_block(self, text: str) -> str:
        if "%(prog)" in text:
            text = filled(text, self._prog, None)
        return self._fill_text(text, max(self._width - self._current_indent, 11), " " * self._current_indent) + "\n\n"

    def _split_lines(self, text: str, width: int) -> list[str]:
        """A help text as lines."""
        return wrap(_with_single_blanks(text), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """A description or an epilog."""
        return fill(_with_single_blanks(text), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action: Action) -> str:
        """The help text of an action, not filled in."""
        return action.help if action.help is not None else ""

    def _get_default_metavar_for_optional(self, action: Action) -> str:
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action: Action) -> str:
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves descriptions as they are."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "".join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves all texts as they are."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the default to each help text."""

    def _get_help_string(self, action: Action) -> str:
        text = action.help if action.help is not None else ""
        is_suppressed = isinstance(action.default, str) and action.default == SUPPRESS
        if "%(default)" not in text and not is_suppressed and (action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)):
            text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows the type of an argument in place of its name."""

    def _get_default_metavar_for_optional(self, action: Action) -> str:
        return _type_name(action)

    def _get_default_metavar_for_positional(self, action: Action) -> str:
        return _type_name(action)


def _type_name(action: Action) -> str:
    if not action.typed:
        raise AttributeError("'NoneType' object has no attribute '__name__'")
    return action.values.name()


def _with_single_blanks(text: str) -> str:
    """A text in which a run of white space is one blank."""
    words: list[str] = []
    word = ""
    for char in text:
        if char not in _BLANKS:
            word += char
        elif word:
            words.append(word)
            word = ""
    if word:
        words.append(word)
    return " ".join(words).strip()


def _usage_parts(formatter: HelpFormatter, actions: list[Action], groups: list[Exclusive]) -> list[str]:
    """The arguments in a usage. A mutually exclusive group whose members follow one another is one part."""
    parts: list[str] = []
    at = 0
    while at < len(actions):
        group = _group_at(actions, at, groups)
        if group is None:
            action = actions[at]
            if not action.is_suppressed():
                shown = formatter._usage_of(action)
                parts.append(f"[{shown}]" if action.option_strings and not action.required else shown)
            at += 1
            continue
        shown_members: list[str] = []
        for action in group.actions:
            if not action.is_suppressed():
                shown = formatter._usage_of(action)
                if not action.option_strings and shown.startswith("[") and shown.endswith("]"):
                    shown = shown[1:-1]
                shown_members.append(shown)
        inside = " | ".join(shown_members)
        if not group.required:
            if inside:
                parts.append(f"[{inside}]")
        elif len(shown_members) > 1:
            parts.append(f"({inside})")
        elif inside:
            parts.append(inside)
        at += len(group.actions)
    return [part for part in parts if part]


def _group_at(actions: list[Action], at: int, groups: list[Exclusive]) -> Exclusive | None:
    """The group whose members begin at a place and follow one another."""
    for group in groups:
        size = len(group.actions)
        if not group.actions:
            raise ValueError("empty group")
        if actions[at] is group.actions[0] and len(actions) - at >= size:
            if all([actions[at + offset] is group.actions[offset] for offset in range(size)]):
                return group
    return None


def _breakable(parts: list[str]) -> list[str]:
    """What a line of the usage may not be broken in: what stands in brackets, and words."""
    found: list[str] = []
    for part in parts:
        at = 0
        while at < len(part):
            if part[at] == " ":
                at += 1
                continue
            end = _bracket_end(part, at) if part[at] in "([" else -1
            if end < 0:
                end = at
                while end < len(part) and part[end] != " ":
                    end += 1
            found.append(part[at:end])
            at = end
    return found


def _bracket_end(part: str, at: int) -> int:
    """Behind the first closing brackets of the kind of the one at `at` that a blank or the end follows; -1 where there are none."""
    closing = ")" if part[at] == "(" else "]"
    end = at + 1
    while end < len(part):
        if part[end] == closing:
            after = end + 1
            while after < len(part) and part[after] == closing:
                after += 1
            if after == len(part) or part[after] == " ":
                return after
            end = after
        else:
            end += 1
    return -1


def _lines(parts: list[str], indent: str, prefix: str | None, width: int) -> list[str]:
    """Parts in lines of limited width. prefix: what stands before the first line, which then has no indent."""
    lines: list[str] = []
    line: list[str] = []
    length = len(prefix) - 1 if prefix is not None else len(indent) - 1
    for part in parts:
        if length + 1 + len(part) > width and line:
            lines.append(indent + " ".join(line))
            line = []
            length = len(indent) - 1
        line.append(part)
        length += len(part) + 1
    if line:
        lines.append(indent + " ".join(line))
    if prefix is not None:
        lines[0] = lines[0][len(indent):]
    return lines
