"""Bools and members of IntEnum and StrEnum where ints and texts are declared: they stay what they are in results, attributes and containers."""
from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from http import HTTPStatus
from typing import NamedTuple, Optional


class Op(IntEnum):
    PUSH = 1
    ADD = 2
    JUMP = 3
    HALT = 255


class Level(str, Enum):
    LOW = "low"
    HIGH = "high"


def total(x: object) -> int:
    if isinstance(x, int):
        return x
    if isinstance(x, list):
        return sum(total(y) for y in x)
    return 0


print(total([1, True, [2, False, Op.ADD]]), total(True), total(Op.HALT))


@dataclass
class Instruction:
    opcode: int
    operands: list[int] = field(default_factory=list)

    def encode(self) -> bytes:
        return bytes([self.opcode, len(self.operands), *self.operands])


class Response(NamedTuple):
    status: int
    body: str = ""

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300


program = [Instruction(Op.PUSH, [5]), Instruction(2), Instruction(Op.HALT), Instruction(opcode=Op.JUMP, operands=[Op.ADD, 7])]
print(program)
print([i.encode() for i in program], [i.opcode for i in program])
names: dict[int, str] = {Op.PUSH: "push", 2: "add"}
print(names[1], names[Op.ADD], names.get(Op.HALT, "none"), Op.PUSH in names, 7 in names, names)
replies = [Response(HTTPStatus.OK, "fine"), Response(404), Response(HTTPStatus.NOT_FOUND)]
for reply in replies:
    print(reply, reply.ok, reply.status, reply.status // 100, f"{reply.status:d} {reply.status:>5} {reply.status!r}")
print(sorted(replies, key=lambda r: r.status), replies[1] == replies[2], {r.status for r in replies})


def run(code: list[int]) -> list[int]:
    stack: list[int] = []
    at = 0
    while at < len(code):
        op = code[at]
        at += 1
        if op == Op.PUSH:
            stack.append(code[at])
            at += 1
        elif op == Op.ADD:
            stack.append(stack.pop() + stack.pop())
        elif op == Op.JUMP:
            at = code[at]
        elif op == Op.HALT:
            break
        else:
            raise ValueError(f"bad op {op}")
    return stack


print(run([Op.PUSH, 2, Op.PUSH, 40, Op.ADD, Op.HALT, 9]), run([Op.JUMP, 3, 9, Op.HALT]))
try:
    run([Op.PUSH, 1, 77])
except ValueError as error:
    print("error:", error)


def same(a: str, b: str) -> int:
    return a == b


def flags(values: Iterable[int]) -> list[int]:
    return [v % 2 == 0 for v in values]


def at_least(limit: int) -> Callable[[int], int]:
    return lambda v: v >= limit


print(same("a", "a"), same("a", "b") + 1, flags([1, 2, 3]), sum(flags(range(10))), sum(map(at_least(3), [1, 3, 5])), at_least(2)(5))
found = flags([4, 5])
print("xyz"[found[0]], found.index(True), found.count(0), [10, 20][found[1]], range(found[0]), -found[0], ~found[1], found[0] << 3)


class Counterish:
    def __init__(self) -> None:
        self.hits: int = 0
        self.last: int = False
        self.best: Optional[int] = None
        self.history: deque[int] = deque(maxlen=3)

    def feed(self, value: int) -> None:
        self.last = value > 10
        self.hits += self.last
        self.history.append(value)
        if self.best is None or value > self.best:
            self.best = value


c = Counterish()
for n in (5, 20, Op.HALT, 12, True):
    c.feed(n)
print(c.hits, c.last, c.best, c.history, max(c.history), [int(h) for h in c.history])
by_level: dict[str, list[int]] = defaultdict(list)
for name, n in (("low", 1), (Level.HIGH, 2), ("low", Op.ADD), (Level.LOW, True)):
    by_level[name].append(n)
print({str(k.upper()): v for k, v in by_level.items()}, len(by_level))
grid: list[list[int]] = [[x == y for x in range(3)] for y in range(2)]
print(grid, sum(map(sum, grid)), [row.count(1) for row in grid])
pairs: list[tuple[str, int]] = [("a", 1), ("b", 2 > 1), ("c", Op.JUMP)]
print(pairs, dict(pairs), Counter(v for _, v in pairs), [n + 1 for _, n in pairs])


def bits(n: int) -> Iterator[int]:
    while n:
        yield n & 1 == 1
        n >>= 1


print(list(bits(6)), next(bits(1)), [b * 2 for b in bits(5)])
x: int = Op.ADD
y: int = x == 2
print(x, y, x + y, isinstance(x, Op), isinstance(y, bool), type(x).__name__, type(y).__name__)
