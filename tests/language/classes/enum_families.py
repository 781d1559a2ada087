from __future__ import annotations
from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self) -> str:
        return f"{self.name}={self.value}"

    @property
    def hot(self) -> bool:
        return self is Color.RED

    @classmethod
    def default(cls) -> Color:
        return cls.RED


class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)

    def __init__(self, mass: float, radius: float) -> None:
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self) -> float:
        return 6.67e-11 * self.mass / (self.radius * self.radius)


class N(IntEnum):
    ONE = 1
    TWO = 2
    THREE = auto()


class S(StrEnum):
    AA = auto()
    BB = "bee"


class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RW = R | W


class IP(IntFlag):
    A = auto()
    B = auto()
    C = auto()


class Weird(Enum):
    A = 1
    B = "two"

    @classmethod
    def _missing_(cls, value: object) -> Weird:
        return cls.A


class Gen(Enum):
    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[str]) -> str:
        return name.lower()

    FOO = auto()
    BAR = auto()


def main() -> None:
    print(Color.RED, repr(Color.RED), Color.CRIMSON, Color(2), Color["GREEN"], Color.RED.describe(), Color.RED.hot, Color.default())
    for bad in (3, 4):
        try:
            print(Color(bad))
        except ValueError as e:
            print(e)
    try:
        print(Color["BLUE"])
    except KeyError as e:
        print("KeyError", e)
    print(list(Color), len(Color), Color.RED in Color, Color.__members__, [c.name for c in Color])
    print(list(reversed(Color)))
    print(Planet.EARTH.gravity, Planet.EARTH, repr(Planet.EARTH), Planet.EARTH.value)
    print(N.ONE + 1, N.TWO > N.ONE, N(3) == 3, f"{N.TWO}", str(N.TWO), repr(N.TWO), N(3), N.ONE | N.TWO, f"{N.TWO:03d}", int(N.TWO))
    print(S.AA, repr(S.AA), S.BB.upper(), f"{S.BB:>5}", S("aa"), S("aa") == "aa", S.AA + "x", len(S.BB))
    p = Perm.R | Perm.W
    print(p, repr(p), p == Perm.RW, Perm.R in p, Perm.X in p, ~Perm.R, Perm.R & Perm.W, Perm.R ^ Perm.RW, bool(Perm.R & Perm.X))
    print(list(p), Perm(0), repr(Perm(0)), Perm(7), repr(Perm(7)), Perm(5), len(p), p.value, p.name)
    q = IP.A | IP.C
    print(q, repr(q), q + 1, q & 4, IP(8), repr(IP(8)), repr(IP.A | 16), IP.A | 2, list(q), ~IP.A, IP.B in q)
    print(Weird(99), Weird("two"))
    print(Gen.FOO.value, Gen.BAR.value)
    try:
        print(Perm(16))
    except ValueError as e:
        print(e)
    match p:
        case Perm.RW:
            print("rw")
        case _:
            print("other")
    d = {Color.RED: 1, Color.GREEN: 2}
    print(d[Color.RED], d, Color(1) == Color.GREEN, Color(1) != Color.GREEN, hash(Color.RED) == hash(Color.CRIMSON))
    print(sorted(N, reverse=True), max(N), sum(N), isinstance(N.ONE, int), isinstance(Color.RED, Color))


main()
