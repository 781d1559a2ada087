"""Directions that turn, and a robot that follows instructions on a grid."""
from __future__ import annotations
from enum import Enum, IntEnum


class Heading(IntEnum):
    NORTH = 0
    EAST = 1
    SOUTH = 2
    WEST = 3

    def turn(self, quarters: int) -> Heading:
        return Heading((self + quarters) % 4)

    @property
    def step(self) -> tuple[int, int]:
        return ((0, -1), (1, 0), (0, 1), (-1, 0))[self]

    @property
    def opposite(self) -> Heading:
        return self.turn(2)


class Turn(Enum):
    L = -1
    R = 1
    U = 2


class Robot:
    def __init__(self, x: int = 0, y: int = 0, heading: Heading = Heading.NORTH) -> None:
        self.x, self.y, self.heading = x, y, heading

    def run(self, program: str) -> None:
        number = ""
        for c in program + " ":
            if c.isdigit():
                number += c
                continue
            if number:
                dx, dy = self.heading.step
                self.x, self.y, number = self.x + dx * int(number), self.y + dy * int(number), ""
            if not c.isspace():
                try:
                    turn = Turn[c]
                    self.heading = self.heading.turn(turn.value)
                except KeyError:
                    raise ValueError(f"no turn {c!r} in {program!r}") from None

    def __str__(self) -> str:
        return f"({self.x}, {self.y}) {self.heading.name}"


for program in ("R2L3", "R2R2R2", "U10 R5", "10", "3X4", ""):
    robot = Robot()
    try:
        robot.run(program)
        print(f"{program:8}{robot} distance {abs(robot.x) + abs(robot.y)}")
    except ValueError as error:
        print(error, "at", robot)
print([h.opposite.name for h in Heading], Heading.WEST.turn(1), Heading.NORTH.turn(-1).name, [h.turn(h.value) for h in Heading])
try:
    Heading(4)
except ValueError as error:
    print(error)
