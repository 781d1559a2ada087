"""`is` between classes, where one of them is known as an optional, as object, or is what __exit__ is told."""

from types import TracebackType


class W:
    def __enter__(self) -> "W":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> bool:
        print(kind is ValueError, kind == ValueError, kind)
        return True


class O:
    def __enter__(self) -> "O":
        return self

    def __exit__(self, kind: object, error: BaseException | None, tb: object) -> bool:
        print(kind is ValueError, kind == ValueError, kind, type(error) is ValueError)
        return True


with W():
    raise ValueError("x")
with O():
    raise ValueError("x")


def show(kind: type[BaseException] | None) -> None:
    print(kind is ValueError, kind == ValueError, kind)


def obj(kind: object) -> None:
    print(kind is ValueError, kind == ValueError, kind)


e: BaseException | None = ValueError("x")
show(None if e is None else type(e))
obj(None if e is None else type(e))
obj(ValueError)
k = None if e is None else type(e)
print(k is ValueError, type(e) is ValueError, type(e) == ValueError)
