"""`enum`: the base classes; the compiler makes the members, their values and texts."""

from typing import Generic, TypeVar


class Enum:
    """A class whose attributes are its only instances: `value` is what each was assigned there."""

    _name_: str

    @property
    def name(self) -> str:
        """The member's name in the class body."""
        return self._name_

    def __hash__(self) -> int:
        return hash(self._name_)

    def __eq__(self, other: object) -> bool:
        return self is other


class IntEnum(Enum):
    """Members that count as their int values."""


class StrEnum(Enum):
    """Members that count as their str values."""


F = TypeVar("F")


class Flag(Enum):
    """Members are bits, and what they combine to is a member as well."""

    _value_: int

    @property
    def name(self) -> str | None:
        """The names of the flags joined by "|"; None for no flag."""
        return self._name_ if self._name_ else None

    def __bool__(self) -> bool:
        return self._value_ != 0

    def __len__(self) -> int:
        return self._value_.bit_count()


class IntFlag(Flag):
    """Flags that count as their int values."""


class _Combinations(Generic[F]):
    """The members of a flag class by value, and the combinations that have occurred.

    boundary: what happens to bits that no member has: 0 an error, 1 they are dropped, 3 they are kept.
    """

    def __init__(self, class_name: str, mask: int, boundary: int) -> None:
        self.class_name = class_name
        self.mask = mask
        self.all_bits = (1 << mask.bit_length()) - 1
        self.boundary = boundary
        self.known: dict[int, F] = {}
        self.names: list[str] = []
        self.values: list[int] = []
        self.singles: list[bool] = []

    def add(self, name: str, value: int, single: bool, member: F) -> None:
        self.names.append(name)
        self.values.append(value)
        self.singles.append(single)
        self.known[value] = member

    def has(self, value: int) -> bool:
        return value in self.known

    def get(self, value: int) -> F:
        return self.known[value]

    def put(self, value: int, member: F) -> None:
        self.known[value] = member

    def normal(self, value: int) -> int:
        """The value as the member holds it: not negative. ValueError when it is not valid."""
        if value in self.known:
            return value
        if not ~self.all_bits <= value <= self.all_bits or value & (self.all_bits ^ self.mask):
            if self.boundary == 0:
                bits = max(value.bit_length(), self.mask.bit_length())
                raise ValueError(f"<flag {self.class_name!r}> invalid value {value}\n    given {_bits(value, bits)}\n  allowed {_bits(self.mask, bits)}")
            if self.boundary == 1:
                value &= self.mask
            elif value < 0:
                value += max(self.all_bits + 1, 1 << value.bit_length())
        if value < 0:
            value += self.all_bits + 1
        return value

    def name_of(self, value: int) -> str:
        """The names of the members in it, joined; empty where there are none."""
        parts: list[str] = []
        combined = 0
        for i in range(len(self.names)):
            if self.singles[i] and self.values[i] & value:
                parts.append(self.names[i])
                combined |= self.values[i]
        rest = value & ~combined
        for i in range(len(self.names)):
            bits = self.values[i]
            if rest and not self.singles[i] and bits and value & bits == bits:
                parts.append(self.names[i])
                combined |= bits
        if combined == 0:
            return ""
        unknown = value ^ combined
        if unknown:
            if self.boundary == 0:
                raise ValueError(f"<flag {self.class_name!r}>: no members with value {unknown}")
            parts.append(str(unknown))
        return "|".join(parts)


def _bits(value: int, width: int) -> str:
    """As enum.bin(): a sign digit, and as many digits as `width`."""
    if value >= 0:
        return "0b0 " + f"{value:b}".rjust(width, "0")
    return "0b1 " + f"{value + (1 << max(width, value.bit_length())):b}".rjust(width, "1")
