"""random: the Mersenne Twister MT19937 (Matsumoto and Nishimura 1998) with CPython's seeding and distributions.

After seed() with an int, float, str, bytes or bytearray the numbers are those of CPython. Without seed() they start
from the machine's entropy. Not for keys: SystemRandom is, and module secrets.
"""

from bisect import bisect
from collections.abc import Sequence
from math import acos, cos, exp, isfinite, log, pi, sin, sqrt
from typing import Final, TypeVar

from hashlib.sha2_64 import INITIAL_512, Sha512
from machine import u32, u64
from runtime.platform import random_bytes

T = TypeVar("T")
S = TypeVar("S", int, float, str, bytes, bytearray)
A = TypeVar("A", int, float)
B = TypeVar("B", int, float)
C = TypeVar("C", int, float)
State = tuple[int, tuple[int, ...], float | None]

_N: Final = 624
_M: Final = 397
_TWO_PI: Final = 2.0 * pi
# 4 * exp(-0.5) / sqrt(2), ln 4 and 1 + ln 4.5
_NORMAL: Final = 1.7155277699214135
_LOG_4: Final = 1.3862943611198906
_GAMMA: Final = 2.504077396776274
_E: Final = 2.718281828459045


class Random:
    """One generator. Subclasses may give random() and getrandbits() other sources."""

    def __init__(self, x: S | None = None) -> None:
        self._state: list[u32] = []
        self._index = 0
        self.gauss_next: float | None = None
        self.seed(x)

    def seed(self, a: S | None = None) -> None:
        """Starts the sequence of a number's magnitude or of a text; of entropy without one."""
        self.gauss_next = None
        if a is None:
            self._seed_by_bytes(random_bytes(16))
        elif isinstance(a, int):
            self._seed_by_number(u64(abs(int(a))) if a > -9223372036854775808 else u64(1) << 63)
        elif isinstance(a, float):
            self._seed_by_number(u64(hash(a)))
        elif isinstance(a, str):
            self._seed_by_text(a.encode())
        else:
            self._seed_by_text(bytes(a))

    def _seed_by_text(self, text: bytes) -> None:
        digest = Sha512("sha512", 64, INITIAL_512)
        digest.update(text)
        self._seed_by_bytes(text + digest.digest())

    def _seed_by_bytes(self, number: bytes) -> None:
        """The words of a number, most significant byte first, without zeros in front."""
        key: list[u32] = []
        word = u32(0)
        shift = 0
        for at in range(len(number) - 1, -1, -1):
            word |= u32(number[at]) << u32(shift)
            shift += 8
            if shift == 32 or at == 0:
                key.append(word)
                word = u32(0)
                shift = 0
        while len(key) > 1 and key[-1] == u32(0):
            key.pop()
        self._seed_by_array(key)

    def _seed_by_number(self, number: u64) -> None:
        key = [u32(number)]
        if number >> u64(32) != u64(0):
            key.append(u32(number >> u64(32)))
        self._seed_by_array(key)

    def _seed_by_array(self, key: list[u32]) -> None:
        """init_by_array() of the reference implementation."""
        mt = [u32(19650218)]
        for i in range(1, _N):
            last = mt[i - 1]
            mt.append(u32(1812433253) * (last ^ (last >> u32(30))) + u32(i))
        i = 1
        j = 0
        for _ in range(max(_N, len(key))):
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

    def getstate(self) -> State:
        """(3, the 624 words and the place in them, what gauss() has kept)."""
        words = [int(word) for word in self._state]
        words.append(self._index)
        return 3, tuple(words), self.gauss_next

    def setstate(self, state: State) -> None:
        """Goes on from where getstate() was called."""
        version, words, gauss_next = state
        if version != 3:
            raise ValueError(f"state with version {version} passed to Random.setstate() of version 3")
        if len(words) != _N + 1:
            raise ValueError("state vector is the wrong size")
        if words[_N] < 0 or words[_N] > _N:
            raise ValueError("invalid state")
        self._state = [u32(word) for word in words[:_N]]
        self._index = words[_N]
        self.gauss_next = gauss_next

    def _twist(self) -> None:
        """The next 624 words."""
        mt = self._state
        for k in range(_N - _M):
            mt[k] = mt[k + _M] ^ _mixed(mt[k], mt[k + 1])
        for k in range(_N - _M, _N - 1):
            mt[k] = mt[k + _M - _N] ^ _mixed(mt[k], mt[k + 1])
        mt[_N - 1] = mt[_M - 1] ^ _mixed(mt[_N - 1], mt[0])
        self._index = 0

    def _next(self) -> u32:
        """The next 32 bits."""
        if self._index >= _N:
            self._twist()
        y = self._state[self._index]
        self._index += 1
        y ^= y >> u32(11)
        y ^= (y << u32(7)) & u32(0x9D2C5680)
        y ^= (y << u32(15)) & u32(0xEFC60000)
        return y ^ (y >> u32(18))

    # --- numbers ------------------------------------------------------------------------------

    def random(self) -> float:
        """From 0.0 up to but without 1.0, 53 bits."""
        high = int(self._next() >> u32(5))
        low = int(self._next() >> u32(6))
        return (float(high) * 67108864.0 + float(low)) * (1.0 / 9007199254740992.0)

    def getrandbits(self, k: int) -> int:
        """`k` random bits, at most 63."""
        _check_bits(k)
        if k <= 32:
            return int(self._next() >> u32(32 - k)) if k > 0 else 0
        low = int(self._next())
        return int(self._next() >> u32(64 - k)) << 32 | low

    def randbytes(self, n: int) -> bytes:
        """`n` random bytes."""
        if n < 0:
            raise ValueError("number of bits must be non-negative")
        out = bytearray()
        for start in range(0, n, 4):
            word = self.getrandbits(min(32, 8 * (n - start)))
            out += word.to_bytes(min(4, n - start), "little")
        return bytes(out)

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
            if step != 1:
                raise TypeError("Missing a non-None stop argument")
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

    # --- items --------------------------------------------------------------------------------

    def choice(self, seq: Sequence[T]) -> T:
        """One of the items; IndexError when there is none."""
        if len(seq) == 0:
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def choices(self, population: Sequence[T], weights: Sequence[A] | None = None, *,
                cum_weights: Sequence[B] | None = None, k: int = 1) -> list[T]:
        """`k` items, each drawn from all, by weights if there are any."""
        n = len(population)
        cumulative: list[float] = []
        if cum_weights is not None:
            if weights is not None:
                raise TypeError("Cannot specify both weights and cumulative weights")
            cumulative = [float(weight) for weight in cum_weights]
        elif weights is not None:
            total: A | int = 0
            for weight in weights:
                total = total + weight
                cumulative.append(float(total))
        else:
            size = float(n)
            return [population[int(self.random() * size)] for _ in range(k)]
        if len(cumulative) != n:
            raise ValueError("The number of weights does not match the population")
        whole = cumulative[-1]
        if whole <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not isfinite(whole):
            raise ValueError("Total of weights must be finite")
        return [population[bisect(cumulative, self.random() * whole, 0, n - 1)] for _ in range(k)]

    def shuffle(self, x: list[T]) -> None:
        """Mixes the list in place."""
        for i in range(len(x) - 1, 0, -1):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population: Sequence[T], k: int, *, counts: Sequence[int] | None = None) -> list[T]:
        """`k` items at different places; with counts, as if each item stood so many times in the population."""
        if counts is None:
            return [population[place] for place in self._places(len(population), k)]
        ends: list[int] = []
        total = 0
        for count in counts:
            total += count
            ends.append(total)
        if len(ends) != len(population):
            raise ValueError("The number of counts does not match the population")
        ends.pop()
        if total <= 0:
            raise ValueError("Total of counts must be greater than zero")
        return [population[bisect(ends, place)] for place in self._places(total, k)]

    def _places(self, n: int, k: int) -> list[int]:
        """`k` different numbers below n."""
        if k < 0 or k > n:
            raise ValueError("Sample larger than population or is negative")
        # A list of all numbers where that is smaller than a set of those taken.
        bound = 21
        if k > 5:
            power = 1
            while power < 3 * k:
                power *= 4
            bound += power
        result: list[int] = []
        if n <= bound:
            pool = list(range(n))
            for i in range(k):
                j = self._below(n - i)
                result.append(pool[j])
                pool[j] = pool[n - i - 1]
            return result
        taken: set[int] = set()
        for _ in range(k):
            j = self._below(n)
            while j in taken:
                j = self._below(n)
            taken.add(j)
            result.append(j)
        return result

    # --- distributions ------------------------------------------------------------------------

    def uniform(self, a: A, b: B) -> float:
        """Between a and b."""
        return float(a) + float(b - a) * self.random()

    def triangular(self, low: A = 0.0, high: B = 1.0, mode: C | None = None) -> float:  # type: ignore[assignment]
        """From low to high, most often near the mode."""
        u = self.random()
        first, last = float(low), float(high)
        if mode is None:
            c = 0.5
        elif first == last:
            return first
        else:
            c = (float(mode) - first) / (last - first)
        if u > c:
            u = 1.0 - u
            c = 1.0 - c
            first, last = last, first
        return first + (last - first) * sqrt(u * c)

    def normalvariate(self, mu: A = 0.0, sigma: B = 1.0) -> float:  # type: ignore[assignment]
        """Kinderman and Monahan, "Computer generation of random variables using the ratio of uniform deviates" (1977)."""
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = _NORMAL * (u1 - 0.5) / u2
            if z * z / 4.0 <= -log(u2):
                return float(mu) + z * float(sigma)

    def gauss(self, mu: A = 0.0, sigma: B = 1.0) -> float:  # type: ignore[assignment]
        """As normalvariate, two at a time (Box and Muller)."""
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * _TWO_PI
            radius = sqrt(-2.0 * log(1.0 - self.random()))
            z = cos(angle) * radius
            self.gauss_next = sin(angle) * radius
        return float(mu) + z * float(sigma)

    def lognormvariate(self, mu: A, sigma: B) -> float:
        """A number whose logarithm is normally distributed."""
        return exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd: A) -> float:
        """Exponentially distributed, with the mean 1 / lambd."""
        return -log(1.0 - self.random()) / float(lambd)

    def vonmisesvariate(self, mu: A, kappa: B) -> float:
        """An angle around mu (Fisher, "Statistical Analysis of Circular Data", 1993)."""
        concentration = float(kappa)
        if concentration <= 1e-6:
            return _TWO_PI * self.random()
        s = 0.5 / concentration
        r = s + sqrt(1.0 + s * s)
        while True:
            z = cos(pi * self.random())
            d = z / (r + z)
            u = self.random()
            if u < 1.0 - d * d or u <= (1.0 - d) * exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        if self.random() > 0.5:
            return (float(mu) + acos(f)) % _TWO_PI
        return (float(mu) - acos(f)) % _TWO_PI

    def gammavariate(self, alpha: A, beta: B) -> float:
        """Cheng (1977) for alpha > 1, Ahrens and Dieter (1974) below."""
        shape, scale = float(alpha), float(beta)
        if shape <= 0.0 or scale <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if shape == 1.0:
            return -log(1.0 - self.random()) * scale
        if shape < 1.0:
            return self._small_gamma(shape) * scale
        ainv = sqrt(2.0 * shape - 1.0)
        b = shape - _LOG_4
        c = shape + ainv
        while True:
            u1 = self.random()
            if not 1e-7 < u1 < 0.9999999:
                continue
            u2 = 1.0 - self.random()
            v = log(u1 / (1.0 - u1)) / ainv
            x = shape * exp(v)
            z = u1 * u1 * u2
            r = b + c * v - x
            if r + _GAMMA - 4.5 * z >= 0.0 or r >= log(z):
                return x * scale

    def _small_gamma(self, shape: float) -> float:
        while True:
            u = self.random()
            b = (_E + shape) / _E
            p = b * u
            x = p ** (1.0 / shape) if p <= 1.0 else -log((b - p) / shape)
            u1 = self.random()
            if p > 1.0:
                if u1 <= x ** (shape - 1.0):
                    return x
            elif u1 <= exp(-x):
                return x

    def betavariate(self, alpha: A, beta: B) -> float:
        """Beta distributed, between 0 and 1."""
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y != 0.0 else 0.0

    def paretovariate(self, alpha: A) -> float:
        """Pareto distributed."""
        u = 1.0 - self.random()
        return u ** (-1.0 / float(alpha))

    def weibullvariate(self, alpha: A, beta: B) -> float:
        """Weibull distributed."""
        u = 1.0 - self.random()
        return float(alpha) * (-log(u)) ** (1.0 / float(beta))


class SystemRandom(Random):
    """Random numbers straight from the machine's entropy: no seed, no state."""

    def seed(self, a: S | None = None) -> None:
        """Does nothing."""

    def random(self) -> float:
        """From 0 to below 1, of entropy."""
        return float(int.from_bytes(random_bytes(7), "big") >> 3) * (1.0 / 9007199254740992.0)

    def getrandbits(self, k: int) -> int:
        """A number of `k` bits, of entropy."""
        _check_bits(k)
        noise = int.from_bytes(random_bytes(8), "little", signed=True) & 0x7FFFFFFFFFFFFFFF
        return noise >> (63 - k)

    def randbytes(self, n: int) -> bytes:
        """Bytes of entropy."""
        return random_bytes(n)

    def getstate(self) -> State:
        raise NotImplementedError("System entropy source does not have state.")

    def setstate(self, state: State) -> None:
        raise NotImplementedError("System entropy source does not have state.")


def _check_bits(k: int) -> None:
    if k < 0:
        raise ValueError("number of bits must be non-negative")
    if k > 63:
        raise OverflowError("more random bits than an int holds")


def _mixed(word: u32, following: u32) -> u32:
    """The upper bit of one word and the lower ones of the next, times the twist matrix."""
    y = (word & u32(0x80000000)) | (following & u32(0x7FFFFFFF))
    return (y >> u32(1)) ^ (u32(0x9908B0DF) & (u32(0) - (y & u32(1))))


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


def seed(a: S | None = None) -> None:
    """Starts the numbers of the module's functions anew: from the machine's entropy without `a`, else always the same for the same `a`."""
    _shared.get().seed(a)


def getstate() -> State:
    """All that the next numbers depend on, for setstate()."""
    return _shared.get().getstate()


def setstate(state: State) -> None:
    """Goes on from where getstate() was called."""
    _shared.get().setstate(state)


def random() -> float:
    """A float from 0.0 up to but without 1.0, a multiple of 2**-53."""
    return _shared.get().random()


def getrandbits(k: int) -> int:
    """An int of `k` random bits; OverflowError above 63, which CPython takes, ValueError below 0."""
    return _shared.get().getrandbits(k)


def randbytes(n: int) -> bytes:
    """`n` random bytes; not for keys, see secrets.token_bytes()."""
    return _shared.get().randbytes(n)


def randrange(start: int, stop: int | None = None, step: int = 1) -> int:
    """An item of range(start, stop, step), or of range(start); ValueError when that is empty."""
    return _shared.get().randrange(start, stop, step)


def randint(a: int, b: int) -> int:
    """An int from a to b, both included; ValueError when b is less."""
    return _shared.get().randint(a, b)


def choice(seq: Sequence[T]) -> T:
    """One of the items; IndexError when there is none."""
    return _shared.get().choice(seq)


def choices(population: Sequence[T], weights: Sequence[A] | None = None, *,
            cum_weights: Sequence[B] | None = None, k: int = 1) -> list[T]:
    """`k` items, each drawn from all of them; by weights, or their running sums, if there are any. IndexError, ValueError."""
    return _shared.get().choices(population, weights, cum_weights=cum_weights, k=k)


def shuffle(x: list[T]) -> None:
    """Mixes a list in place."""
    _shared.get().shuffle(x)


def sample(population: Sequence[T], k: int, *, counts: Sequence[int] | None = None) -> list[T]:
    """`k` items at different places, in random order; with `counts`, as if each stood so many times. ValueError when there are fewer."""
    return _shared.get().sample(population, k, counts=counts)


def uniform(a: A, b: B) -> float:
    """A float between a and b, in either order; the ends are possible."""
    return _shared.get().uniform(a, b)


def triangular(low: A = 0.0, high: B = 1.0, mode: C | None = None) -> float:  # type: ignore[assignment]
    """A float from low to high, most often near `mode`, which is in the middle by default."""
    return _shared.get().triangular(low, high, mode)


def normalvariate(mu: A = 0.0, sigma: B = 1.0) -> float:  # type: ignore[assignment]
    """Normally distributed around mu with the standard deviation sigma."""
    return _shared.get().normalvariate(mu, sigma)


def gauss(mu: A = 0.0, sigma: B = 1.0) -> float:  # type: ignore[assignment]
    """As normalvariate() by another method, which makes numbers in pairs; the sequences differ."""
    return _shared.get().gauss(mu, sigma)


def lognormvariate(mu: A, sigma: B) -> float:
    """A number whose natural logarithm is normally distributed with mu and sigma."""
    return _shared.get().lognormvariate(mu, sigma)


def expovariate(lambd: A) -> float:
    """Exponentially distributed with the mean 1 / lambd, such as times between events; ZeroDivisionError for 0."""
    return _shared.get().expovariate(lambd)


def vonmisesvariate(mu: A, kappa: B) -> float:
    """An angle in radians from 0 to 2*pi around mu; the larger kappa, the closer, 0 for any angle."""
    return _shared.get().vonmisesvariate(mu, kappa)


def gammavariate(alpha: A, beta: B) -> float:
    """Gamma distributed with shape alpha and scale beta; ValueError unless both are above 0."""
    return _shared.get().gammavariate(alpha, beta)


def betavariate(alpha: A, beta: B) -> float:
    """Beta distributed, from 0 to 1; ValueError unless both are above 0."""
    return _shared.get().betavariate(alpha, beta)


def paretovariate(alpha: A) -> float:
    """Pareto distributed with shape alpha, at least 1."""
    return _shared.get().paretovariate(alpha)


def weibullvariate(alpha: A, beta: B) -> float:
    """Weibull distributed with scale alpha and shape beta."""
    return _shared.get().weibullvariate(alpha, beta)
