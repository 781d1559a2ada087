"""The lines of a configuration, taken apart."""

from __future__ import annotations

from typing import Callable, Iterable

from configparser.errors import DuplicateOptionError, DuplicateSectionError, MissingSectionHeaderError, ParsingError


class Syntax:
    """What separates and what begins a comment."""

    def __init__(
        self, delimiters: tuple[str, ...], comment_prefixes: tuple[str, ...], inline_comment_prefixes: tuple[str, ...],
        strict: bool, allow_no_value: bool, empty_lines_in_values: bool, default_section: str,
    ) -> None:
        self.delimiters = delimiters
        self.comment_prefixes = comment_prefixes
        self.inline_comment_prefixes = inline_comment_prefixes
        self.strict = strict
        self.allow_no_value = allow_no_value
        self.empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section

    def comment(self, line: str) -> int:
        """Where a comment begins, or -1. One inside a line has white space before it."""
        stripped = line.strip()
        for prefix in self.comment_prefixes:
            if stripped.startswith(prefix):
                return 0
        first = -1
        for prefix in self.inline_comment_prefixes:
            at = line.find(prefix)
            while at > 0 and not line[at - 1].isspace():
                at = line.find(prefix, at + 1)
            if at >= 0 and (first < 0 or at < first):
                first = at
        return first

    def option(self, text: str) -> tuple[str, str | None] | None:
        """Name and value; None where there is no delimiter, and there has to be one."""
        first, size = -1, 0
        for delimiter in self.delimiters:
            at = text.find(delimiter)
            if at >= 0 and (first < 0 or at < first):
                first, size = at, len(delimiter)
        if first < 0:
            return (text.rstrip(), None) if self.allow_no_value else None
        return text[:first].rstrip(), text[first + size:].strip()


class _Value:
    """An option whose value may go on in the next line."""

    def __init__(self, section: dict[str, str | None], option: str, line: str) -> None:
        self.section = section
        self.option = option
        self.lines = [line]


def read(
    lines: Iterable[str], source: str, syntax: Syntax, key: Callable[[str], str],
    sections: dict[str, dict[str, str | None]], defaults: dict[str, str | None],
) -> None:
    """Puts what the lines say into `sections` and `defaults`."""
    seen_sections: set[str] = set()
    seen_options: set[tuple[str, str]] = set()
    values: list[_Value] = []
    section: dict[str, str | None] | None = None
    section_name = ""
    current: _Value | None = None
    in_option = False
    indent = 0
    wrong: ParsingError | None = None
    for number, line in enumerate(lines, 1):
        comment = syntax.comment(line)
        text = (line if comment < 0 else line[:comment]).strip()
        if not text:
            if not syntax.empty_lines_in_values:
                # Nothing is indented more.
                indent = len(line) + 1000000000
            elif comment < 0 and current is not None:
                current.lines.append("")
            continue
        depth = len(line) - len(line.lstrip())
        if section is not None and in_option and depth > indent:
            if current is None:
                raise AttributeError("'NoneType' object has no attribute 'append'")
            current.lines.append(text)
            continue
        indent = depth
        end = text.rfind("]")
        if text.startswith("[") and end > 1:
            section_name = text[1:end]
            in_option = False
            current = None
            if section_name in sections:
                if syntax.strict and section_name in seen_sections:
                    raise DuplicateSectionError(section_name, source, number)
                section = sections[section_name]
                seen_sections.add(section_name)
            elif section_name == syntax.default_section:
                section = defaults
            else:
                section = {}
                sections[section_name] = section
                seen_sections.add(section_name)
            continue
        if section is None:
            raise MissingSectionHeaderError(source, number, line)
        found = syntax.option(text)
        if found is None or not found[0]:
            if wrong is None:
                wrong = ParsingError(source)
            wrong.append(number, repr(line))
            if found is None:
                continue
        option = key(found[0])
        if syntax.strict and (section_name, option) in seen_options:
            raise DuplicateOptionError(section_name, option, source, number)
        seen_options.add((section_name, option))
        in_option = option != ""
        value = found[1]
        section[option] = value
        current = None
        if value is not None:
            current = _Value(section, option, value)
            values.append(current)
    for item in values:
        item.section[item.option] = "\n".join(item.lines).rstrip()
    if wrong is not None:
        raise wrong
