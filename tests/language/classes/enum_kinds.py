from enum import Enum, IntEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3

    def darker(self) -> str:
        return f"dark {self.name.lower()}"

    @property
    def hex(self) -> str:
        return f"#{self.value:02x}"

    @classmethod
    def parse(cls, text: str) -> "Color":
        for c in cls:
            if c.name == text.upper():
                return c
        raise ValueError(text)


@unique
class Kind(Enum):
    A = auto()
    B = auto()
    C = "see"


class Level(IntEnum):
    LOW = 1
    MID = 5
    HIGH = 10


class Op(str, Enum):
    ADD = "+"
    SUB = "-"


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"])
print([c.name for c in Color], len(Color), list(Color))
for c in Color:
    print(c, c.darker(), c.hex)
print(Color.RED == Color.RED, Color.RED is Color.RED, Color.RED in Color)
names: dict[Color, str] = {Color.RED: "r", Color.GREEN: "g"}
print(names[Color.GREEN], names.get(Color.BLUE, "?"), names)
print(Color.parse("green"), isinstance(Color.RED, Color))
print([k.value for k in Kind], Kind("see"))
print(Level.LOW < Level.HIGH, Level.MID + 1, max(Level), sorted([Level.HIGH, Level.LOW]), int(Level.MID), f"{Level.LOW}", Level(10), str(Level.LOW), repr(Level.LOW))
xs = [10, 20, 30]
print(xs[Level.LOW], Level.HIGH.value * 2, Level.LOW.name, {Level.LOW: 1}[Level.LOW], Level.HIGH - Level.LOW, 3 < Level.MID)
try:
    Color(9)
except ValueError as e:
    print(e)
try:
    Color["PINK"]
except KeyError as e:
    print(e)
print(Op.ADD.value, Op("-").name)


def describe(c: Color) -> str:
    match c:
        case Color.RED:
            return "stop"
        case Color.GREEN:
            return "go"
        case _:
            return "?"


print([describe(c) for c in Color])


def total(c: Color) -> int:
    if c is Color.RED:
        return 1
    elif c is Color.GREEN:
        return 2
    else:
        return 3


print(sum(total(c) for c in Color))
