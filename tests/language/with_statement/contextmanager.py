"""contextlib.contextmanager."""

from collections.abc import Iterator
from contextlib import contextmanager

depth = 0


@contextmanager
def indented(label: str) -> Iterator[int]:
    global depth
    print("  " * depth + label)
    depth += 1
    try:
        yield depth
    finally:
        depth -= 1
        print("  " * depth + "end " + label)


with indented("one") as level:
    print("  " * depth + f"level {level}")
    with indented("two"):
        print("  " * depth + "deep")
try:
    with indented("fails"):
        raise RuntimeError("inside")
except RuntimeError as error:
    print(error, depth)
