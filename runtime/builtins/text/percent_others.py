"""The % operator where it is not of text and values by position: of bytes, and of templates that name keys of a mapping."""
import unsafe
from machine import u32
from unsafe import Array, new_array, noinline

from runtime.builtins.bytearray import bytearray
from runtime.builtins.bytes import bytes
from runtime.builtins.exceptions import OverflowError, TypeError, ValueError
from runtime.builtins.failure import raise_type
from runtime.builtins.memoryview import memoryview
from runtime.builtins.object import class_name
from runtime.builtins.text.percent import PercentFormatter
from runtime.builtins.text.quote import ascii_of
from runtime.builtins.text.specification import FormatSpec
from runtime.builtins.text.storage import character, count, point, substring


class BytesFormatter(PercentFormatter):
    """Formats text whose code points are the bytes (PEP 461)."""

    def converted(self, spec: FormatSpec, zero: bool) -> str:
        kind = spec.kind
        if kind == 115 or kind == 98:
            return self.cut(spec, octets_of(self.next_value()))
        if kind == 114 or kind == 97:
            return self.cut(spec, ascii_of(repr(self.next_value())))
        if kind == 99:
            spec.precision = -1
            return self.cut(spec, octet_of(self.next_value()))
        letter = kind | 32
        if letter >= 101 and letter <= 103 and kind >= 65 and self.taken < len(self.values):
            value = self.values[self.taken]
            if not isinstance(value, float) and not isinstance(value, int):
                raise_type("float argument required, not " + class_name(value))
        return super().converted(spec, zero)


def octets_of(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, bytearray):
        return value.decode("latin-1")
    if isinstance(value, memoryview):
        return value.tobytes().decode("latin-1")
    raise TypeError("%b requires a bytes-like object, or an object that implements __bytes__, not '" + class_name(value) + "'")


def octet_of(value: object) -> str:
    """%c: a number or a single byte."""
    if isinstance(value, bytes):
        if len(value) == 1:
            return value.decode("latin-1")
    elif isinstance(value, bytearray):
        if len(value) == 1:
            return value.decode("latin-1")
    elif isinstance(value, int):
        if value < 0 or value > 255:
            raise OverflowError("%c arg not in range(256)")
        return character(u32(int(value)))
    raise TypeError("%c requires an integer in range(256) or a single byte")


@noinline
def percent_bytes(template: bytes, values: Array[object]) -> bytes:
    """template % values."""
    formatter = BytesFormatter(template.decode("latin-1"), values)
    formatter.fill()
    if formatter.taken < len(values):
        raise_type("not all arguments converted during bytes formatting")
    return formatter.built.finish().encode("latin-1")


class MappingPercentFormatter[M](PercentFormatter):
    """Takes the values that keys name out of a mapping; one that is taken by its place is the mapping itself."""

    mapping: M
    whole: Array[object]

    def __init__(self, template: str, mapping: M) -> None:
        self.whole = new_array(object, 1)
        self.whole[0] = mapping
        super().__init__(template, self.whole)
        self.mapping = mapping

    def keyed(self) -> None:
        """Behind the parenthesis: the key, which may hold pairs of parentheses; its value is the one to take."""
        start = self.at
        nested = 1
        while nested > 0:
            if self.at >= count(self.template):
                raise ValueError("incomplete format key")
            code = point(self.template, self.at)
            if code == 40:
                nested += 1
            elif code == 41:
                nested -= 1
            self.at = self.at + 1
        value: object = self.mapping[substring(self.template, start, self.at - 1)]
        self.values = new_array(object, 1)
        self.values[0] = value
        self.taken = 0


@noinline
def percent_mapping[M](template: str, mapping: M) -> str:
    """template % mapping."""
    formatter = MappingPercentFormatter(template, mapping)
    formatter.fill()
    return formatter.built.finish()
