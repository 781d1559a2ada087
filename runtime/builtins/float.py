"""float: a double; `self` is the number itself. The compiler does + - * / and comparison in place."""
import unsafe

from runtime.builtins.number.float_arithmetic import floor_quotient, modulo, quotient_and_modulo
from runtime.builtins.number.float_format import format_float
from runtime.builtins.number.float_hex import float_from_hex, float_to_hex, integer_ratio
from runtime.builtins.number.float_integer import float_hash, truncated
from runtime.builtins.number.float_parse import parse_float
from runtime.builtins.number.float_power import float_power
from runtime.builtins.number.float_round import round_to_digits, round_to_int
from runtime.builtins.number.float_text import float_repr
from runtime.builtins.text.codecs import LATIN1, decode_kind


class float:
    @staticmethod
    def __make__[T](x: T = 0.0) -> float:
        if isinstance(x, float):
            return x
        elif isinstance(x, str):
            return parse_float(x)
        elif isinstance(x, bytes) or isinstance(x, bytearray):
            return parse_float(decode_kind(bytes(x), LATIN1, "strict"))
        else:
            return x.__float__()

    def __float__(self) -> float:
        return self

    def __int__(self) -> int:
        return truncated(self)

    def __trunc__(self) -> int:
        return truncated(self)

    def __floor__(self) -> int:
        return truncated(unsafe.floor(self))

    def __ceil__(self) -> int:
        return truncated(unsafe.ceil(self))

    def __bool__(self) -> bool:
        return self != 0.0

    def __hash__(self) -> int:
        return float_hash(self)

    def __str__(self) -> str:
        return float_repr(self)

    def __repr__(self) -> str:
        return float_repr(self)

    def __format__(self, spec: str) -> str:
        return format_float(self, spec, "float")

    def __floordiv__(self, other: float) -> float:
        return floor_quotient(self, other)

    def __mod__(self, other: float) -> float:
        return modulo(self, other)

    def __divmod__(self, other: float) -> tuple[float, float]:
        return quotient_and_modulo(self, other)

    def __pow__(self, other: float) -> float:
        return float_power(self, other)

    def __abs__(self) -> float:
        return unsafe.fabs(self)

    def __pos__(self) -> float:
        return self

    def __round__(self) -> int:
        return round_to_int(self)

    def __round_digits__(self, ndigits: int) -> float:
        """What round(x, ndigits) is; without digits it gives an int."""
        return round_to_digits(self, ndigits)

    def is_integer(self) -> bool:
        return self - self == 0.0 and unsafe.floor(self) == self

    def hex(self) -> str:
        return float_to_hex(self)

    @staticmethod
    def fromhex(text: str) -> float:
        return float_from_hex(text)

    def as_integer_ratio(self) -> tuple[int, int]:
        return integer_ratio(self)

    def conjugate(self) -> float:
        return self

    @property
    def real(self) -> float:
        return self

    @property
    def imag(self) -> float:
        return 0.0
