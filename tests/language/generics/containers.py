"""A generic pair, a generic result type, a generic matrix."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar, Union

T = TypeVar("T")
E = TypeVar("E")


@dataclass
class Ok(Generic[T]):
    value: T


@dataclass
class Err(Generic[E]):
    error: E


def parse(text: str) -> Union[Ok[int], Err[str]]:
    if text.isdigit():
        return Ok(int(text))
    return Err(f"{text!r} is no number")


class Grid(Generic[T]):
    def __init__(self, width: int, height: int, fill: T) -> None:
        self.width = width
        self._cells = [fill for _ in range(width * height)]

    def __getitem__(self, place: tuple[int, int]) -> T:
        x, y = place
        return self._cells[y * self.width + x]

    def __setitem__(self, place: tuple[int, int], value: T) -> None:
        x, y = place
        self._cells[y * self.width + x] = value

    def __iter__(self) -> Iterator[T]:
        return iter(self._cells)


for text in ("12", "x"):
    result = parse(text)
    if isinstance(result, Ok):
        print("ok", result.value + 1)
    else:
        print("error", result.error)
letters: Grid[str] = Grid(2, 2, ".")
letters[1, 0] = "x"
print("".join(letters), letters[1, 0], Ok(1.5), Err([1]))
weights = Grid(2, 1, 0.5)
weights[0, 0] += 1.0
print(list(weights))
