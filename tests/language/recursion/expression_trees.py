"""Expressions as nested tuples and classes: evaluation, printing, simplification and derivatives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union


@dataclass(frozen=True)
class Num:
    value: int


@dataclass(frozen=True)
class Var:
    name: str


@dataclass(frozen=True)
class Op:
    sign: str
    left: Expr
    right: Expr


Expr = Union[Num, Var, Op]
PRIORITY = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}
x = Var("x")


def evaluate(e: Expr, env: dict[str, int]) -> int:
    if isinstance(e, Num):
        return e.value
    if isinstance(e, Var):
        if e.name not in env:
            raise NameError(f"name {e.name!r} is not defined")
        return env[e.name]
    a, b = evaluate(e.left, env), evaluate(e.right, env)
    if e.sign == "+":
        return a + b
    if e.sign == "-":
        return a - b
    if e.sign == "*":
        return a * b
    if e.sign == "^":
        return int(a**b)
    return a // b


def show(e: Expr, outer: int = 0) -> str:
    match e:
        case Num(value):
            return str(value) if value >= 0 else f"({value})"
        case Var(name):
            return name
        case Op(sign, left, right):
            own = PRIORITY[sign]
            text = f"{show(left, own)} {sign} {show(right, own + (sign in '-/'))}"
            return f"({text})" if own < outer else text


def simplify(e: Expr) -> Expr:
    if not isinstance(e, Op):
        return e
    match e.sign, simplify(e.left), simplify(e.right):
        case "+", Num(0), other:
            return other
        case "+" | "-", other, Num(0):
            return other
        case "*", Num(0), _:
            return Num(0)
        case "*", _, Num(0):
            return Num(0)
        case "*", Num(1), other:
            return other
        case "*" | "/" | "^", other, Num(1):
            return other
        case sign, Num() as a, Num() as b if sign != "/":
            return Num(evaluate(Op(sign, a, b), {}))
        case "-", a2, b2 if a2 == b2:
            return Num(0)
        case sign, a3, b3:
            return Op(sign, a3, b3)


def derivative(e: Expr, by: str) -> Expr:
    match e:
        case Num():
            return Num(0)
        case Var(name):
            return Num(int(name == by))
        case Op("+" | "-", a, b):
            return Op(e.sign, derivative(a, by), derivative(b, by))
        case Op("*", a, b):
            return Op("+", Op("*", derivative(a, by), b), Op("*", a, derivative(b, by)))
        case Op("^", a, Num(n)):
            return Op("*", Op("*", Num(n), Op("^", a, Num(n - 1))), derivative(a, by))
        case Op(sign):
            raise ValueError(f"no rule for {sign}")


poly = Op("+", Op("*", Num(3), Op("^", x, Num(2))), Op("-", x, Op("+", Num(-4), Num(1))))
print(show(poly), [evaluate(poly, {"x": n}) for n in range(-2, 3)])
print(show(derivative(poly, "x")), "=>", show(simplify(derivative(poly, "x"))))
print(show(simplify(derivative(simplify(derivative(poly, "x")), "x"))), show(simplify(derivative(poly, "y"))))
print(show(Op("*", Op("+", x, Num(1)), Op("-", x, Op("-", x, Num(2))))), simplify(Op("-", x, x)), Op("+", x, x) == Op("+", Var("x"), x))
for bad in (Op("/", Num(1), Num(0)), Var("q"), Op("^", x, x)):
    try:
        print(evaluate(bad, {}))
    except (ZeroDivisionError, NameError) as error:
        print(type(error).__name__, error)
try:
    derivative(Op("/", x, x), "x")
except ValueError as error:
    print(error)
