"""What functions and classes are called, docstrings; format_map and named fields."""
from __future__ import annotations


def documented(x: int) -> int:
    """Doubles."""
    return x * 2


def bare() -> None:
    pass


class Box:
    """A box."""

    def __init__(self, size: int) -> None:
        self.size = size

    def open(self) -> str:
        """Opens it."""
        return "open"

    class Lid:
        pass


print(documented.__name__, documented.__qualname__, documented.__module__, documented.__doc__, bare.__doc__, bare.__name__)
print(Box.open.__name__, Box.open.__qualname__, Box.open.__doc__, Box.__name__, Box.Lid.__qualname__, Box.Lid.__name__, Box.__module__)
print(type(Box(1)).__name__, Box(1).__class__.__name__, type(Box(1)).__qualname__)
row = {"name": "bob", "city": "rome"}
print("{name} of {city!r:>8}".format_map(row), "{name:*^9}{{}}".format_map(row), "plain".format_map(row))
print("%(name)s %(city)-6s|" % row, "%(n)03d %(n)x" % {"n": 26})
print("{0.size} {1[2]} {name!r:>{width}}".format(Box(4), [1, 2, 3], name="z", width=6))
try:
    print("{missing}".format_map(row))
except KeyError as error:
    print("KeyError", error)
