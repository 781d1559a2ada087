"""A decorator that starts generators, so that the first send() has a receiver."""
from __future__ import annotations
from functools import wraps
from typing import Callable, Generator, ParamSpec, TypeVar

P = ParamSpec("P")
Y = TypeVar("Y")
S = TypeVar("S")
R = TypeVar("R")


def primed(function: Callable[P, Generator[Y, S, R]]) -> Callable[P, Generator[Y, S, R]]:
    @wraps(function)
    def start(*args: P.args, **kwargs: P.kwargs) -> Generator[Y, S, R]:
        generator = function(*args, **kwargs)
        next(generator)
        return generator
    return start


@primed
def averager() -> Generator[float, float, int]:
    total, count, average = 0.0, 0, 0.0
    while True:
        term = yield average
        if term < 0:
            return count
        total += term
        count += 1
        average = total / count


@primed
def grep(pattern: str, *, ignore_case: bool = False) -> Generator[bool, str, None]:
    found = 0
    try:
        line = yield False
        while True:
            if ignore_case:
                line = line.lower()
            found += pattern in line
            line = yield pattern in line
    finally:
        print(f"{pattern}: {found} lines")


def not_primed() -> Generator[int, int, None]:
    yield (yield 1)


mean = averager()
print([mean.send(x) for x in (10.0, 30.0, 5.0)])
try:
    mean.send(-1.0)
except StopIteration as stop:
    print("count", stop.value)
try:
    mean.send(1.0)
except StopIteration as stop:
    print("again", stop.value)
search = grep("py", ignore_case=True)
print([search.send(line) for line in ("Python", "perl", "happy", "PyPy")])
search.close()
plain = not_primed()
try:
    plain.send(5)
except TypeError as error:
    print(error)
print(next(plain), plain.send(7), next(plain, None))
