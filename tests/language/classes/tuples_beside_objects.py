"""Tuples beside objects that say themselves what they are equal to."""
from __future__ import annotations


class Near:
    """Equal to pairs that are near."""

    def __init__(self, x: float, y: float) -> None:
        self.x = x
        self.y = y

    def __eq__(self, other: object) -> bool:
        if isinstance(other, tuple):
            return len(other) == 2 and abs(self.x - float(other[0])) < 0.1 and abs(self.y - float(other[1])) < 0.1
        return NotImplemented


class Different(Near):
    def __ne__(self, other: object) -> bool:
        print("asked")
        return True


def pair(x: float, y: float) -> tuple[float, float]:
    print("made")
    return x, y


near = Near(1.0, 2.0)
print((1.01, 2.0) == near, (1.5, 2.0) == near, pair(1.0, 2.0) != near, (1.2, 2.0) != near)
print(near == (1.0, 2.01), near != (1.0, 2.01), near == (1.0, 2.0, 3.0), (1, 2, 3) == near)
print((1.0, 2.0) == Different(1.0, 2.0), (1.0, 2.0) != Different(1.0, 2.0))
