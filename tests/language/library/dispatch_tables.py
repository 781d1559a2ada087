"""functools and itertools together: reduce, partial, lru_cache, chain, product, starmap, takewhile, compress, cycle."""

import operator
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial, reduce
from itertools import chain, combinations, compress, count, cycle, dropwhile, filterfalse, islice, product, starmap, takewhile

BINARY: dict[str, Callable[[int, int], int]] = {"+": operator.add, "-": operator.sub, "*": operator.mul, "//": operator.floordiv, "max": max}


def compose(*functions: Callable[[int], int]) -> Callable[[int], int]:
    def both(f: Callable[[int], int], g: Callable[[int], int]) -> Callable[[int], int]:
        return lambda x: g(f(x))

    return reduce(both, functions, lambda x: x)


def fold(symbol: str, numbers: Iterable[int]) -> int:
    return reduce(BINARY[symbol], numbers)


def primes() -> Iterator[int]:
    found: list[int] = []
    for n in count(2):
        if all(n % p for p in takewhile(lambda p: p * p <= n, found)):
            found.append(n)
            yield n


def scale(factor: int, n: int, plus: int = 0) -> int:
    return factor * n + plus


@lru_cache(maxsize=4)
def slow_square(n: int) -> int:
    print(f"(squaring {n})", end=" ")
    return n * n


print({s: fold(s, [100, 7, 3]) for s in BINARY})
CASES: list[tuple[str, list[int]]] = [("//", [1, 0]), ("+", []), ("?", [1])]
for symbol, numbers in CASES:
    try:
        fold(symbol, numbers)
    except (ZeroDivisionError, TypeError, KeyError) as error:
        print(type(error).__name__, error)
double, increment = partial(scale, 2), partial(scale, 1, plus=1)
print(compose(double, increment, double)(5), compose()(5), list(map(compose(increment, increment), range(3))))
print(list(islice(primes(), 12)), list(takewhile(lambda p: p < 30, primes()))[-1], next(islice(primes(), 50, None)))
print([slow_square(n) for n in (1, 2, 1, 3, 4, 5, 1)], slow_square.cache_info())
print(list(starmap(pow, [(2, 5), (3, 2), (10, 3)])), list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(dropwhile(str.isspace, "  a b")))
print(list(filterfalse(lambda n: n % 3, range(10))), "".join(islice(cycle("abc"), 7)), list(chain("ab", ["1"], "c")), list(chain.from_iterable(["xy", "z"])))
print(["".join(p) for p in product("ab", "xy")], len(list(product("ab", [0, 1], "xyz"))), [a + b for a, b in combinations([1, 2, 4], 2)])
targets = [a * 100 + b * 10 + c for a, b, c in product(range(1, 10), range(10), range(10)) if a**3 + b**3 + c**3 == a * 100 + b * 10 + c]
print(targets, double(21), increment(4))
