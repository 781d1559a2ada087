"""The % operator of text: printf-style formatting, as CPython's library reference describes it.

Values come by position here; percent_others.py has those that a mapping gives, and bytes.
"""
import unsafe
from machine import u32, u64
from unsafe import Array, new_array, noinline

from runtime.builtins.exceptions import OverflowError
from runtime.builtins.failure import raise_type, raise_value_error
from runtime.builtins.number.float_format import format_with
from runtime.builtins.number.float_integer import truncated
from runtime.builtins.number.based import based_digits
from runtime.builtins.number.integer_format import kind_base
from runtime.builtins.number.integer_text import int_to_str, magnitude, signed_decimal
from runtime.builtins.object import class_name
from runtime.builtins.protocols import SupportsFloat, SupportsInt
from runtime.builtins.text.builder import TextBuilder
from runtime.builtins.text.quote import ascii_of
from runtime.builtins.text.specification import (
    BEHIND_SIGN, LEFT, PLUS, RIGHT, SPACE, ZERO, FormatSpec, aligned, sign_text)
from runtime.builtins.text.storage import character, count, point, substring


class PercentFormatter:
    """Walks over the template and takes the values one after another."""

    template: str
    at: u64
    values: Array[object]
    taken: int
    built: TextBuilder

    def __init__(self, template: str, values: Array[object]) -> None:
        self.template = template
        self.at = u64(0)
        self.values = values
        self.taken = 0
        self.built = TextBuilder(count(template) + 16)

    def next_value(self) -> object:
        at = self.taken
        if at >= len(self.values):
            raise_type("not enough arguments for format string")
        self.taken = at + 1
        return self.values[at]

    def next_point(self) -> u32:
        """The code point at the position, which advances; ValueError at the end."""
        if self.at >= count(self.template):
            raise_value_error("incomplete format")
        code = point(self.template, self.at)
        self.at = self.at + 1
        return code

    def number(self, code: u32, too_big: str) -> int:
        """The decimal number that begins with `code`, or a value of its own for a star; 0 for neither."""
        if code == 42:
            value = self.next_value()
            if isinstance(value, int):
                return int(value)
            raise_type("* wants int")
        result = 0
        self.at = self.at - 1
        while self.at < count(self.template):
            digit = point(self.template, self.at)
            if digit < 48 or digit > 57:
                break
            result = result * 10 + unsafe.int_of(u64(digit - 48))
            if result > 0x7FFFFFFF:
                raise_value_error(too_big)
            self.at = self.at + 1
        return result

    def conversion(self) -> None:
        """One conversion specifier, behind its percent sign."""
        spec = FormatSpec(u32(SPACE), u32(RIGHT))
        zero = False
        code = self.next_point()
        if code == 37:
            self.built.add(code)
            return
        if code == 40:
            self.keyed()
            code = self.next_point()
        while True:
            if code == 45:
                spec.align = u32(LEFT)
            elif code == 43:
                spec.sign = u32(PLUS)
            elif code == 32:
                if spec.sign == 0:
                    spec.sign = u32(SPACE)
            elif code == 35:
                spec.alternate = True
            elif code == 48:
                zero = True
            else:
                break
            code = self.next_point()
        if code == 42 or (code >= 48 and code <= 57):
            spec.width = self.number(code, "width too big")
            if spec.width < 0:
                spec.align = u32(LEFT)
                spec.width = -spec.width
            code = self.next_point()
        if code == 46:
            spec.precision = 0
            code = self.next_point()
            if code == 42 or (code >= 48 and code <= 57):
                spec.precision = self.number(code, "precision too big")
                if spec.precision < 0:
                    spec.precision = 0
                code = self.next_point()
        if code == 104 or code == 108 or code == 76:
            code = self.next_point()
        spec.kind = code
        self.built.add_text(self.converted(spec, zero))

    def keyed(self) -> None:
        raise_type("format requires a mapping")

    def fill(self) -> None:
        """All of the template."""
        end = count(self.template)
        while self.at < end:
            start = self.at
            at = start
            while at < end and point(self.template, at) != 37:
                at = at + 1
            self.built.add_range(self.template, start, at)
            self.at = at
            if at < end:
                self.at = at + 1
                self.conversion()

    def converted(self, spec: FormatSpec, zero: bool) -> str:
        """The next value by its specifier; `zero`: numbers are filled with zeros behind the sign."""
        kind = spec.kind
        if kind == 115 or kind == 114 or kind == 97:
            value = self.next_value()
            text = str(value) if kind == 115 else repr(value)
            return self.cut(spec, ascii_of(text) if kind == 97 else text)
        if kind == 99:
            spec.precision = -1
            return self.cut(spec, character_of(self.next_value()))
        if zero and spec.align != LEFT:
            spec.fill = u32(ZERO)
            spec.align = u32(BEHIND_SIGN)
        letter = kind | 32
        if letter >= 101 and letter <= 103 and kind >= 65:
            return format_with(float_of(self.next_value()), spec)
        if kind == 100 or kind == 105 or kind == 117 or kind_base(kind) != 0 and kind != 98:
            return format_whole(int_of(self.next_value(), kind), spec)
        self.next_value()
        raise_value_error(
            "unsupported format character '" + (character(kind) if kind >= 32 and kind < 127 else "?") + "' (0x"
            + based_digits(u64(kind), u64(16), False) + ") at index " + int_to_str(unsafe.int_of(self.at - 1)))

    def cut(self, spec: FormatSpec, text: str) -> str:
        """Text cut to the precision and filled to the width."""
        if spec.precision >= 0 and spec.precision < text.length:
            text = substring(text, u64(0), unsafe.u64_of(spec.precision))
        return aligned(spec, "", text)


def format_whole(value: int, spec: FormatSpec) -> str:
    """d i u o x X: at least `precision` digits, then the sign and filling."""
    base = kind_base(spec.kind)
    digits = signed_decimal(magnitude(value), False)
    sign = sign_text(spec, value < 0)
    if base != 0:
        digits = based_digits(magnitude(value), base, spec.kind == 88)
        if spec.alternate:
            sign = sign + "0" + character(spec.kind)
    if spec.precision > digits.length:
        built = TextBuilder(unsafe.u64_of(spec.precision))
        built.add_repeated(u32(ZERO), unsafe.u64_of(spec.precision - digits.length))
        built.add_text(digits)
        digits = built.finish()
    return aligned(spec, sign, digits)


def int_of(value: object, kind: u32) -> int:
    """The value of an integer conversion; the decimal ones also take floats, towards zero."""
    if isinstance(value, int):
        return int(value)
    if kind_base(kind) != 0:
        raise_type("%" + character(kind) + " format: an integer is required, not " + class_name(value))
    if isinstance(value, float):
        return truncated(value)
    if isinstance(value, SupportsInt):
        return value.__int__()
    raise_type("%" + character(kind) + " format: a real number is required, not " + class_name(value))


def float_of(value: object) -> float:
    if isinstance(value, float):
        return value
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, int):
        return float(value)
    if isinstance(value, SupportsFloat):
        return value.__float__()
    raise_type("must be real number, not " + class_name(value))


def character_of(value: object) -> str:
    """%c: a code point or a text of one character."""
    if isinstance(value, str):
        if value.length == 1:
            return value
    elif isinstance(value, int):
        if value < 0 or value > 0x10FFFF:
            raise OverflowError("%c arg not in range(0x110000)")
        return character(u32(int(value)))
    raise_type("%c requires int or char")


@noinline
def percent_format(template: str, values: Array[object]) -> str:
    """template % values. TypeError and ValueError as CPython."""
    formatter = PercentFormatter(template, values)
    formatter.fill()
    if formatter.taken < len(values):
        raise_type("not all arguments converted during string formatting")
    return formatter.built.finish()


def percent_format_tuple[T](template: str, values: tuple[T, ...]) -> str:
    """template % values, where the number of values is known only at run time."""
    items = new_array(object, len(values))
    for at in range(len(values)):
        items[at] = values[at]
    return percent_format(template, items)
