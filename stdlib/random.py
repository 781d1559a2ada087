"""The Mersenne Twister MT19937 (Matsumoto and Nishimura 1998) with CPython's seeding and distributions.

After seed(n) with an int the numbers are those of CPython. Without seed() they start from the
machine's entropy. Not for keys.
"""

from collections.abc import Sequence
from typing import Final, TypeVar

from machine import u32
from runtime.platform import random_bytes

T = TypeVar("T")

_N: Final = 624
_M: Final = 397


class Random:
    """One generator."""

    def __init__(self, x: int | None = None) -> None:
        self._state: list[u32] = []
        self._index = 0
        self.seed(x)

    def seed(self, a: int | None = None) -> None:
        """Starts the sequence of the number's magnitude; of entropy without one."""
        if a is None:
            noise = random_bytes(16)
            key = [u32(int.from_bytes(noise[i:i + 4], "little")) for i in range(0, 16, 4)]
        else:
            low = abs(a)
            key = [u32(low & 0xFFFFFFFF)]
            if low >> 32:
                key.append(u32(low >> 32))
        self._seed_by_array(key)

    def _seed_by_array(self, key: list[u32]) -> None:
        """init_by_array() of the reference implementation."""
        mt = [u32(19650218)]
        for i in range(1, _N):
            last = mt[i - 1]
            mt.append(u32(1812433253) * (last ^ (last >> u32(30))) + u32(i))
        i = 1
        j = 0
        for _ in range(_N):
            last = mt[i - 1]
            mt[i] = (mt[i] ^ ((last ^ (last >> u32(30))) * u32(1664525))) + key[j] + u32(j)
            i += 1
            j += 1
            if i >= _N:
                mt[0] = mt[_N - 1]
                i = 1
            if j >= len(key):
                j = 0
        for _ in range(_N - 1):
            last = mt[i - 1]
            mt[i] = (mt[i] ^ ((last ^ (last >> u32(30))) * u32(1566083941))) - u32(i)
            i += 1
            if i >= _N:
                mt[0] = mt[_N - 1]
                i = 1
        mt[0] = u32(0x80000000)
        self._state = mt
        self._index = _N

    def _next(self) -> int:
        """The next 32 bits."""
        if self._index >= _N:
            mt = self._state
            for k in range(_N):
                y = (mt[k] & u32(0x80000000)) | (mt[(k + 1) % _N] & u32(0x7FFFFFFF))
                value = mt[(k + _M) % _N] ^ (y >> u32(1))
                if y & u32(1):
                    value ^= u32(0x9908B0DF)
                mt[k] = value
            self._index = 0
        y = self._state[self._index]
        self._index += 1
        y ^= y >> u32(11)
        y ^= (y << u32(7)) & u32(0x9D2C5680)
        y ^= (y << u32(15)) & u32(0xEFC60000)
        y ^= y >> u32(18)
        return int(y)

    def random(self) -> float:
        """From 0.0 up to but without 1.0, 53 bits."""
        high = self._next() >> 5
        low = self._next() >> 6
        return (float(high) * 67108864.0 + float(low)) * (1.0 / 9007199254740992.0)

    def getrandbits(self, k: int) -> int:
        """`k` random bits, at most 63."""
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        if k > 63:
            raise OverflowError("more random bits than an int holds")
        if k == 0:
            return 0
        if k <= 32:
            return self._next() >> (32 - k)
        low = self._next()
        return (self._next() >> (64 - k)) << 32 | low

    def _below(self, n: int) -> int:
        """From 0 to n - 1, all equally likely."""
        k = n.bit_length()
        value = self.getrandbits(k)
        while value >= n:
            value = self.getrandbits(k)
        return value

    def randrange(self, start: int, stop: int | None = None, step: int = 1) -> int:
        """An item of range(start, stop, step)."""
        if stop is None:
            if start <= 0:
                raise ValueError("empty range for randrange()")
            return self._below(start)
        width = stop - start
        if step == 1 and width > 0:
            return start + self._below(width)
        if step == 1:
            raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})")
        if step == 0:
            raise ValueError("zero step for randrange()")
        count = (width + step - 1) // step if step > 0 else (width + step + 1) // step
        if count <= 0:
            raise ValueError("empty range for randrange()")
        return start + step * self._below(count)

    def randint(self, a: int, b: int) -> int:
        """From a to b, both included."""
        return self.randrange(a, b + 1)

    def choice(self, seq: Sequence[T]) -> T:
        if len(seq) == 0:
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def shuffle(self, x: list[T]) -> None:
        for i in range(len(x) - 1, 0, -1):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def uniform(self, a: float, b: float) -> float:
        return a + (b - a) * self.random()


class _Shared:
    """The generator behind the module's functions, made when one is called first."""

    def __init__(self) -> None:
        self.generator: Random | None = None

    def get(self) -> Random:
        generator = self.generator
        if generator is None:
            generator = Random()
            self.generator = generator
        return generator


_shared: Final = _Shared()


def seed(a: int | None = None) -> None:
    _shared.get().seed(a)


def random() -> float:
    return _shared.get().random()


def getrandbits(k: int) -> int:
    return _shared.get().getrandbits(k)


def randrange(start: int, stop: int | None = None, step: int = 1) -> int:
    return _shared.get().randrange(start, stop, step)


def randint(a: int, b: int) -> int:
    return _shared.get().randint(a, b)


def choice(seq: Sequence[T]) -> T:
    return _shared.get().choice(seq)


def shuffle(x: list[T]) -> None:
    _shared.get().shuffle(x)


def uniform(a: float, b: float) -> float:
    return _shared.get().uniform(a, b)
