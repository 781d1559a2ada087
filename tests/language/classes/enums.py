"""Enums: values, iteration, lookup, methods."""

from enum import Enum, IntEnum, auto


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3

    def opposite(self) -> "Color":
        return Color.GREEN if self is Color.RED else Color.RED


class Level(IntEnum):
    LOW = 1
    HIGH = 10


class State(Enum):
    IDLE = auto()
    BUSY = auto()


print(Color.RED, Color.RED.name, Color.BLUE.value, repr(Color.GREEN), Color(3), Color["RED"])
print([c.name for c in Color], len(Color), Color.RED is Color.RED, list(Color)[0] == Color.RED, Color.RED.opposite())
print(Level.LOW < Level.HIGH, Level.HIGH + 1, int(Level.LOW), State.IDLE.value, State.BUSY.value)
counts = {color: 0 for color in Color}
counts[Color.BLUE] += 2
print(counts[Color.BLUE], Color.RED in counts)
try:
    Color(9)
except ValueError as error:
    print(error)
