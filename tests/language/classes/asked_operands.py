"""Which operand answers: NotImplemented, reflected methods, subclasses that are asked first, and lengths below 0."""

from __future__ import annotations


class Plain:
    pass


class Always:
    def __eq__(self, other: object) -> bool:
        return True


class Money:
    def __init__(self, cents: int) -> None:
        self.cents = cents

    def __add__(self, other: object) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.cents + other.cents)

    def __lt__(self, other: object) -> bool:
        return self.cents < other.cents if isinstance(other, Money) else NotImplemented

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return self.cents == other.cents

    def __iadd__(self, other: object) -> Money:
        if isinstance(other, int):
            self.cents += other
            return self
        return NotImplemented


class Tip:
    def __radd__(self, other: Money) -> str:  # type: ignore[misc]
        return f"tip on {other.cents}"

    def __gt__(self, other: object) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Money)


print(Plain() == Always(), Plain() != Always(), Always() == Plain())
print(Money(5) + Tip(), Money(3) < Tip(), Money(3) == Tip(), Money(3) != Tip(), Money(3) == Money(3))
for use in (lambda: print(Money(1) + 3), lambda: print(Money(1) < 3)):
    try:
        use()  # type: ignore[no-untyped-call]
    except TypeError as error:
        print(error)
m = Money(1)
m += 4
print(m.cents)
things: list[object] = [Money(1), Tip(), Plain(), Always(), 3]
for a in things:
    print([a == b for b in things])
print(Money(1) in [Tip()], Tip() in [Money(7)], (Money(1), 2) == (Tip(), 2))  # type: ignore[comparison-overlap]
try:
    m += "x"
    print(m)
except TypeError as error:
    print(error)


class Base:
    def __init__(self, name: str) -> None:
        self.name = name

    def __add__(self, other: "Base") -> str:
        return f"Base.add {self.name} {other.name}"

    def __radd__(self, other: "Base") -> str:
        return f"Base.radd {self.name} {other.name}"

    def __lt__(self, other: "Base") -> bool:
        print("lt", self.name, other.name)
        return True

    def __gt__(self, other: "Base") -> bool:
        print("gt", self.name, other.name)
        return False

    def __sub__(self, other: "Base") -> str:
        return "sub"


class Same(Base):
    pass


class Own(Base):
    def __radd__(self, other: Base) -> str:
        return f"Own.radd {self.name} {other.name}"

    def __rsub__(self, other: Base) -> str:
        return f"Own.rsub {self.name} {other.name}"


class Deep(Own):
    def __add__(self, other: Base) -> str:
        return f"Deep.add {self.name} {other.name}"


every: list[Base] = [Base("b"), Same("s"), Own("o"), Deep("d")]
for x in every:
    for y in every:
        print(x + y, x < y, sep=" | ")
print(every[0] - Own("z"), Base("q") + Own("w"), Own("w") + Base("q"))
print([b.name for b in sorted(every)], max(every).name)


class Sized:
    def __init__(self, n: int) -> None:
        self.n = n

    def __len__(self) -> int:
        return self.n


for use in (lambda: print(len(Sized(-2))), lambda: print(bool(Sized(-2)))):
    try:
        use()
    except ValueError as error:
        print("ValueError", error)
