"""map, filter, any, all, sum, min, max: laziness, several iterables, defaults and empty inputs."""

import math
import operator
from collections.abc import Callable, Iterable

trace: list[str] = []


def double(n: int) -> int:
    trace.append(f"d{n}")
    return 2 * n


def small(n: int) -> bool:
    trace.append(f"s{n}")
    return n < 7


lazy = filter(small, map(double, range(1, 6)))
print(trace, next(lazy), trace, list(lazy), len(trace))
print(list(map(operator.add, [1, 2, 3], [10, 20])), list(map(pow, (2, 3), (5, 2))), list(map(str.upper, "abc")), [*map(len, ["a", "bb"])])
print(list(map(lambda a, b, c: f"{a}{b}{c}", "ab", [1, 2], (True, False))), list(map(int, "1 2 3".split())), set(map(abs, [-1, 1])))
print(list(filter(None, [0, 1, "", "x", None, [], [0]])), list(filter(str.isdigit, ["1", "a", "22"])), "".join(filter(str.isalpha, "a1b2")))
print(any([]), all([]), any(n > 3 for n in [1, 5]), all(map(str.islower, ["a", "B"])), any("" for _ in "ab"), all([[], 1]))
trace.clear()
print(any(small(n) for n in [9, 3, 5]), all(small(n) for n in [3, 9, 5]), trace)
nothing: list[int] = []
print(sum(nothing), sum([0.5, 0.25]), sum(range(5), 100), sum([[1], [2]], []), sum(map(len, ["ab", "c"])), sum([True, False, True]))
print(min(3, 1, 2), max("b", "abc", key=len), min([], default=None), max((), default=0), min("hello"), max({"a": 3, "b": 1}), max([1.0, 3], key=float))
for broken in range(4):
    try:
        if broken == 0:
            print(max(nothing))
        elif broken == 1:
            print(list(map(int, ["1", "x"])))
        elif broken == 2:
            print(next(iter([])))
        else:
            print(sum(1 // n for n in (1, 0)))
    except StopIteration as stop:
        print("StopIteration", stop.value)
    except (ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)


def norm(values: Iterable[float]) -> float:
    return math.sqrt(sum(v * v for v in values))


print(norm([3.0, 4.0]), norm(map(float, "12")), norm([]))
m = map(str, [1, 2, 3])
print(iter(m) is m, "2" in m, list(m), list(m))
FUNCTIONS: list[Callable[[float], float]] = [abs, math.sqrt, lambda x: x * 2]
composed = list(map(lambda f: f(6.25), FUNCTIONS))
print(composed, list(map(lambda pair: pair[0] * pair[1], {2: 3, 4: 5}.items())), *map(hex, [1, 22]))
