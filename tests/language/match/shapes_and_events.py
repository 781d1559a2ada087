"""Pattern matching of all kinds."""
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    NUM = auto()
    OP = auto()
    END = auto()


@dataclass
class Token:
    kind: Kind
    text: str


@dataclass
class Point:
    x: int
    y: int


@dataclass
class Line:
    start: Point
    end: Point


@dataclass
class Circle:
    center: Point
    radius: int


class Event:
    pass


class Key(Event):
    __match_args__ = ("code", "shift")

    def __init__(self, code: str, shift: bool = False) -> None:
        self.code = code
        self.shift = shift


class Click(Event):
    __match_args__ = ("at", "button")

    def __init__(self, at: Point, button: int) -> None:
        self.at = at
        self.button = button


def describe(shape: Point | Line | Circle | None) -> str:
    match shape:
        case None:
            return "none"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y) | Point(x=y, y=0):
            return f"axis {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return f"point {shape.x},{shape.y}"
        case Line(Point(0, 0), end):
            return f"from origin to {end}"
        case Line(start=Point(x=x1), end=Point(x=x2)) if x1 == x2:
            return f"vertical at {x1}"
        case Line(a, b):
            return f"line {a} {b}"
        case Circle(center=Point(x, y), radius=r):
            return f"circle {x} {y} {r}"


def on_event(event: Event) -> str:
    match event:
        case Key("q", True):
            return "force quit"
        case Key("q" | "x"):
            return "quit"
        case Key(code, shift=True):
            return f"shift-{code}"
        case Key(code):
            return code
        case Click(Point(x, y), 1 | 2 as button):
            return f"click {button} at {x},{y}"
        case Click():
            return "other click"
        case _:
            return "unknown"


def classify(token: Token) -> str:
    match token:
        case Token(Kind.NUM, text):
            return f"number {text}"
        case Token(kind=Kind.OP, text=("+" | "-") as op):
            return f"additive {op}"
        case Token(Kind.OP, op):
            return f"operator {op}"
        case Token(Kind.END):
            return "end"
    return "?"


def numbers(items: list[int]) -> str:
    match items:
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [0, *rest]:
            return f"zero then {rest}"
        case [first, *middle, last] if first == last:
            return f"same ends around {middle}"
        case [_, second, *_]:
            return f"second {second}"
    return "never"


def pair(p: tuple[int, str]) -> str:
    match p:
        case (1, "a"):
            return "1a"
        case (n, "b") if n > 5:
            return f"big {n}"
        case (n, s):
            return f"{n}{s}"


def scalar(v: int | float | str | bool | None | list[int]) -> str:
    match v:
        case True | False:
            return f"bool {v}"
        case int(n):
            return f"int {n + 1}"
        case float():
            return f"float {v:.1f}"
        case "":
            return "empty"
        case str(s):
            return s.upper()
        case [a, b]:
            return f"two {a + b}"
        case [*items]:
            return f"list {len(items)}"
        case None:
            return "None"


for s in (None, Point(0, 0), Point(0, 3), Point(4, 0), Point(2, 2), Point(1, 2), Line(Point(0, 0), Point(1, 1)),
          Line(Point(3, 1), Point(3, 9)), Line(Point(1, 1), Point(2, 2)), Circle(Point(1, 2), 3)):
    print(describe(s))
for e in (Key("q", True), Key("q"), Key("a", True), Key("a"), Click(Point(1, 2), 2), Click(Point(0, 0), 3), Event()):
    print(on_event(e))
for t in (Token(Kind.NUM, "12"), Token(Kind.OP, "+"), Token(Kind.OP, "*"), Token(Kind.END, "")):
    print(classify(t))
for items in ([], [1], [0, 1, 2], [5, 1, 5], [1, 2, 3]):
    print(numbers(items))
print(pair((1, "a")), pair((9, "b")), pair((2, "b")), pair((3, "c")))
print([scalar(v) for v in (True, 4, 2.5, "", "abc", [1, 2], [1, 2, 3], None)])
match 5:
    case 1:
        found = "one"
    case n if n % 2:
        found = f"odd {n}"
    case _:
        found = "even"
print(found)
command = "go north now"
match command.split():
    case ["go", ("north" | "south") as direction, *extra]:
        print("going", direction, extra)
    case [verb, *_]:
        print("what is", verb)
