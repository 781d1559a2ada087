"""Two modules that import each other and use each other's classes and functions later."""
from __future__ import annotations
import _left
import _right
from _left import Left
from _right import Right

print([_left.even(n) for n in range(5)], _right.odd(7), _left.NAME, _right.NAME)
thing: Left | Right | None = Left(3)
trail: list[str] = []
while thing is not None:
    trail.append(f"{type(thing).__name__}{thing.depth}")
    thing = thing.other()
print(trail)
start = Right(1)
following = start.other()
print(isinstance(following, Left), following is not None and following.depth, Left(0).other(), type(start) is _right.Right)
try:
    _right.odd(-3)
except ValueError as error:
    print(error)
