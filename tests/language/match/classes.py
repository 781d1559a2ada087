"""match on classes, with positional and keyword patterns, nested."""

from dataclasses import dataclass
from typing import Union


@dataclass
class Number:
    value: int


@dataclass
class Add:
    left: "Expression"
    right: "Expression"


@dataclass
class Multiply:
    left: "Expression"
    right: "Expression"


@dataclass
class Negate:
    operand: "Expression"


Expression = Union[Number, Add, Multiply, Negate]


def evaluate(expression: Expression) -> int:
    match expression:
        case Number(value):
            return value
        case Add(left, right):
            return evaluate(left) + evaluate(right)
        case Multiply(Number(0), _) | Multiply(_, Number(0)):
            print("zero")
            return 0
        case Multiply(left=left, right=right):
            return evaluate(left) * evaluate(right)
        case Negate(operand=Number(value=value)):
            return -value
        case Negate(operand):
            return -evaluate(operand)


print(evaluate(Add(Number(2), Multiply(Number(3), Number(4)))))
print(evaluate(Multiply(Number(0), Negate(Number(7)))), evaluate(Negate(Add(Number(1), Number(1)))))
print(evaluate(Negate(Number(5))), Add(Number(1), Negate(Number(2))))
