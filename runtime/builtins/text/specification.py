"""The format specification mini-language (CPython's library reference, "Format Specification Mini-Language"):
parsing a specification, and laying out what a type has formatted.
"""
from typing import Final

import unsafe
from machine import u8, u32, u64
from unsafe import Array, noinline

from runtime.builtins.failure import raise_value_error
from runtime.builtins.number.based import based_digits
from runtime.builtins.text.builder import TextBuilder
from runtime.builtins.text.storage import character, count, is_wide, new_narrow, point, substring

LEFT: Final = 60  # <
RIGHT: Final = 62  # >
CENTER: Final = 94  # ^
BEHIND_SIGN: Final = 61  # =
COMMA: Final = 44
UNDERSCORE: Final = 95
ZERO: Final = 48
SPACE: Final = 32
PLUS: Final = 43
MINUS: Final = 45

# Characters of a specification that is kept, so that they and a byte more fit into a word; how many are kept.
LONGEST_KEPT: Final = u64(7)
KEPT_SPECS: Final = 64


class FormatSpec:
    """[[fill]align][sign][z][#][0][width][grouping][.precision][type]; code points, 0 where absent."""

    fill: u32
    align: u32
    sign: u32
    no_negative_zero: bool
    alternate: bool
    width: int
    grouping: u32
    precision: int  # -1 if absent
    kind: u32
    key: u64  # of kept ones, see parse_spec

    def __init__(self, fill: u32, align: u32) -> None:
        self.fill = fill
        self.align = align
        self.sign = u32(0)
        self.no_negative_zero = False
        self.alternate = False
        self.width = 0
        self.grouping = u32(0)
        self.precision = -1
        self.kind = u32(0)
        self.key = u64(0)


known_specs: Array[FormatSpec | None] | None = None


def is_align(code: u32) -> bool:
    return code == LEFT or code == RIGHT or code == CENTER or code == BEHIND_SIGN


def parse_spec(text: str, kind_of_value: str, default_kind: u32, default_align: u32) -> FormatSpec:
    """The parts of a specification; `kind_of_value` is the class's name in messages. Not to be changed: the parts
    of short ones are kept, since programs use the same few over and over.

    ValueError as CPython for what no class takes; what one class does not take, that class refuses.
    A zero before the width fills with zeros behind the sign (numbers, whose default is RIGHT) unless an
    alignment is given.
    """
    global known_specs
    if is_wide(text) or count(text) > LONGEST_KEPT:
        return parse_parts(text, kind_of_value, default_kind, default_align)
    # All that the parts depend on, in one word: each class has its default kind, with which the alignment goes.
    # Above seven characters their number, and three bits in which the default kinds differ.
    key = u64(1) << 63 | u64(default_kind >> 4) << 59 | count(text) << 56
    if count(text) != 0:
        unused = 64 - (count(text) << 3)
        key = key | unsafe.load64(unsafe.tail(text)) << unused >> unused
    specs = known_specs
    if specs is None:
        specs = unsafe.new_array(FormatSpec | None, KEPT_SPECS)
        known_specs = specs
    place = unsafe.int_of(key * u64(0x9E3779B97F4A7C15) >> 58)
    known = specs[place]
    if known is not None and known.key == key:
        return known
    spec = parse_parts(text, kind_of_value, default_kind, default_align)
    spec.key = key
    specs[place] = spec
    return spec


@noinline
def parse_parts(text: str, kind_of_value: str, default_kind: u32, default_align: u32) -> FormatSpec:
    at = u64(0)
    end = count(text)
    spec = FormatSpec(u32(SPACE), u32(0))
    filled = False
    if end >= 2 and is_align(point(text, u64(1))):
        spec.fill = point(text, u64(0))
        spec.align = point(text, u64(1))
        filled = True
        at = u64(2)
    elif end >= 1 and is_align(point(text, u64(0))):
        spec.align = point(text, u64(0))
        at = u64(1)
    if at < end and (point(text, at) == PLUS or point(text, at) == MINUS or point(text, at) == SPACE):
        spec.sign = point(text, at)
        at = at + 1
    if at < end and point(text, at) == 122:
        spec.no_negative_zero = True
        at = at + 1
    if at < end and point(text, at) == 35:
        spec.alternate = True
        at = at + 1
    if at < end and not filled and point(text, at) == ZERO:
        spec.fill = u32(ZERO)
        if spec.align == 0 and default_align == RIGHT:
            spec.align = u32(BEHIND_SIGN)
        at = at + 1
    start = at
    at = digits_end(text, at)
    if at > start:
        spec.width = decimal_number(text, start, at)
    if at < end and point(text, at) == COMMA:
        spec.grouping = u32(COMMA)
        at = at + 1
    if at < end and point(text, at) == UNDERSCORE:
        if spec.grouping != 0:
            raise_value_error("Cannot specify both ',' and '_'.")
        spec.grouping = u32(UNDERSCORE)
        at = at + 1
        if at < end and point(text, at) == COMMA:
            raise_value_error("Cannot specify both ',' and '_'.")
    if at < end and point(text, at) == 46:
        start = at + 1
        at = digits_end(text, start)
        if at == start:
            raise_value_error("Format specifier missing precision")
        spec.precision = decimal_number(text, start, at)
    if end - at > 1:
        raise_value_error("Invalid format specifier '" + text + "' for object of type '" + kind_of_value + "'")
    if at < end:
        spec.kind = point(text, at)
    else:
        spec.kind = default_kind
    if spec.grouping != 0 and not takes_grouping(spec.kind, spec.grouping):
        raise_value_error(
            "Cannot specify '" + character(spec.grouping) + "' with '" + shown_kind(spec.kind) + "'.")
    if spec.align == 0:
        spec.align = default_align
    return spec


def takes_grouping(kind: u32, grouping: u32) -> bool:
    """d e f g E F G % and no type; with an underscore also b o x X."""
    if kind == 0 or kind == 100 or (kind >= 101 and kind <= 103) or (kind >= 69 and kind <= 71) or kind == 37:
        return True
    return grouping == UNDERSCORE and (kind == 98 or kind == 111 or kind == 120 or kind == 88)


def shown_kind(kind: u32) -> str:
    """A type letter in a message."""
    if kind > 32 and kind < 128:
        return character(kind)
    return "\\x" + based_digits(u64(kind), u64(16), False)


def digits_end(text: str, at: u64) -> u64:
    while at < count(text) and point(text, at) >= 48 and point(text, at) <= 57:
        at = at + 1
    return at


def decimal_number(text: str, start: u64, end: u64) -> int:
    value = 0
    while start < end:
        value = value * 10 + unsafe.int_of(u64(point(text, start) - 48))
        if value > 0x7FFFFFFF:
            raise_value_error("Too many decimal digits in format string")
        start = start + 1
    return value


@noinline
def unknown_kind(spec: FormatSpec, kind_of_value: str) -> str:
    """The message for a type letter that the class does not know."""
    return "Unknown format code '" + shown_kind(spec.kind) + "' for object of type '" + kind_of_value + "'"


@noinline
def aligned(spec: FormatSpec, sign: str, body: str) -> str:
    """`sign` and `body` filled to the width; the sign stays outside a BEHIND_SIGN filling."""
    used = sign.length + body.length
    if spec.width <= used:
        return body if sign.length == 0 else sign + body
    gap = unsafe.u64_of(spec.width - used)
    left = u64(0)
    middle = u64(0)
    if spec.align == RIGHT:
        left = gap
    elif spec.align == CENTER:
        left = gap >> 1
    elif spec.align == BEHIND_SIGN:
        middle = gap
    if not is_wide(sign) and not is_wide(body) and spec.fill < 256:
        made = new_narrow(unsafe.u64_of(spec.width))
        to = unsafe.tail(made)
        unsafe.fill(to, u8(spec.fill), unsafe.u64_of(spec.width))
        to = to + left
        if sign.length != 0:
            unsafe.copy(to, unsafe.tail(sign), count(sign))
            to = to + count(sign)
        unsafe.copy(to + middle, unsafe.tail(body), count(body))
        return made
    built = TextBuilder(unsafe.u64_of(used) + gap)
    built.add_repeated(spec.fill, left)
    built.add_text(sign)
    built.add_repeated(spec.fill, middle)
    built.add_text(body)
    built.add_repeated(spec.fill, gap - left - middle)
    return built.finish()


def format_text(s: str, spec_text: str) -> str:
    """str.__format__ for a specification that is not empty."""
    spec = parse_spec(spec_text, "str", u32(115), u32(LEFT))
    if spec.kind != 115:
        raise_value_error(unknown_kind(spec, "str"))
    if spec.sign == SPACE:
        raise_value_error("Space not allowed in string format specifier")
    if spec.sign != 0:
        raise_value_error("Sign not allowed in string format specifier")
    if spec.no_negative_zero:
        raise_value_error("Negative zero coercion (z) not allowed in string format specifier")
    if spec.alternate:
        raise_value_error("Alternate form (#) not allowed in string format specifier")
    if spec.align == BEHIND_SIGN:
        raise_value_error("'=' alignment not allowed in string format specifier")
    if spec.precision >= 0 and spec.precision < s.length:
        s = substring(s, u64(0), unsafe.u64_of(spec.precision))
    return aligned(spec, "", s)


def sign_text(spec: FormatSpec, negative: bool) -> str:
    """What stands before a number's digits."""
    if negative:
        return "-"
    if spec.sign == PLUS:
        return "+"
    if spec.sign == SPACE:
        return " "
    return ""


def format_number(spec: FormatSpec, sign: str, digits: str, rest: str, group: u64) -> str:
    """A number of `sign` (with a prefix as 0x), integral `digits` and the `rest` behind them.

    Digits are grouped by `group` if the specification says so; zeros that fill the width are grouped too.
    """
    if spec.grouping != 0 and digits.length > 0:
        least = u64(0)
        if spec.fill == ZERO and spec.align == BEHIND_SIGN and spec.width > sign.length + rest.length:
            least = unsafe.u64_of(spec.width - sign.length - rest.length)
        digits = grouped(digits, spec.grouping, group, least)
    return aligned(spec, sign, digits if rest.length == 0 else digits + rest)


@noinline
def grouped(digits: str, separator: u32, group: u64, least: u64) -> str:
    """Digits with a separator between groups, and zeros before them until `least` characters are reached."""
    have = count(digits)
    if have <= group and have >= least:
        return digits
    total = have + (have - 1) // group
    while total < least:
        # A separator never comes first: where one would, a zero must come before it.
        have = have + 1
        total = have + (have - 1) // group
    s = new_narrow(total)
    to = unsafe.tail(s) + total
    in_group = u64(0)
    taken = u64(0)
    while taken < have:
        if in_group == group:
            to = to - 1
            unsafe.store8(to, u8(separator))
            in_group = u64(0)
        to = to - 1
        taken = taken + 1
        in_group = in_group + 1
        digit = u8(ZERO)
        if taken <= count(digits):
            digit = u8(point(digits, count(digits) - taken))
        unsafe.store8(to, digit)
    return s
