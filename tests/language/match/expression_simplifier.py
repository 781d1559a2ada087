"""Algebra on dataclass trees by nested patterns: simplification, derivation, printing."""
from __future__ import annotations
from dataclasses import dataclass
from typing import Union


@dataclass(frozen=True)
class Const:
    value: int


@dataclass(frozen=True)
class Var:
    name: str


@dataclass(frozen=True)
class Add:
    left: Expr
    right: Expr


@dataclass(frozen=True)
class Mul:
    left: Expr
    right: Expr


@dataclass(frozen=True)
class Pow:
    base: Expr
    exponent: int


Expr = Union[Const, Var, Add, Mul, Pow]


def simplify(e: Expr) -> Expr:
    match e:
        case Add(left, right):
            match simplify(left), simplify(right):
                case Const(a), Const(b):
                    return Const(a + b)
                case (Const(0), other) | (other, Const(0)):
                    return other
                case a, b if a == b:
                    return simplify(Mul(Const(2), a))
                case a, b:
                    return Add(a, b)
        case Mul(left, right):
            match simplify(left), simplify(right):
                case Const(a), Const(b):
                    return Const(a * b)
                case (Const(0), _) | (_, Const(0)):
                    return Const(0)
                case (Const(1), other) | (other, Const(1)):
                    return other
                case Const(a), Mul(Const(b), rest):
                    return Mul(Const(a * b), rest)
                case other, Const() as constant:
                    return Mul(constant, other)
                case a, b:
                    return Mul(a, b)
        case Pow(_, 0):
            return Const(1)
        case Pow(base, 1):
            return simplify(base)
        case Pow(Const(n), k) if k > 0:
            return Const(n ** k)
        case Pow(base, k):
            return Pow(simplify(base), k)
        case _:
            return e


def derive(e: Expr, x: str) -> Expr:
    match e:
        case Const():
            return Const(0)
        case Var(name):
            return Const(1 if name == x else 0)
        case Add(a, b):
            return Add(derive(a, x), derive(b, x))
        case Mul(a, b):
            return Add(Mul(derive(a, x), b), Mul(a, derive(b, x)))
        case Pow(base, exponent=k):
            return Mul(Mul(Const(k), Pow(base, k - 1)), derive(base, x))


def show(e: Expr) -> str:
    match e:
        case Const(value=v) if v < 0:
            return f"({v})"
        case Const(v):
            return str(v)
        case Var(name):
            return name
        case Add(a, b):
            return f"({show(a)} + {show(b)})"
        case Mul(Const(-1), b):
            return f"-{show(b)}"
        case Mul(a, b):
            return f"{show(a)}*{show(b)}"
        case Pow(b, k):
            return f"{show(b)}^{k}"


x, y = Var("x"), Var("y")
for e in (Add(x, Const(0)), Mul(Add(x, x), Const(3)), Pow(x, 3), Mul(Const(-1), Add(y, Mul(Const(0), x))), Pow(Const(2), 5), Add(Pow(x, 1), Mul(x, y)), Mul(Const(2), Mul(Const(-3), x))):
    print(f"{show(e):16} = {show(simplify(e)):12} d/dx {show(simplify(derive(e, 'x')))}")
print(simplify(Add(Mul(x, Const(1)), Const(2))), simplify(Pow(y, 0)) == Const(1))
