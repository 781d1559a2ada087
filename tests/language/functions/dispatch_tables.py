"""Tables of functions: a calculator, units, a menu of bound methods and functions with partial arguments."""
from __future__ import annotations
import operator
from typing import Callable

Binary = Callable[[float, float], float]
OPERATORS: dict[str, tuple[int, Binary]] = {
    "+": (1, operator.add), "-": (1, operator.sub), "*": (2, operator.mul), "/": (2, operator.truediv), "^": (3, pow), "max": (0, max),
}


def reverse_polish(text: str) -> float:
    stack: list[float] = []
    for word in text.split():
        if word in OPERATORS:
            if len(stack) < 2:
                raise IndexError(f"{word} needs two numbers, has {len(stack)}")
            right, left = stack.pop(), stack.pop()
            stack.append(OPERATORS[word][1](left, right))
        else:
            stack.append(float(word))
    if len(stack) != 1:
        raise ValueError(f"{len(stack)} numbers left")
    return stack[0]


class Counter:
    def __init__(self) -> None:
        self.value = 0

    def up(self, by: int) -> None:
        self.value += by

    def down(self, by: int) -> None:
        self.value -= by

    def run(self, script: str) -> int:
        actions: dict[str, Callable[[int], None]] = {"+": self.up, "-": self.down, "=": lambda n: self.set(n, False), "x": lambda n: self.set(self.value * n, True)}
        for word in script.split():
            actions.get(word[0], self.unknown)(int(word[1:] or 1))
        return self.value

    def set(self, n: int, keep: bool) -> None:
        self.value = n if keep else abs(n)

    @staticmethod
    def unknown(n: int) -> None:
        print("unknown action with", n)


for text in ("3 4 + 2 *", "5 1 2 + 4 * + 3 -", "2 3 ^", "1 0 /", "1 +", "1 2", "7 9 max", "1 x +", ""):
    try:
        print(f"{text:20}{reverse_polish(text):g}")
    except (ArithmeticError, LookupError, ValueError) as error:
        print(f"{text:20}{type(error).__name__}: {error}")
print(Counter().run("+5 -2 + x10 ?7 =-4 +1"), sorted(OPERATORS, key=lambda name: (-OPERATORS[name][0], name)))
to_base: list[Callable[[int], str]] = [bin, oct, hex, str, "{:,}".format, chr]
print([convert(97) for convert in to_base], [convert(5)[-1] for convert in to_base])
