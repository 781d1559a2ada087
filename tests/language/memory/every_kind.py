"""Every kind of object that holds pointers, checked while most of them become garbage."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass, field
from typing import Callable, Generator, Iterator


@dataclass
class Node:
    value: int
    children: list[Node] = field(default_factory=list)
    parent: Node | None = None
    name: str = ""
    pair: tuple[str, int] = ("", 0)
    maybe: tuple[str | None, list[int] | None] = (None, None)


def tree(depth: int, base: int) -> Node:
    node = Node(base, [], None, "n" + str(base), ("p" + str(base), base), ("m" + str(base), [base]))
    if depth > 0:
        for i in range(2):
            child = tree(depth - 1, base * 2 + i)
            child.parent = node
            node.children.append(child)
    return node


def total(node: Node) -> int:
    assert node.name == "n" + str(node.value), node.name
    assert node.pair == ("p" + str(node.value), node.value)
    first, second = node.maybe
    assert first == "m" + str(node.value)
    assert second is not None and second[0] == node.value
    result = node.value
    for child in node.children:
        assert child.parent is node
        result += total(child)
    return result


def trees(rounds: int) -> int:
    keep = tree(8, 1)
    expected = total(keep)
    for i in range(rounds):
        assert total(tree(6, i)) >= 0
        if i % 100 == 0:
            assert total(keep) == expected
    return expected


def strings(rounds: int) -> int:
    kept: dict[str, list[str]] = {}
    for i in range(rounds):
        key = "key" + str(i % 50)
        text = ("x" * (i % 300)) + str(i)
        kept.setdefault(key, []).append(text)
        if len(kept[key]) > 10:
            kept[key] = kept[key][5:]
    size = 0
    for key, texts in kept.items():
        for text in texts:
            number = int(text.lstrip("x"))
            assert text == "x" * (number % 300) + str(number)
            assert key == "key" + str(number % 50)
            size += len(text)
    return size


def closures(rounds: int) -> int:
    made: list[Callable[[int], int]] = []

    def maker(n: int) -> Callable[[int], int]:
        data = [n, n + 1, n + 2]
        label = f"label {n}"

        def call(x: int) -> int:
            nonlocal data
            data = [d + x for d in data]
            assert label == f"label {n}"
            return sum(data)

        return call

    result = 0
    for i in range(rounds):
        made.append(maker(i))
        if len(made) > 100:
            for j, f in enumerate(made):
                result += f(j)
            made = made[90:]
    return result


def numbers(n: int) -> Generator[tuple[int, str], None, str]:
    held = [str(n)] * 3
    for i in range(n):
        text = "item" + str(i)
        yield i, text
        assert text == "item" + str(i)
        assert held[2] == str(n)
    return "end" + str(n)


def chained(n: int) -> Iterator[str]:
    end = yield from ((str(i), t)[1] for i, t in numbers(n))  # type: ignore[func-returns-value]
    del end
    r = "tail"
    yield r + str(n)


def generators(rounds: int) -> int:
    alive = [chained(50) for _ in range(20)]
    count = 0
    for i in range(rounds):
        at = i % 20
        got = next(alive[at], None)
        if got is None:
            alive[at] = chained(50)
        else:
            assert got.startswith("item") or got == "tail50", got
            count += len(got)
        waste = [bytes(100) for _ in range(3)]
        assert len(waste) == 3
    return count


def optionals(rounds: int) -> int:
    pairs: list[tuple[str | None, int, list[str] | None]] = [(None, 0, None)] * 64
    table: dict[tuple[str, int], tuple[str | None, bytes]] = {}
    points: set[tuple[int, str]] = set()
    for i in range(rounds):
        at = i % 64
        pairs[at] = (str(i) if i % 3 else None, i, [str(i), "b"] if i % 2 else None)
        table[("k" + str(at), at)] = (str(i) if i % 5 else None, str(i).encode())
        points.add((at, "p" + str(at)))
    result = 0
    for a, n, b in pairs:
        assert a == (str(n) if n % 3 else None)
        if b is not None:
            assert n % 2 == 1 and b[0] == str(n) and b[1] == "b"
        else:
            assert n % 2 == 0
        result += n
    for (k, at), (v, raw) in table.items():
        assert k == "k" + str(at)
        n = int(raw.decode())
        assert v == (str(n) if n % 5 else None)
    assert len(points) == 64 and (5, "p5") in points
    return result


def unions(rounds: int) -> int:
    things: list[object] = []
    mixed: list[int | str | float | None] = []
    for i in range(rounds):
        things.append(i * 1000003 if i % 3 == 0 else str(i) if i % 3 == 1 else (i, str(i)))
        mixed.append(i * 7 if i % 4 == 0 else str(i) if i % 4 == 1 else i / 2 if i % 4 == 2 else None)
        if len(things) > 200:
            things = things[150:]
            mixed = mixed[150:]
    result = 0
    for thing in things:
        if isinstance(thing, int):
            result += thing % 1000
        elif isinstance(thing, str):
            result += int(thing)
        else:
            result += len(str(thing))
    for m in mixed:
        if isinstance(m, str):
            result += len(m)
        elif m is not None:
            result += int(m)
    return result


class Stack:
    def __init__(self) -> None:
        self.top: Cell | None = None

    def push(self, value: bytearray) -> None:
        self.top = Cell(value, self.top)

    def pop(self) -> bytearray:
        assert self.top is not None
        value = self.top.value
        self.top = self.top.below
        return value


class Cell:
    def __init__(self, value: bytearray, below: Cell | None) -> None:
        self.value = value
        self.below = below


stack = Stack()
history: list[tuple[str, Node | None]] = []


def linked(rounds: int) -> int:
    result = 0
    for i in range(rounds):
        stack.push(bytearray(str(i).encode() * 10))
        if i % 100 == 99:
            for j in range(100):
                value = stack.pop()
                assert value == bytearray(str(i - j).encode() * 10)
                result += len(value)
            history.append((str(i), Node(i) if i % 200 == 99 else None))
            if len(history) > 50:
                del history[:25]
    for text, node in history:
        assert node is None or str(node.value) == text
    return result


def exceptions(rounds: int) -> int:
    kept: list[Exception] = []
    for i in range(rounds):
        try:
            try:
                raise KeyError("k" + str(i), [i])
            except KeyError as e:
                raise ValueError("v" + str(i)) from e
        except ValueError as e:
            kept.append(e)
            if len(kept) > 50:
                kept = kept[25:]
    for e in kept:  # type: ignore[misc]
        cause = e.__cause__  # type: ignore[misc]
        assert cause is not None and str(cause.args[0])[1:] == str(e)[1:]  # type: ignore[misc]
    return len(kept)


async def worker(queue: asyncio.Queue[tuple[int, str]], results: dict[int, str]) -> int:
    done = 0
    while True:
        number, text = await queue.get()
        if number < 0:
            return done
        local = [text] * 4
        if number % 16 == 0:
            await asyncio.sleep(0)
        assert local[3] == "t" + str(number)
        results[number % 97] = text + "!"
        done += 1


async def coroutines(rounds: int) -> int:
    queue: asyncio.Queue[tuple[int, str]] = asyncio.Queue(8)
    results: dict[int, str] = {}
    tasks = [asyncio.create_task(worker(queue, results)) for _ in range(4)]
    for i in range(rounds):
        await queue.put((i, "t" + str(i)))
    for _ in tasks:
        await queue.put((-1, ""))
    total = 0
    for t in tasks:
        total += await t
    for key, text in results.items():
        assert text.endswith("!") and int(text[1:-1]) % 97 == key
    return total


def blocks(rounds: int) -> int:
    held: list[bytes] = []
    result = 0
    for i in range(rounds):
        held.append(bytes([i % 256]) * 10000)
        if len(held) > 100:
            for b in held[:50]:
                assert b[0] == b[9999]
                result += b[0]
            held = held[50:]
    return result


# With 10, the program allocates more than 10 GB.
scale = int(sys.argv[1]) if len(sys.argv) > 1 else 1
print("trees", trees(400 * scale))
print("strings", strings(100000 * scale))
print("closures", closures(30000 * scale))
print("generators", generators(100000 * scale))
print("optionals", optionals(100000 * scale))
print("unions", unions(200000 * scale))
print("linked", linked(100000 * scale))
print("exceptions", exceptions(30000 * scale))
print("coroutines", asyncio.run(coroutines(20000 * scale)))
print("blocks", blocks(60000 * scale))
