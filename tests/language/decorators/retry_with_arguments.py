"""A decorator with arguments that keeps the signature: retries with growing delays on a fake clock."""
from __future__ import annotations
import functools
from typing import Callable, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
slept: list[float] = []


def retry(times: int = 3, delay: float = 0.1) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            wait = delay
            for attempt in range(1, times + 1):
                try:
                    return function(*args, **kwargs)
                except (ConnectionError, KeyError) as error:
                    print(f"  attempt {attempt}: {type(error).__name__}: {error}")
                    if attempt == times:
                        raise
                slept.append(wait)
                wait *= 2
            raise AssertionError("unreachable")
        return wrapper
    return decorate


class Server:
    def __init__(self, failures: int) -> None:
        self.failures = failures

    def answer(self, path: str) -> str:
        if self.failures > 0:
            self.failures -= 1
            raise ConnectionError(f"{self.failures} more to come")
        return f"<{path}>"


@retry()
def fetch(server: Server, path: str, *, upper: bool = False) -> str:
    text = server.answer(path)
    return text.upper() if upper else text


@retry(times=2, delay=1.0)
def parse(text: str, table: dict[str, int]) -> int:
    return table[text] if text in table or not text.isdigit() else int(text)


print(fetch(Server(2), "/a"), slept)
print(fetch(Server(0), path="/b", upper=True), slept)
try:
    fetch(Server(5), "/c")
except ConnectionError as error:
    print("gave up:", error)
for text in ("12", "x", "y"):
    try:
        print(parse(text, {"x": 7}))
    except KeyError as error:
        print("gave up:", repr(error))
print(slept)
