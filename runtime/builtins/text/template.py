"""str.format: replacement fields by position, with conversions and nested specifications.

Fields by name, attribute or index ("{a}", "{0.x}", "{0[1]}") are refused: a program knows its fields, and an
f-string says the same with types checked.
"""
import unsafe
from machine import u32, u64
from unsafe import Array, noinline

from runtime.builtins.exceptions import IndexError, KeyError
from runtime.builtins.failure import raise_value_error
from runtime.builtins.number.integer_text import int_to_str
from runtime.builtins.text.builder import TextBuilder
from runtime.builtins.text.quote import ascii_of
from runtime.builtins.text.storage import character, count, point, substring


class TemplateFormatter:
    """Knows how fields are numbered: not known yet (-1), by hand (-2), or the next automatic number."""

    values: Array[object]
    next_number: int

    def __init__(self, values: Array[object]) -> None:
        self.values = values
        self.next_number = -1

    def format(self, template: str, start: u64, end: u64, depth: int) -> str:
        """template[start:end] with its fields replaced; fields may be nested `depth` - 1 deep."""
        if depth == 0:
            raise_value_error("Max string recursion exceeded")
        built = TextBuilder(end - start + 16)
        at = start
        while at < end:
            code = point(template, at)
            at = at + 1
            if code != 123 and code != 125:
                built.add(code)
            elif at < end and point(template, at) == code and depth == 2:
                # Doubled braces stand for themselves, but only in the template itself.
                built.add(code)
                at = at + 1
            elif code == 125:
                raise_value_error("Single '}' encountered in format string")
            else:
                if at == end:
                    raise_value_error("Single '{' encountered in format string")
                close = self.field_end(template, at, end)
                built.add_text(self.field(template, at, close, depth))
                at = close + 1
        return built.finish()

    def field_end(self, template: str, at: u64, end: u64) -> u64:
        """Position of the brace that closes a field."""
        nested = 1
        colon = False
        while at < end:
            code = point(template, at)
            if code == 123:
                nested += 1
            elif code == 125:
                nested -= 1
                if nested == 0:
                    return at
            elif code == 58 or code == 33:
                colon = True
            at = at + 1
        if colon:
            raise_value_error("unmatched '{' in format spec")
        raise_value_error("expected '}' before end of string")

    def field(self, template: str, start: u64, end: u64, depth: int) -> str:
        """One field: [number] [! conversion] [: specification]."""
        at = start
        while at < end and point(template, at) != 33 and point(template, at) != 58:
            at = at + 1
        value = self.value(substring(template, start, at))
        conversion = u32(0)
        if at < end and point(template, at) == 33:
            if at + 1 >= end:
                raise_value_error("unmatched '{' in format spec")
            conversion = point(template, at + 1)
            at = at + 2
            if at < end and point(template, at) != 58:
                raise_value_error("expected ':' after conversion specifier")
        spec = ""
        if at < end:
            spec = substring(template, at + 1, end)
            if holds_brace(spec):
                spec = self.format(spec, u64(0), count(spec), depth - 1)
        if conversion == 0:
            return format(value, spec)
        return format(converted(value, conversion), spec)

    def value(self, name: str) -> object:
        """The value of a field by its number, or the next one for none."""
        number = 0
        if name.length == 0:
            if self.next_number == -2:
                raise_value_error("cannot switch from manual field specification to automatic field numbering")
            number = self.next_number if self.next_number >= 0 else 0
            self.next_number = number + 1
        else:
            i = u64(0)
            while i < count(name):
                code = point(name, i)
                if code < 48 or code > 57:
                    raise KeyError(name)
                number = number * 10 + unsafe.int_of(u64(code - 48))
                if number > 0x7FFFFFFF:
                    raise_value_error("Too many decimal digits in format string")
                i = i + 1
            if self.next_number >= 0:
                raise_value_error("cannot switch from automatic field numbering to manual field specification")
            self.next_number = -2
        if number >= len(self.values):
            raise IndexError(
                "Replacement index " + int_to_str(number) + " out of range for positional args tuple")
        return self.values[number]


def holds_brace(s: str) -> bool:
    i = u64(0)
    while i < count(s):
        if point(s, i) == 123 or point(s, i) == 125:
            return True
        i = i + 1
    return False


def converted(value: object, conversion: u32) -> str:
    """!r, !s and !a."""
    if conversion == 114:
        return repr(value)
    if conversion == 115:
        return str(value)
    if conversion == 97:
        return ascii_of(repr(value))
    raise_value_error("Unknown conversion specifier " + character(conversion))


@noinline
def format_template(template: str, values: Array[object]) -> str:
    """template.format(*values)."""
    return TemplateFormatter(values).format(template, u64(0), count(template), 2)
