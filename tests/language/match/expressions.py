"""More of match: subjects in attributes, bool against int, json-like unions, loops with match."""
from __future__ import annotations
from dataclasses import dataclass
from enum import Enum
from typing import Optional, Union


class Color(Enum):
    RED = "r"
    GREEN = "g"


@dataclass
class Lit:
    value: float


@dataclass
class Var:
    name: str


@dataclass
class Bin:
    op: str
    left: Expr
    right: Expr


@dataclass
class Call:
    function: str
    args: list[Expr]


Expr = Union[Lit, Var, Bin, Call]


class Holder:
    def __init__(self, item: int | str | None) -> None:
        self.item = item

    def show(self) -> str:
        match self.item:
            case None:
                return "nothing"
            case int():
                return f"int {self.item + 1}"
            case _:
                return self.item.upper()


def evaluate(e: Expr, env: dict[str, float]) -> float:
    match e:
        case Lit(v):
            return v
        case Var(name) if name in env:
            return env[name]
        case Var(name):
            raise NameError(f"name {name!r}")
        case Bin("+", l, r):
            return evaluate(l, env) + evaluate(r, env)
        case Bin("*", Lit(0.0), _) | Bin("*", _, Lit(0.0)):
            return 0.0
        case Bin("*", l, r):
            return evaluate(l, env) * evaluate(r, env)
        case Bin(op=op):
            raise ValueError("bad operator " + op)
        case Call("max", [first, *rest]):
            best = evaluate(first, env)
            for x in rest:
                best = max(best, evaluate(x, env))
            return best
        case Call(function, args):
            raise ValueError(f"{function}/{len(args)}")


def simplify(e: Expr) -> Expr:
    match e:
        case Bin("+", Lit(0.0), x) | Bin("+", x, Lit(0.0)) | Bin("*", Lit(1.0), x) | Bin("*", x, Lit(1.0)):
            return simplify(x)
        case Bin(op, left, right):
            return Bin(op, simplify(left), simplify(right))
        case _:
            return e


def flag(v: bool | int | str) -> str:
    match v:
        case True:
            return "yes"
        case False:
            return "no"
        case 0 | 1:
            return "bit"
        case int(n):
            return f"n{n}"
        case "x" | "y" as letter:
            return letter
        case other:
            return other + "?"


def light(c: Color) -> int:
    match c:
        case Color.RED:
            return 1
        case Color.GREEN:
            return 2


def mapping(d: dict[str, int | str]) -> str:
    match d:
        case {"kind": "a", "n": int(n)}:
            return f"a{n}"
        case {"kind": str(kind), **rest} if rest:
            return f"{kind} with {len(rest)}"
        case {"kind": str() as kind}:
            return kind
        case {}:
            return "any"


def walk(commands: list[str]) -> tuple[int, int]:
    x = y = 0
    for command in commands:
        match command.split():
            case ["up", n]:
                y += int(n)
            case ["right" | "east", n]:
                x += int(n)
            case ["stop"]:
                break
            case ["skip"]:
                continue
            case other:
                print("ignored", other)
        print(x, y)
    return x, y


env = {"x": 3.0}
tree: Expr = Bin("+", Bin("*", Lit(2.0), Var("x")), Call("max", [Lit(1.0), Var("x"), Bin("*", Lit(0.0), Var("zz"))]))
print(evaluate(tree, env), simplify(Bin("+", Lit(0.0), Bin("*", Var("q"), Lit(1.0)))))
for bad in (Var("w"), Bin("-", Lit(1.0), Lit(2.0)), Call("min", []), Call("max", [])):
    try:
        evaluate(bad, env)
    except (NameError, ValueError) as error:
        print(type(error).__name__, error)
print([flag(v) for v in (True, False, 1, 0, 7, "x", "y", "z")], [light(c) for c in Color])
print([Holder(v).show() for v in (None, 4, "abc")])
print(mapping({"kind": "a", "n": 3}), mapping({"kind": "b", "z": 1}), mapping({"kind": "c"}), mapping({}), mapping({"kind": 5}))
print(walk(["up 3", "east 2", "skip", "jump", "right 1", "stop", "up 9"]))
point: Optional[tuple[int, int]] = None
for point in ((1, 2), None, (0, 5)):
    match point:
        case None:
            print("no point")
        case (0, y):
            print("on axis", y)
        case (x, y):
            print(x + y)
pairs: list[tuple[str, int]] = [("a", 1), ("b", 2), ("a", 3)]
for pair in pairs:
    match pair:
        case ("a", n) if n > 2:
            print("big a", n)
        case ("a" | "b" as key, n):
            print(key, n)
