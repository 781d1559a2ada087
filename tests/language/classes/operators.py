"""Operators of a class of one's own."""


class Vector:
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y

    def __add__(self, other: "Vector") -> "Vector":
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor: int) -> "Vector":
        return Vector(self.x * factor, self.y * factor)

    def __neg__(self) -> "Vector":
        return Vector(-self.x, -self.y)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vector) and self.x == other.x and self.y == other.y

    def __hash__(self) -> int:
        return hash((self.x, self.y))

    def __lt__(self, other: "Vector") -> bool:
        return (self.x, self.y) < (other.x, other.y)

    def __bool__(self) -> bool:
        return self.x != 0 or self.y != 0

    def __len__(self) -> int:
        return 2

    def __getitem__(self, index: int) -> int:
        if index == 0:
            return self.x
        if index == 1:
            return self.y
        raise IndexError("a vector has two parts")

    def __contains__(self, value: int) -> bool:
        return value in (self.x, self.y)

    def __call__(self, z: int) -> int:
        return self.x * z + self.y

    def __str__(self) -> str:
        return f"<{self.x}, {self.y}>"


a, b = Vector(1, 2), Vector(3, -4)
print(a + b, a * 3, -b, a == Vector(1, 2), a != b, bool(Vector(0, 0)), len(a), a[1], 3 in b, a(10))
print(str(max([a, b])), [str(v) for v in sorted([b, a])], len({a, b, Vector(1, 2)}))
a += b
print(a)
print([a[i] for i in range(len(a))])
try:
    print(a[2])
except IndexError as error:
    print(error)
