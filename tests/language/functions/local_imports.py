"""Imports inside functions bind names of the function."""
from __future__ import annotations

from time import sleep


def check(text: str) -> bool:
    from ipaddress import IPv4Address, IPv6Address, ip_address
    made: IPv4Address | IPv6Address = ip_address(text)
    return isinstance(made, IPv4Address)


def other(text: str) -> str:
    import math
    import os.path as paths
    from textwrap import dedent as strip_margin
    print(math.floor(2.5), paths.basename("/a/b"))
    return strip_margin(text)


def counted(words: list[str]) -> list[tuple[str, int]]:
    from collections import Counter, deque

    queue: deque[str] = deque(words)

    def total() -> Counter[str]:
        from bisect import insort
        order: list[tuple[str, int]] = []
        for pair in Counter(queue).items():
            insort(order, pair)
        print(order)
        made: Counter[str] = Counter(queue)
        return made

    return total().most_common(1)


def sleep_twice() -> str:
    from asyncio import run, sleep

    async def main() -> str:
        await sleep(0)
        return "slept"

    return run(main())


class Shape:
    def area(self, radius: float) -> float:
        from math import pi
        self.last = pi
        return round(pi * radius * radius, 3)


def math(x: int) -> int:
    return x + 1


def conditional(deep: bool) -> str:
    if deep:
        import json
        return json.dumps([1, 2])
    return "shallow"


print(check("1.2.3.4"), check("::1"))
print(other("  a\n  b"))
print(counted(["a", "b", "a"]))
print(sleep_twice())
sleep(0.0)
print(Shape().area(2.0))
print(math(4))
print(conditional(True), conditional(False))
