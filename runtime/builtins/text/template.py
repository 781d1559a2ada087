"""str.format of a template that is not constant: replacement fields by position or name and items of them, with conversions and
nested specifications.

Attributes ("{0.x}") have no names at run time: NotImplementedError.
"""
from typing import Final

import unsafe
from machine import u32, u64
from unsafe import Array, new_array, noinline

from _dispatch import by_class
from runtime.builtins.exceptions import IndexError, KeyError, NotImplementedError, TypeError
from runtime.builtins.failure import raise_value_error
from runtime.builtins.number.integer_text import int_to_str
from runtime.builtins.object import class_name
from runtime.builtins.text.builder import TextBuilder
from runtime.builtins.text.quote import ascii_of
from runtime.builtins.text.storage import character, count, point, substring


DOT: Final = 46
BRACKET: Final = 91
CLOSING_BRACKET: Final = 93


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
        inside = False
        while at < end:
            code = point(template, at)
            if not colon and (inside or code == BRACKET):
                # Whatever stands between brackets is a key.
                inside = code != CLOSING_BRACKET
            elif code == 123:
                if not colon:
                    raise_value_error("unexpected '{' in field name")
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
        inside = False
        while at < end and (inside or point(template, at) != 33 and point(template, at) != 58):
            inside = point(template, at) == BRACKET or inside and point(template, at) != CLOSING_BRACKET
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
        """The value that a field names: a number, a name, or nothing for the next one; and items of it."""
        end = u64(0)
        while end < count(name) and point(name, end) != DOT and point(name, end) != BRACKET:
            end = end + 1
        value = self.argument(substring(name, u64(0), end))
        while end < count(name):
            if point(name, end) == DOT:
                raise NotImplementedError("attributes of the fields of a template that is not constant: write an f-string")
            if point(name, end) != BRACKET:
                raise_value_error("Only '.' or '[' may follow ']' in format field specifier")
            start = end + 1
            while end < count(name) and point(name, end) != CLOSING_BRACKET:
                end = end + 1
            if end == count(name):
                raise_value_error("Missing ']' in format string")
            if end == start:
                raise_value_error("Empty attribute in format string")
            key = substring(name, start, end)
            value = item_of(value, key, decimal(key))
            end = end + 1
        return value

    def argument(self, name: str) -> object:
        """The value of a field by its number or name, or the next one for none."""
        number = 0
        if name.length == 0:
            if self.next_number == -2:
                raise_value_error("cannot switch from manual field specification to automatic field numbering")
            number = self.next_number if self.next_number >= 0 else 0
            self.next_number = number + 1
        else:
            number = decimal(name)
            if number < 0:
                return self.named(name)
            if self.next_number >= 0:
                raise_value_error("cannot switch from automatic field numbering to manual field specification")
            self.next_number = -2
        return self.numbered(number)

    def numbered(self, number: int) -> object:
        if number >= len(self.values):
            raise IndexError(
                "Replacement index " + int_to_str(number) + " out of range for positional args tuple")
        return self.values[number]

    def named(self, name: str) -> object:
        raise KeyError(name)


class KeywordFormatter(TemplateFormatter):
    """Has keyword arguments too."""

    keywords: dict[str, object]

    def __init__(self, values: Array[object], keywords: dict[str, object]) -> None:
        super().__init__(values)
        self.keywords = keywords

    def named(self, name: str) -> object:
        return self.keywords[name]


class MappingFormatter[M](TemplateFormatter):
    """Finds its fields in a mapping."""

    mapping: M

    def __init__(self, mapping: M) -> None:
        super().__init__(new_array(object, 0))
        self.mapping = mapping

    def numbered(self, number: int) -> object:
        raise_value_error("Format string contains positional fields")

    def named(self, name: str) -> object:
        return self.mapping[name]


def decimal(name: str) -> int:
    """The number that a name of digits is; -1 for any other."""
    number = 0
    i = u64(0)
    while i < count(name):
        code = point(name, i)
        if code < 48 or code > 57:
            return -1
        number = number * 10 + unsafe.int_of(u64(code - 48))
        if number > 0x7FFFFFFF:
            raise_value_error("Too many decimal digits in format string")
        i = i + 1
    return number


@by_class
def item_of[T](value: T, key: str, number: int) -> object:
    """value[number], or value[key] where `number` is negative."""
    if isinstance(value, dict):
        return keyed(value, key, number)
    elif isinstance(value, list):
        return value[place(number, "list")]
    elif isinstance(value, tuple):
        return value[place(number, "tuple")]
    elif isinstance(value, str):
        return value[place(number, "string")]
    else:
        raise TypeError("'" + class_name(value) + "' object is not subscriptable")


def keyed[K, V](mapping: dict[K, V], key: str, number: int) -> object:
    for known in mapping:
        if isinstance(known, str):
            if number < 0 and known == key:
                return mapping[known]
        elif isinstance(known, int):
            if known == number:
                return mapping[known]
    if number < 0:
        raise KeyError(key)
    raise KeyError(number)


def place(number: int, kind: str) -> int:
    if number >= 0:
        return number
    raise TypeError(kind + " indices must be integers" + (", not 'str'" if kind == "string" else " or slices, not str"))


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


@noinline
def format_keywords(template: str, arguments: tuple[object, ...], keywords: dict[str, object]) -> str:
    """template.format(*arguments, **keywords)."""
    values = new_array(object, len(arguments))
    for at in range(len(arguments)):
        values[at] = arguments[at]
    return KeywordFormatter(values, keywords).format(template, u64(0), count(template), 2)


@noinline
def format_mapping[M](template: str, mapping: M) -> str:
    """template.format_map(mapping)."""
    return MappingFormatter(mapping).format(template, u64(0), count(template), 2)
