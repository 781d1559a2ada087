"""timedelta: days, seconds and microseconds. All microseconds of the longest one do not fit an int."""

from __future__ import annotations

from typing import ClassVar, Final

_SECOND: Final = 1_000_000              # microseconds
_DAY: Final = 86_400_000_000
_MAX_DAYS: Final = 999_999_999
# So many days of microseconds fit an int.
_SHORT: Final = 100_000_000


class timedelta:
    """A difference of moments: -999999999 days at least, 0 <= seconds < 86400, 0 <= microseconds < 1000000."""

    min: ClassVar[timedelta] = _of(-_MAX_DAYS, 0)
    max: ClassVar[timedelta] = _of(_MAX_DAYS, _DAY - 1)
    resolution: ClassVar[timedelta] = _of(0, 1)

    days: int
    seconds: int
    microseconds: int

    def __init__(self, days: int | float = 0, seconds: int | float = 0, microseconds: int | float = 0,
                 milliseconds: int | float = 0, minutes: int | float = 0, hours: int | float = 0,
                 weeks: int | float = 0) -> None:
        total = _Sum()
        total.add(microseconds, 0, 1)
        total.add(milliseconds, 0, 1000)
        total.add(seconds, 0, _SECOND)
        total.add(minutes, 0, 60 * _SECOND)
        total.add(hours, 0, 3600 * _SECOND)
        total.add(days, 1, 0)
        total.add(weeks, 7, 0)
        total.round()
        self.days = total.days
        self.seconds = total.microseconds // _SECOND
        self.microseconds = total.microseconds % _SECOND
        if not -_MAX_DAYS <= self.days <= _MAX_DAYS:
            raise OverflowError(f"days={self.days}; must have magnitude <= {_MAX_DAYS}")

    def total_seconds(self) -> float:
        """All of it in seconds; beyond 285 years the last microsecond may be rounded."""
        if -104249 <= self.days < 104249:
            # The microseconds are exact in a float.
            return float(self._short()) / 1e6
        return float(self.days * 86400 + self.seconds) + float(self.microseconds) / 1e6

    def _short(self) -> int:
        """All microseconds; OverflowError for more than 292,000 years."""
        return self.days * _DAY + self._rest()

    def _rest(self) -> int:
        """The microseconds of the last day."""
        return self.seconds * _SECOND + self.microseconds

    def _is_short(self) -> bool:
        return -_SHORT <= self.days <= _SHORT

    def __add__(self, other: timedelta) -> timedelta:
        return _of(self.days + other.days, self._rest() + other._rest())

    def __sub__(self, other: timedelta) -> timedelta:
        return _of(self.days - other.days, self._rest() - other._rest())

    def __neg__(self) -> timedelta:
        return _of(-self.days, -self._rest())

    def __pos__(self) -> timedelta:
        return self

    def __abs__(self) -> timedelta:
        return -self if self.days < 0 else self

    def __mul__(self, other: int | float) -> timedelta:
        if isinstance(other, float):
            fraction, exponent = _parts(other)
            return _scaled(self._short(), fraction, exponent)
        # Microseconds times millions of `other` are whole seconds.
        seconds = self.seconds * other + self.microseconds * (other // _SECOND)
        return _of(self.days * other + seconds // 86400,
                   seconds % 86400 * _SECOND + self.microseconds * (other % _SECOND))

    __rmul__ = __mul__

    def __truediv__(self, other: int | float) -> timedelta:
        if isinstance(other, float):
            if other == 0.0:
                raise ZeroDivisionError("integer division or modulo by zero")
            fraction, exponent = _parts(other)
            return _divided(self._short(), fraction, exponent)
        if other == 0:
            raise ZeroDivisionError("integer division or modulo by zero")
        return _of(0, _nearest(self._short(), other))

    def __rtruediv__(self, other: timedelta) -> float:
        """`other / self`, both of them timedeltas."""
        if not self:
            raise ZeroDivisionError("division by zero")
        if other._is_short() and self._is_short():
            return float(other._short()) / float(self._short())
        return other.total_seconds() / self.total_seconds()

    def __floordiv__(self, other: int) -> timedelta:
        if other == 0:
            raise ZeroDivisionError("integer division or modulo by zero")
        days = self.days // other
        left = self.days % other
        if -_SHORT < left < _SHORT:
            return _of(days, (left * _DAY + self._rest()) // other)
        seconds = left * 86400 + self.seconds
        return _of(days, seconds // other * _SECOND + (seconds % other * _SECOND + self.microseconds) // other)

    def __rfloordiv__(self, other: timedelta) -> int:
        """`other // self`, both of them timedeltas."""
        return _quotient(other, self)[0]

    def __mod__(self, other: timedelta) -> timedelta:
        return _quotient(self, other)[1]

    def __divmod__(self, other: timedelta) -> tuple[int, timedelta]:
        return _quotient(self, other)

    def __bool__(self) -> bool:
        return self.days != 0 or self.seconds != 0 or self.microseconds != 0

    def _key(self) -> tuple[int, int]:
        return (self.days, self._rest())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, timedelta) and self.days == other.days and self._rest() == other._rest()

    def __lt__(self, other: timedelta) -> bool:
        return self._key() < other._key()

    def __le__(self, other: timedelta) -> bool:
        return self._key() <= other._key()

    def __gt__(self, other: timedelta) -> bool:
        return self._key() > other._key()

    def __ge__(self, other: timedelta) -> bool:
        return self._key() >= other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        parts: list[str] = []
        if self.days != 0:
            parts.append(f"days={self.days}")
        if self.seconds != 0:
            parts.append(f"seconds={self.seconds}")
        if self.microseconds != 0:
            parts.append(f"microseconds={self.microseconds}")
        return "datetime.timedelta(" + (", ".join(parts) or "0") + ")"

    def __str__(self) -> str:
        text = f"{self.seconds // 3600}:{self.seconds // 60 % 60:02d}:{self.seconds % 60:02d}"
        if self.microseconds != 0:
            text += f".{self.microseconds:06d}"
        if self.days != 0:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return text


class _Sum:
    """Days and microseconds that come together; parts of microseconds are kept until the end."""

    def __init__(self) -> None:
        self.days = 0
        self.microseconds = 0
        self.parts = 0.0

    def add(self, count: int | float, days: int, microseconds: int) -> None:
        """`count` times so many days and microseconds."""
        if isinstance(count, int):
            self.add_whole(count, days, microseconds)
            return
        whole = int(count)
        self.add_whole(whole, days, microseconds)
        part = (count - float(whole)) * float(days * _DAY + microseconds)
        whole = int(part)
        self.add_whole(whole, 0, 1)
        self.parts += part - float(whole)

    def add_whole(self, count: int, days: int, microseconds: int) -> None:
        if count == 0:
            return
        self.days += count * days
        if microseconds != 0:
            a_day = _DAY // microseconds
            self.days += count // a_day
            self.microseconds += count % a_day * microseconds
        self.days += self.microseconds // _DAY
        self.microseconds %= _DAY

    def round(self) -> None:
        """To the nearest microsecond; a half to the even one."""
        if self.parts != 0.0:
            if abs(self.parts - float(int(self.parts))) == 0.5:
                low = int(self.parts // 1.0)
                self.add_whole(low if (self.microseconds + low) % 2 == 0 else low + 1, 0, 1)
            else:
                self.add_whole(round(self.parts), 0, 1)


def _of(days: int, microseconds: int) -> timedelta:
    """The timedelta of so many days and microseconds, of either sign."""
    made = timedelta(0)
    days += microseconds // _DAY
    microseconds %= _DAY
    if not -_MAX_DAYS <= days <= _MAX_DAYS:
        raise OverflowError(f"days={days}; must have magnitude <= {_MAX_DAYS}")
    made.days = days
    made.seconds = microseconds // _SECOND
    made.microseconds = microseconds % _SECOND
    return made


def _quotient(a: timedelta, b: timedelta) -> tuple[int, timedelta]:
    """Quotient, rounded down, and remainder."""
    if not b:
        raise ZeroDivisionError("integer division or modulo by zero")
    if a._is_short() and b._is_short():
        quotient, rest = divmod(a._short(), b._short())
        return quotient, _of(0, rest)
    if b.days < 0:
        quotient, left = _quotient(-a, -b)
        return quotient, -left
    if a.days < 0:
        quotient, left = _quotient(-a, b)
        return (-quotient, left) if not left else (-quotient - 1, b - left)
    # Long division in binary.
    multiples = [b]
    while multiples[-1] <= a - multiples[-1]:
        multiples.append(multiples[-1] + multiples[-1])
    quotient = 0
    for multiple in reversed(multiples):
        quotient *= 2
        if multiple <= a:
            a = a - multiple
            quotient += 1
    return quotient, a


def _nearest(a: int, b: int) -> int:
    """a / b to the nearest int; a half to the even one."""
    if b < 0:
        a = -a
        b = -b
    quotient, rest = divmod(a, b)
    if rest > b - rest or rest == b - rest and quotient % 2 == 1:
        quotient += 1
    return quotient


def _parts(x: float) -> tuple[int, int]:
    """The int m and the exponent e with x == m * 2**e, abs(m) < 2**53; m is odd or 0."""
    if x != x:
        raise ValueError("cannot convert NaN to integer ratio")
    if x - x != 0.0:
        raise OverflowError("cannot convert Infinity to integer ratio")
    exponent = 0
    while abs(x) >= 9007199254740992.0:
        x /= 2.0
        exponent += 1
    while x != float(int(x)):
        x *= 2.0
        exponent -= 1
    whole = int(x)
    while whole != 0 and whole % 2 == 0:
        whole //= 2
        exponent += 1
    return whole, exponent


def _scaled(count: int, fraction: int, exponent: int) -> timedelta:
    """count * fraction * 2**exponent microseconds, rounded to the nearest, a half to the even one."""
    if exponent >= 0:
        if exponent > 62 and fraction != 0 and count != 0:
            raise OverflowError("Python int too large to convert to C int")
        return _of(0, count) * (fraction * (1 << exponent) if fraction != 0 else 0)
    # The bits of `fraction` multiply from the lowest on; what has been added up is halved after each. `half` is the
    # last bit shifted out, `below` says whether one before it was set.
    negative = (count < 0) != (fraction < 0)
    count = abs(count)
    fraction = abs(fraction)
    total = 0
    half = False
    below = False
    while exponent < 0 and (fraction != 0 or total != 0 or half):
        if fraction % 2 == 1:
            total += count
        fraction //= 2
        below = below or half
        half = total % 2 == 1
        total //= 2
        exponent += 1
    total += count * fraction
    if half and (below or total % 2 == 1):
        total += 1
    return _of(0, -total if negative else total)


def _divided(count: int, fraction: int, exponent: int) -> timedelta:
    """count / (fraction * 2**exponent) microseconds, rounded to the nearest, a half to the even one."""
    if fraction < 0:
        fraction = -fraction
        count = -count
    while exponent > 0 and fraction < 1 << 61:
        fraction *= 2
        exponent -= 1
    if exponent > 0 and abs(count) < 1 << 61:
        return _of(0, 0)
    quotient, rest = divmod(count, fraction)
    while exponent < 0 and (quotient != 0 or rest != 0):
        quotient *= 2
        rest *= 2
        if rest >= fraction:
            rest -= fraction
            quotient += 1
        exponent += 1
    if rest > fraction - rest or rest == fraction - rest and quotient % 2 == 1:
        quotient += 1
    return _of(0, quotient)
