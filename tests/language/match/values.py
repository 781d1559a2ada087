"""match on enum members, tuples, mappings, types and None."""

from enum import Enum


class Direction(Enum):
    NORTH = 0
    EAST = 1
    SOUTH = 2


def turn(direction: Direction) -> str:
    match direction:
        case Direction.NORTH:
            return "up"
        case Direction.SOUTH:
            return "down"
        case _:
            return "sideways"


def where(point: tuple[int, int]) -> str:
    match point:
        case (0, 0):
            return "origin"
        case (0, y):
            return f"y axis at {y}"
        case (x, 0):
            return f"x axis at {x}"
        case (x, y) if x == y:
            return "diagonal"
        case _:
            return "somewhere"


def kind(value: int | str | float | None) -> str:
    match value:
        case None:
            return "none"
        case int():
            return f"int {value}"
        case str() as text:
            return f"str {len(text)}"
        case float(number):
            return f"float {number}"


def lookup(options: dict[str, int]) -> str:
    match options:
        case {"size": size, "count": count}:
            return f"{count} of {size}"
        case {"size": size, **rest}:
            return f"size {size}, also {rest}"
        case _:
            return "no size"


print([turn(d) for d in Direction], [where(p) for p in ((0, 0), (0, 3), (2, 0), (4, 4), (1, 2))])
print([kind(v) for v in (None, 3, "abc", 2.5)])
print(lookup({"size": 3, "count": 2}), lookup({"size": 1, "x": 9}), lookup({}))
