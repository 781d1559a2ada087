"""int: a signed 64-bit number; `self` is the number itself.

The compiler does + - *, comparison, bit operations and shifts in place (checked); here is the rest. Where
CPython's int would grow past 64 bits, OverflowError is raised.
"""
import unsafe
from unsafe import inline

from runtime.builtins.failure import raise_type
from runtime.builtins.number import octets
from runtime.builtins.number.division import floor_divide, floor_modulo, true_divide
from runtime.builtins.number.float_format import format_float
from runtime.builtins.number.float_integer import truncated
from runtime.builtins.number.integer_format import format_integer, is_float_kind
from runtime.builtins.number.integer_power import integer_power, modular_power, round_to_multiple
from runtime.builtins.number.integer_text import int_to_str, magnitude, parse_bytes, parse_int


class int:
    @staticmethod
    def __make__[T](x: T = 0, base: int | None = None) -> int:
        if isinstance(x, str):
            return parse_int(x, 10 if base is None else base)
        elif isinstance(x, bytes) or isinstance(x, bytearray):
            return parse_bytes(bytes(x), 10 if base is None else base)
        else:
            if base is not None:
                raise_type("int() can't convert non-string with explicit base")
            if isinstance(x, bool):
                return 1 if x else 0
            elif isinstance(x, float):
                return truncated(x)
            else:
                return x.__int__()

    def __int__(self) -> int:
        return self

    def __index__(self) -> int:
        return self

    def __float__(self) -> float:
        return float(self)

    def __bool__(self) -> bool:
        return self != 0

    def __hash__(self) -> int:
        if self >= 0 and self < 0x1FFFFFFFFFFFFFFF:
            return self
        return hash_of(self)

    def __str__(self) -> str:
        return int_to_str(self)

    def __repr__(self) -> str:
        return int_to_str(self)

    def __format__(self, spec: str) -> str:
        if is_float_kind(spec):
            return format_float(float(self), spec, "int")
        return format_integer(self, spec, "int")

    @inline
    def __floordiv__(self, other: int) -> int:
        if self >= 0 and other > 0:
            return unsafe.int_of(unsafe.u64_of(self) // unsafe.u64_of(other))
        return floor_divide(self, other)

    @inline
    def __mod__(self, other: int) -> int:
        if self >= 0 and other > 0:
            return unsafe.int_of(unsafe.u64_of(self) % unsafe.u64_of(other))
        return floor_modulo(self, other)

    def __divmod__(self, other: int) -> tuple[int, int]:
        return (floor_divide(self, other), floor_modulo(self, other))

    def __truediv__(self, other: int) -> float:
        return true_divide(self, other)

    def __pow__(self, exponent: int, modulus: int | None = None) -> int:
        if modulus is None:
            return integer_power(self, exponent)
        return modular_power(self, exponent, modulus)

    def __abs__(self) -> int:
        return self if self >= 0 else -self

    def __pos__(self) -> int:
        return self

    def __round__(self, ndigits: int | None = None) -> int:
        if ndigits is None or ndigits >= 0:
            return self
        return round_to_multiple(self, ndigits)

    def __trunc__(self) -> int:
        return self

    def __floor__(self) -> int:
        return self

    def __ceil__(self) -> int:
        return self

    def bit_length(self) -> int:
        return unsafe.int_of(64 - unsafe.count_leading_zeros(magnitude(self)))

    def bit_count(self) -> int:
        return unsafe.int_of(unsafe.popcount(magnitude(self)))

    def conjugate(self) -> int:
        return self

    def is_integer(self) -> bool:
        return True

    def as_integer_ratio(self) -> tuple[int, int]:
        return (self, 1)

    @property
    def real(self) -> int:
        return self

    @property
    def imag(self) -> int:
        return 0

    @property
    def numerator(self) -> int:
        return self

    @property
    def denominator(self) -> int:
        return 1

    def to_bytes(self, length: int = 1, byteorder: str = "big", *, signed: bool = False) -> bytes:
        return octets.int_to_bytes(self, length, octets.is_little(byteorder), signed)

    @staticmethod
    def from_bytes[B](data: B, byteorder: str = "big", *, signed: bool = False) -> int:
        little = octets.is_little(byteorder)
        if isinstance(data, bytes) or isinstance(data, bytearray) or isinstance(data, memoryview):
            return octets.int_from_bytes(
                data.__buffer_address__(), unsafe.u64_of(len(data)), little, signed)
        else:
            copied = bytes(data)
            return octets.int_from_bytes(unsafe.tail(copied), unsafe.u64_of(copied.length), little, signed)


def hash_of(x: int) -> int:
    """CPython's hash: the number modulo 2**61 - 1, with the number's sign; -1 becomes -2."""
    value = unsafe.int_of(magnitude(x) % 0x1FFFFFFFFFFFFFFF)
    if x < 0:
        value = -value
    return -2 if value == -1 else value
