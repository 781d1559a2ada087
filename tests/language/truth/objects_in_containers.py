"""Items known only as objects, looked for in containers of one kind."""


class Base:
    def __init__(self, n: int) -> None:
        self.n = n


class Sub(Base):
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sub) and self.n == other.n

    def __hash__(self) -> int:
        return self.n


class Keys:
    def __init__(self) -> None:
        self.names = {"a": 1}
        self.numbers = [1, 2]
        self.floats = {1.5, 2.0}
        self.pairs = {(1, "x")}
        self.options: list[int | None] = [3, None]
        self.subs = [Sub(1), Sub(2)]

    def __contains__(self, key: object) -> bool:
        return key in self.names

    def where(self, key: object) -> list[bool]:
        return [key in self.names, key in self.numbers, key in self.floats, key in self.options, key not in self.names, key in self.names.keys(), key in ("a", 2)]

    def base(self, b: Base) -> bool:
        return b in self.subs


k = Keys()
print("a" in k, "b" in k, 3 in k, None in k)
things: list[object] = ["a", "b", 1, 2, 2.0, 1.5, None, 3, True, False]
for thing in things:
    print(repr(thing), k.where(thing))
print(k.base(Sub(2)), k.base(Sub(3)), k.base(Base(1)), k.base(k.subs[0]))
