"""Functions that call each other: Hofstadter's sequences, a recursive-descent grammar, Ackermann, pong."""
from functools import lru_cache
from typing import Callable


@lru_cache(maxsize=None)
def female(n: int) -> int:
    return 1 if n == 0 else n - male(female(n - 1))


@lru_cache(maxsize=None)
def male(n: int) -> int:
    return 0 if n == 0 else n - female(male(n - 1))


def is_even(n: int) -> bool:
    return n == 0 or is_odd(n - 1)


def is_odd(n: int) -> bool:
    return n != 0 and is_even(n - 1)


def ackermann(m: int, n: int) -> int:
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))


def value(text: str, at: int) -> tuple[object, int]:
    if text[at] == "[":
        return items(text, at + 1)
    end = at
    while end < len(text) and text[end] not in ",]":
        end += 1
    if end == at:
        raise ValueError(f"nothing at {at} of {text!r}")
    word = text[at:end]
    return (int(word) if word.lstrip("-").isdigit() else word), end


def items(text: str, at: int) -> tuple[list[object], int]:
    result: list[object] = []
    while text[at] != "]":
        item, at = value(text, at)
        result.append(item)
        if text[at] == ",":
            at += 1
    return result, at + 1


def ping(n: int, say: Callable[[str], None]) -> int:
    say(f"ping {n}")
    return pong(n - 1, say) if n > 0 else n


def pong(n: int, say: Callable[[str], None]) -> int:
    say(f"pong {n}")
    return ping(n // 2, say) if n > 0 else -n


print([female(n) for n in range(16)], [male(n) for n in range(16)], sep="\n")
print([is_even(n) for n in (0, 7, 100)], is_odd(51), [ackermann(m, n) for m, n in ((0, 5), (1, 2), (2, 3), (3, 3))])
for text in ("[1,[2,x],[]]", "-5", "[[[a]]]", "[1,,2]", "[1,2"):
    try:
        result, end = value(text, 0)
        print(result, end, end == len(text))
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
said: list[str] = []
print(ping(5, said.append), said)
