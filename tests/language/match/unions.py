from __future__ import annotations
from dataclasses import dataclass
from enum import Enum
from typing import Union


class Color(Enum):
    RED = "r"
    GREEN = "g"
    BLUE = "b"


def name(c: Color) -> str:
    match c:
        case Color.RED:
            return "red"
        case Color.GREEN | Color.BLUE:
            return "other"


def flag(b: bool) -> int:
    match b:
        case True:
            return 1
        case False:
            return 0


@dataclass
class Num:
    value: float


@dataclass
class Bin:
    op: str
    left: Expr
    right: Expr


@dataclass
class Neg:
    operand: Expr


Expr = Union[Num, Bin, Neg]


def evaluate(e: Expr) -> float:
    match e:
        case Num(v):
            return v
        case Neg(Num(v)):
            return -v
        case Neg(x):
            return -evaluate(x)
        case Bin("+", a, b):
            return evaluate(a) + evaluate(b)
        case Bin("*", a, b):
            return evaluate(a) * evaluate(b)
        case Bin(op=("-" | "/") as op, left=a, right=b) if op == "-":
            return evaluate(a) - evaluate(b)
        case Bin(op, _, _):
            raise ValueError(f"bad operator {op}")


def command(line: str) -> str:
    match line.split():
        case []:
            return "empty"
        case ["go", ("north" | "south") as direction]:
            return f"going {direction}"
        case ["go", where]:
            return f"cannot go {where}"
        case ["get", item, *rest]:
            return f"get {item} and {len(rest)} more {rest}"
        case ["quit" | "exit"]:
            return "bye"
        case [single]:
            return f"single {single}"
        case [first, *_, last]:
            return f"{first}..{last}"
        case _:
            return "?"


def kinds(x: Union[int, str, list[int], tuple[int, int], None, dict[str, int]]) -> str:
    match x:
        case None:
            return "none"
        case 0:
            return "zero"
        case int() as n if n < 0:
            return f"neg {n}"
        case int(n):
            return f"int {n}"
        case "":
            return "empty str"
        case str():
            return "str " + x
        case [a, b] if isinstance(x, list):
            return f"pair list {a} {b}"
        case [1, *tail]:
            return f"one then {tail}"
        case {"k": v, **rest}:
            return f"k={v} {rest}"
        case _:
            return "other"


def number(n: int) -> str:
    match n:
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case x if x > 100:
            return "big"
        case _:
            return "medium"


def point(p: tuple[int, int]) -> str:
    match p:
        case (0, 0):
            return "origin"
        case (x, 0) | (0, x):
            return f"axis {x}"
        case (x, y) if x == y:
            return f"diagonal {x}"
        case (x, y):
            return f"{x},{y}"


print([name(c) for c in Color], flag(True), flag(False))
e = Bin("+", Num(1.0), Bin("*", Num(2.0), Neg(Num(3.5))))
print(evaluate(e), e)
print(evaluate(Bin("-", Num(1.5), Neg(Neg(Num(2.0))))))
try:
    evaluate(Bin("/", Num(1.0), Num(2.0)))
except ValueError as err:
    print(err)
for line in ("", "go north", "go up", "get lamp key rope", "exit", "look", "a b c d"):
    print(command(line))
for v in (None, 0, -5, 7, "", "hey", {"k": 1, "z": 2}, {"q": 1}):
    print(kinds(v))
print(kinds([1, 2]), kinds([1, 2, 3]), kinds([5, 6, 7]), kinds((1, 2)))
print([number(n) for n in (2, -1, 500, 50)], [point(p) for p in ((0, 0), (3, 0), (0, 4), (2, 2), (1, 2))])
