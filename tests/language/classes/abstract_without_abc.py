"""`@abstractmethod` binds only where ABC or ABCMeta is among the bases; `assert_never()` that is reached after all."""

from abc import ABC, ABCMeta, abstractmethod
from typing import Generic, NoReturn, TypeVar, assert_never

T = TypeVar("T")


class Shape:
    @abstractmethod
    def name(self) -> str:
        return "some shape"

    @abstractmethod
    def draw(self) -> None:
        """To be written."""

    @property
    @abstractmethod
    def corners(self) -> int:
        return 0


class Square(Shape):
    def draw(self) -> None:
        super().draw()  # type: ignore[safe-super]
        print("square:", self.name(), self.corners)


class Box(Generic[T]):
    def __init__(self, item: T) -> None:
        self.item = item

    @abstractmethod
    def show(self) -> str:
        return f"a box of {self.item!r}"


class Failure(Exception):
    @abstractmethod
    def code(self) -> int:
        return 3


class Base(ABC):
    @abstractmethod
    def maybe(self) -> str | None: ...

    @abstractmethod
    def nothing(self) -> None: ...


class Derived(Base):
    def maybe(self) -> str | None:
        return super().maybe()  # type: ignore[safe-super]

    def nothing(self) -> None:
        print("nothing", super().nothing())  # type: ignore[safe-super]


class Late(Shape, metaclass=ABCMeta):
    def name(self) -> str:
        return "late"

    def draw(self) -> None:
        print(self.name())

    @property
    def corners(self) -> int:
        return 1


def kind(value: int | str) -> str:
    if isinstance(value, int):
        return "number"
    elif isinstance(value, str):
        return "text"
    else:
        assert_never(value)


def wrong(value: int | str | None) -> NoReturn:
    assert_never(value)  # type: ignore[arg-type]


shape = Shape()  # type: ignore[abstract]
shape.draw()
print(shape.name(), shape.corners)
Square().draw()  # type: ignore[abstract]
Late().draw()
print(Box(3).show(), Failure("x").code())  # type: ignore[abstract]
print(Derived().maybe())
Derived().nothing()
print(kind(1), kind("a"))
for value in (1, "text", None, "x" * 99, "é" * 97 + "'", "x" * 98):
    try:
        wrong(value)
    except AssertionError as error:
        print(error)
