"""A tuple of names in a class body is given a range of numbers."""

import enum


class Op(enum.IntEnum):
    CONT, TEXT, BINARY = range(3)
    CLOSE, PING, PONG = range(8, 11)


class Level:
    LOW, MID, HIGH = range(-10, 20, 10)
    A, B = 1, "b"
    names: dict[int, str] = {LOW: "low", HIGH: "high"}


class Suit(enum.Enum):
    CLUBS, HEARTS = range(1, 3)


print(list(Op), Op(9).name, Level.LOW, Level.MID, Level.HIGH, Level.A, Level.B, Level.names, list(Suit), Suit(2), Op.PONG + 1)
