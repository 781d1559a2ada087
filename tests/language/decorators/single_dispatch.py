"""functools.singledispatch: functions registered by annotation and by class, for built-in types, classes and their subclasses."""
import functools
from dataclasses import dataclass
from functools import singledispatch


class Shape:
    def __init__(self, name: str) -> None:
        self.name = name


class Circle(Shape):
    pass


@dataclass
class Point:
    x: int
    y: int


@singledispatch
def describe(value: object, indent: int = 0) -> str:
    """Describes."""
    return " " * indent + f"something: {value!r}"


@describe.register
def _(value: int, indent: int = 0) -> str:
    return " " * indent + f"int {value + 1}"


@describe.register
def _(value: bool, indent: int = 0) -> str:
    return " " * indent + ("yes" if value else "no")


@describe.register(str)
def _text(value: str, indent: int = 0) -> str:
    return " " * indent + value.upper()


@describe.register
def _(value: Shape, indent: int = 0) -> str:
    return " " * indent + f"shape {value.name}"


@describe.register(Circle)
def _(value: Circle, indent: int = 0) -> str:
    return " " * indent + f"circle {value.name}"


@describe.register
def _(value: Point, indent: int = 0) -> str:
    return " " * indent + f"{describe(value.x)}/{describe(value.y)}"


@describe.register(list)
def _(value: list[int], indent: int = 0) -> str:
    return "[" + ", ".join(describe(item) for item in value) + "]"


@describe.register(type(None))
def _(value: None, indent: int = 0) -> str:
    return "nothing"


print(describe(1), describe(True), describe("abc", 2), describe(2.5, indent=1), describe(Point(1, 2)))
print(describe(Shape("s")), describe(Circle("c")), describe([1, 2]), describe(None), describe.__doc__)
shapes: list[Shape] = [Shape("a"), Circle("b")]
print([describe(shape) for shape in shapes], _text("direct"))
things: list[int | str | Point] = [1, "x", Point(3, 4)]
print([describe(thing) for thing in things])
maybe: list[str | None] = ["q", None]
print([describe(m) for m in maybe])


@functools.singledispatch
def size(value: object) -> int:
    raise TypeError(f"no size of {type(value).__name__}")


@size.register(str)
@size.register(bytes)
def _(value: str | bytes) -> int:
    return len(value)


@size.register
def _(value: int | float) -> int:
    return int(value)


@size.register
def _(error: ArithmeticError) -> int:
    return -1


@size.register
def _(error: ZeroDivisionError) -> int:
    return -2


print(size("abc"), size(b"ab"), size(7), size(2.5), size(ZeroDivisionError()), size(OverflowError()))
try:
    size((1, 2))
except TypeError as problem:
    print(problem)
