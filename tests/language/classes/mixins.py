from dataclasses import dataclass
from enum import Enum
from typing import Generic, Iterator, TypeVar

T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value

    def get(self) -> T:
        return self.value

    def map_self(self) -> "list[T]":
        return [self.value, self.value]


class Tagged:
    tag = "plain"

    def show(self) -> str:
        return f"{self.tag}"


class IntBox(Box[int], Tagged):
    tag = "int"

    def __init__(self, value: int) -> None:
        Box.__init__(self, value)
        self.doubled = value * 2


class StrBox(Tagged, Box[str]):
    pass


i = IntBox(4)
s = StrBox("q")
print(i.get() + 1, i.show(), i.map_self(), s.get().upper(), s.show(), s.map_self())
tags: list[Tagged] = [i, s, Tagged()]
for t in tags:
    print(t.tag, t.show(), isinstance(t, Box))


@dataclass
class Point:
    x: int = 0
    y: int = 0


@dataclass
class Colour:
    colour: str = "red"


@dataclass
class Pixel(Point, Colour):
    depth: int = 8


p = Pixel("c", 1, 2)
print(p, p == Pixel("c", 1, 2), p.colour, Pixel())


class Left:
    def __init__(self) -> None:
        self.left = "L"


class Right:
    def __init__(self) -> None:
        self.right = "R"


class Both(Left, Right):
    def __init__(self) -> None:
        Left.__init__(self)
        Right.__init__(self)
        self.both = self.left + self.right


def right_of(r: Right) -> str:
    return r.right


b = Both()
print(b.both, right_of(b), right_of(Right()))
b.right = "changed"
print(right_of(b))


class Deep(Both, Tagged):
    def __init__(self) -> None:
        super().__init__()
        self.deep = 1.5


d = Deep()
print(d.both, d.show(), right_of(d), d.deep)


class Iter:
    def __iter__(self) -> Iterator[int]:
        return iter([1, 2, 3])


class Sized:
    def __len__(self) -> int:
        return 3


class Coll(Iter, Sized):
    pass


c = Coll()
print(list(c), len(c), bool(c), sum(c))


class Flyer:
    def fly(self) -> str:
        return f"{type(self).__name__} flies"


class Swimmer:
    speed = 3

    def swim(self) -> str:
        return f"{type(self).__name__} swims {self.speed}"


class Animal:
    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        return self.name


class Duck(Animal, Swimmer, Flyer):
    speed = 4


class Fish(Swimmer, Animal):
    pass


class Robot(Swimmer):
    pass


for a in [Duck("d"), Fish("f"), Animal("a")]:
    out = [str(a)]
    if isinstance(a, Swimmer):
        out.append(a.swim())
        out.append(a.name)
    if isinstance(a, Flyer):
        out.append(a.fly())
    print(out)


class LogMixin:
    _log: list[str]

    def log(self, text: str) -> None:
        try:
            self._log.append(text)
        except AttributeError as e:
            print("no log:", e)
            self._log = [text]


class Service(Animal, LogMixin):
    pass


sv = Service("svc")
sv.log("one")
sv.log("two")
print(sv._log)


class Singleton:
    instances = 0

    @classmethod
    def create(cls) -> str:
        cls.instances += 1
        return cls.__name__

    @staticmethod
    def helper(n: int) -> int:
        return n * 2


class Made(Animal, Singleton):
    def use(self) -> int:
        return self.helper(4)


print(Made("m").use(), Singleton.create(), Singleton.instances)


class Base0:
    def run(self) -> list[str]:
        return ["base0"]


class P1(Base0):
    def run(self) -> list[str]:
        return ["p1", *super().run()]


class P2(Base0):
    def run(self) -> list[str]:
        return ["p2"] + super().run()


class P3(P1, P2):
    pass


class P4(P2, Base0):
    pass


class P5(P3, P4):
    def run(self) -> list[str]:
        return ["p5"] + super().run()


print(P3().run(), P4().run(), P5().run())
