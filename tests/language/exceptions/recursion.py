"""Recursion without end raises RecursionError, whichever way the calls go in circles."""

from collections.abc import Callable, Iterator


def endless(n: int) -> int:
    return endless(n + 1) + 1


def ping(n: int) -> int:
    return pong(n) + 1


def pong(n: int) -> int:
    return ping(n) + 1


def nothing() -> None:
    nothing()


class Chain:
    def __init__(self) -> None:
        self.follower: Chain | None = None

    def length(self) -> int:
        return 1 + (self.follower.length() if self.follower is not None else 0)

    def __repr__(self) -> str:
        return f"Chain({self.follower!r})"


def through_closure() -> int:
    f: list[Callable[[int], int]] = []
    f.append(lambda x: f[0](x + 1) + 1)
    return f[0](0)


def nested(depth: int) -> Iterator[int]:
    yield from nested(depth + 1)
    yield depth


def walk() -> int:
    total = 0
    for depth in nested(0):
        total += depth
    return total


def circle() -> Chain:
    chain = Chain()
    chain.follower = chain
    return chain


def attempt(name: str, action: Callable[[], object]) -> None:
    try:
        action()
        print(name, "ended")
    except RecursionError as error:
        print(name, str(error).startswith("maximum recursion depth exceeded"), isinstance(error, RuntimeError))


attempt("endless", lambda: endless(0))
attempt("ping", lambda: ping(0))
attempt("nothing", lambda: nothing())
attempt("method", lambda: circle().length())
attempt("repr", lambda: repr(circle()))
attempt("closure", through_closure)
attempt("generator", walk)


def depth(n: int) -> int:
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(900))
