from abc import ABC, abstractmethod


class Named:
    name: str

    def hello(self) -> str:
        return f"hello {self.name} {self.kind()}"

    def kind(self) -> str:
        return "named"


class Counted:
    def __init__(self) -> None:
        self.count = 0
        self.log: list[str] = []

    def bump(self) -> int:
        self.count += 1
        self.log.append(type(self).__name__)
        return self.count


class Thing(Named, Counted):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def kind(self) -> str:
        return "thing/" + super().kind()


class Special(Thing):
    size: int = 3


class Other(Counted):
    pass


t = Thing("a")
print(t.hello(), t.bump(), t.bump(), t.count, t.log)


def use(c: Counted) -> None:
    c.bump()
    c.count += 10
    print(type(c).__name__, c.count, c.log, isinstance(c, Named))


use(t)
use(Other())
use(Special("s"))
items: list[Counted] = [t, Other(), Special("q"), Counted()]
for item in items:
    use(item)
    if isinstance(item, Named):
        print("named", item.name, item.hello())
print(issubclass(Thing, Named), isinstance(t, Counted))


class A:
    def who(self) -> str:
        return "A"


class B(A):
    def who(self) -> str:
        return "B" + super().who()


class C(A):
    def who(self) -> str:
        return "C" + super().who()


class D(B, C):
    def who(self) -> str:
        return "D" + super().who()


class E(B):
    pass


for a in (A(), B(), C(), D(), E()):
    print(a.who())


class Base:
    def __init__(self, *, tag: str = "x") -> None:
        print("Base", tag)
        self.tag = tag


class M1(Base):
    def __init__(self, *, tag: str = "m1") -> None:
        print("M1")
        super().__init__(tag=tag)
        self.m1 = 1


class M2(Base):
    def __init__(self, *, tag: str = "m2") -> None:
        print("M2")
        super().__init__(tag=tag + "!")
        self.m2 = 2.5


class Both(M1, M2):
    def __init__(self) -> None:
        super().__init__(tag="both")
        self.own = "own"


b = Both()
print(b.tag, b.m1, b.m2, b.own)


def read2(m: M2) -> float:
    return m.m2


print(read2(b), read2(M2()))


class AppError(Exception):
    code: int = 1


class NotHere(AppError, KeyError):
    code = 404


class Broken(AppError, ValueError):
    def __init__(self, what: str) -> None:
        super().__init__(f"broken {what}")
        self.what = what


for k in range(3):
    try:
        if k == 0:
            raise NotHere("k")
        if k == 1:
            raise Broken("leg")
        raise KeyError("plain")
    except AppError as e:
        print("app", type(e).__name__, e, e.code, repr(e), isinstance(e, KeyError), isinstance(e, ValueError))
    except LookupError as e:
        print("lookup", e)

try:
    raise Broken("x")
except ValueError as e:
    print("value", e, e.args)
try:
    raise NotHere("y")
except KeyError as e:
    print("key", e)


class Comparable(ABC):
    @abstractmethod
    def key(self) -> int: ...

    def __lt__(self, other: "Comparable") -> bool:
        return self.key() < other.key()


class Printable:
    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.describe()}>"

    def describe(self) -> str:
        return "?"

    @property
    def title(self) -> str:
        return self.describe().title()


class Item(Printable, Comparable):
    limit = 5

    def __init__(self, n: int) -> None:
        self.n = n

    def key(self) -> int:
        return -self.n

    def describe(self) -> str:
        return f"item {self.n}"


things = [Item(3), Item(9), Item(1)]
print(sorted(things), min(things), things[0].title)
printables: list[Printable] = [*things, Printable()]
print(printables, [p.title for p in printables])
