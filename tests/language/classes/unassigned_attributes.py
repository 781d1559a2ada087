from dataclasses import dataclass, field
from typing import Optional


class A:
    def __init__(self, c: bool) -> None:
        if c:
            self.x = 5
            self.name = "x"
            self.maybe: Optional[str] = None


class Sub(A):
    pass


def show(a: A) -> None:
    try:
        print(a.x)
    except AttributeError as e:
        print("AE", e)
    try:
        print(a.name)
    except AttributeError as e:
        print("AE", e)
    try:
        print(a.maybe)
    except AttributeError as e:
        print("AE", e)


show(A(True))
show(A(False))
show(Sub(False))


class Lazy:
    value: int

    def __init__(self) -> None:
        self.reset()
        self.count = 0

    def reset(self) -> None:
        self.items: list[int] = []
        self.total = 0.0

    def load(self) -> int:
        self.value = 7
        return self.value


l = Lazy()
try:
    print(l.value)
except AttributeError as e:
    print(e)
print(l.load(), l.value, l.items, l.total, l.count)
del l.value
try:
    print(l.value)
except AttributeError as e:
    print(e)
try:
    del l.value
except AttributeError as e:
    print(type(e).__name__)


class Order:
    def __init__(self) -> None:
        try:
            print(self.later)
        except AttributeError as e:
            print(e)
        self.later: int = 3
        self.show()

    def show(self) -> None:
        print(self.later)


Order()


class Base:
    def __init__(self) -> None:
        self.a = 1
        self.setup()

    def setup(self) -> None:
        pass


class Derived(Base):
    def __init__(self) -> None:
        super().__init__()
        self.b = 2

    def setup(self) -> None:
        print("setup", self.b)


try:
    Derived()
except AttributeError as e:
    print(e)


@dataclass
class D:
    x: int
    y: int = field(init=False)


d = D(1)
try:
    print(d.y)
except AttributeError as e:
    print(e)
d.y = 3
print(d)


class Node:
    def __init__(self, parent: "Optional[Node]") -> None:
        self.children: list[Node] = []
        self.parent = parent
        if parent is not None:
            parent.children.append(self)
        self.depth: int = 0 if parent is None else parent.depth + 1


n = Node(Node(Node(None)))
print(n.depth)
