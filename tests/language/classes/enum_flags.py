from __future__ import annotations
from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique, CONFORM, KEEP
from typing import Optional


class Status(Enum):
    OK = "ok"
    FAILED = "failed"

    @classmethod
    def _missing_(cls, value: object) -> Optional[Status]:
        if isinstance(value, str):
            for member in cls:
                if member.value == value.lower():
                    return member
        return None

    def __str__(self) -> str:
        return self.value.upper()


class Weekday(IntEnum):
    MON = 1
    TUE = 2
    SUN = 7

    @property
    def weekend(self) -> bool:
        return self >= 6

    def next(self) -> Weekday:
        members = list(Weekday)
        return members[(members.index(self) + 1) % len(members)]


class Op(Enum):
    ADD = "+"
    MUL = "*"

    def apply(self, a: int, b: int) -> int:
        match self:
            case Op.ADD:
                return a + b
            case Op.MUL:
                return a * b


class Level(Enum):
    LOW = 1
    MID = LOW + 4
    HIGH = MID * 2
    TOP = HIGH


class Access(IntFlag):
    NONE = 0
    READ = 1
    WRITE = 2
    ALL = READ | WRITE


class Loose(Flag, boundary=CONFORM):
    A = 1
    C = 4


class Kept(Flag, boundary=KEEP):
    A = 1
    C = 4


class Mixed(str, Enum):
    X = "x"
    Y = "y"


@unique
class Auto(Enum):
    ONE = auto()
    TEN = 10
    ELEVEN = auto()


class Coord(Enum):
    ORIGIN = (0, 0)
    UNIT = (1, 1)

    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y

    @staticmethod
    def names() -> list[str]:
        return [c.name for c in Coord]


def kind(value: object) -> str:
    if isinstance(value, int):
        return "int"
    if isinstance(value, str):
        return "str"
    return "other"


def main() -> None:
    print(Status("OK"), repr(Status("Failed")), f"{Status.OK}|{Status.OK:>5}", Status("ok") is Status.OK)
    try:
        Status("nope")
    except ValueError as e:
        print(e)
    print(Weekday.SUN.weekend, Weekday.MON.weekend, Weekday.SUN.next(), Weekday(2).name, Weekday.MON + Weekday.TUE)
    print([w.value for w in Weekday], max(Weekday).name, sorted(Weekday, key=lambda w: -w)[0].name, 2 in [Weekday.TUE.value])
    print({op.name: op.apply(3, 4) for op in Op}, Op("+").apply(1, 2))
    print(list(Level), Level["TOP"] is Level.HIGH, Level.HIGH.value, len(Level), Level["TOP"])
    for name, level in Level.__members__.items():
        print(name, level.name, level.value)
    a = Access.READ | Access.WRITE
    print(a, repr(a), a is Access.ALL, a & ~Access.READ, repr(Access(0)), list(Access), Access.READ in a, bool(Access.NONE), a == 3)
    a |= 8
    print(repr(a), a.name, [f.name for f in a], a - 1, f"{a:04b}", int(a))
    print(repr(Loose(7)), repr(Loose(2)), repr(~Loose.A), repr(Kept(7)), repr(Kept(2) | Kept.A))
    print(Mixed("x") == "x", Mixed.X, repr(Mixed.X), Mixed("y"), Mixed.X.upper(), Mixed.X.value + "!", [m for m in Mixed])
    print([m.value for m in Auto], Auto.ELEVEN, Coord.UNIT.x, Coord["ORIGIN"], Coord.names(), Coord.UNIT.value)
    print(kind(Weekday.MON), kind(Mixed.X), kind(Op.ADD), isinstance(Access.READ, int), isinstance(Mixed.Y, str), isinstance(Op.ADD, Op))
    print({Op.ADD, Op.MUL} == set(Op), Op.ADD in {Op.ADD: 1}, {Weekday.MON: "m"}[Weekday(1)], hash(Weekday.MON) == hash(1))
    flags = Access.NONE
    for f in Access:
        flags |= f
    print(flags, flags == Access.ALL, Access.ALL.value, Access["READ"], Access.READ | Access.READ, Access.READ ^ Access.ALL)
    try:
        print(Access["X"])
    except KeyError as e:
        print("KeyError", e)
    print(Op("+") != Op.MUL, Op.ADD == Op.ADD, Op.ADD is Op("+"), Weekday.MON < 2, Weekday(2) == 2, 3 > Weekday.TUE)
    match Weekday(7):
        case Weekday.MON | Weekday.TUE:
            print("early")
        case Weekday.SUN:
            print("sun")
    print(type(Op.ADD).__name__, Op.__name__, Op.ADD.__class__.__name__, str(Op.ADD) + "!")


main()
