class A:
    total = 0
    names: list[str] = []

    def show(self) -> str:
        return f"{self.total}"


class B(A):
    def __init__(self) -> None:
        self.total = 5


class C(A):
    total = 7


def read(a: A) -> int:
    return a.total


for a in (A(), B(), C()):
    print(read(a), a.show())
A.total = 9
print(read(A()), read(B()), read(C()), A.total, B.total, C.total)
a = A()
a.total += 1
print(a.total, A.total, a.show())
a.names.append("x")
print(B().names)


class Config:
    timeout: float = 1.5
    name: str = "base"
    retries = 3

    def __init__(self, name: str | None = None) -> None:
        if name is not None:
            self.name = name


class Fast(Config):
    timeout = 0.1


c, f = Config("mine"), Fast()
print(c.name, f.name, c.timeout, f.timeout, c.retries)
f.timeout *= 2
f.retries = 5
print(f.timeout, Fast.timeout, Config.timeout, f.retries, Fast.retries, Config().retries)


class Counter:
    count = 0

    def __init__(self) -> None:
        Counter.count += 1
        self.id = Counter.count


class Sub(Counter):
    def hide(self) -> int:
        self.count = 100
        return self.count


s = Sub()
t = Counter()
print(s.count, t.count, s.hide(), s.count, t.count, Sub.count, s.id, t.id)
