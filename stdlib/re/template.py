"""Templates of replacements: text with references to groups."""

from typing import Final

from .escapes import OCTAL
from .source import Source

# No digits or letters: what a backslash means before these.
ESCAPES: Final = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}


class Template:
    """Texts and references in turn: texts[0], group references[0], texts[1] ..."""

    def __init__(self) -> None:
        self.texts: list[str] = [""]
        self.references: list[int] = []

    def add_text(self, text: str) -> None:
        self.texts[-1] += text

    def add_reference(self, index: int) -> None:
        self.references.append(index)
        self.texts.append("")


def parse_template(text: str, group_count: int, names: dict[str, int], is_bytes: bool) -> Template:
    """Raises re.error; IndexError for a name that no group has."""
    template = Template()
    source = Source(text)
    while not source.at_end():
        literal = text.find("\\", source.at)
        if literal < 0:
            literal = len(text)
        template.add_text(text[source.at:literal])
        source.at = literal
        if not source.at_end():
            _escape(source, template, group_count, names, is_bytes)
    return template


def _escape(source: Source, template: Template, group_count: int, names: dict[str, int], is_bytes: bool) -> None:
    start = source.at
    char = source.next()[1]
    if char == "g":
        template.add_reference(_named(source, group_count, names, is_bytes))
    elif char == "0":
        template.add_text(chr(int("0" + source.digits(OCTAL, 2), 8)))
    elif char in "123456789":
        second = source.peek()
        if not second or second not in "0123456789":
            template.add_reference(_checked(source, int(char), group_count, start + 1))
            return
        source.next()
        third = source.peek()
        if third and char in OCTAL and second in OCTAL and third in OCTAL:
            source.next()
            digits = char + second + third
            if int(digits, 8) > 0o377:
                raise source.failure(f"octal escape value \\{digits} outside of range 0-0o377", start)
            template.add_text(chr(int(digits, 8)))
            return
        template.add_reference(_checked(source, int(char + second), group_count, start + 1))
    elif char in ESCAPES:
        template.add_text(ESCAPES[char])
    elif char.isascii() and char.isalpha():
        raise source.failure(f"bad escape \\{char}", start)
    else:
        template.add_text("\\" + char)


def _checked(source: Source, index: int, group_count: int, place: int) -> int:
    if index > group_count:
        raise source.failure(f"invalid group reference {index}", place)
    return index


def _named(source: Source, group_count: int, names: dict[str, int], is_bytes: bool) -> int:
    """Behind \\g."""
    if not source.take("<"):
        raise source.failure("missing <", source.at)
    name = source.name(">", "group name")
    place = source.at - len(name) - 1
    if name.isidentifier():
        source.check_name(name, 1, is_bytes)
        if name not in names:
            raise IndexError(f"unknown group name {name!r}")
        return names[name]
    if not name.isdecimal() or not name.isascii():
        raise source.failure(f"bad character in group name {name!r}", place)
    if len(name) > 9:
        raise source.failure(f"invalid group reference {name}", place)
    return _checked(source, int(name), group_count, place)
