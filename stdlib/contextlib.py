"""Context managers: closing() and nullcontext()."""

from typing import Generic, Protocol, TypeVar


class _Closable(Protocol):
    def close(self) -> None: ...


C = TypeVar("C", bound=_Closable)
T = TypeVar("T")


class closing(Generic[C]):
    """Calls close() at the end of the block."""

    def __init__(self, thing: C) -> None:
        self.thing = thing

    def __enter__(self) -> C:
        return self.thing

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        self.thing.close()


class nullcontext(Generic[T]):
    """Does nothing at the end of the block."""

    def __init__(self, enter_result: T) -> None:
        self.enter_result = enter_result

    def __enter__(self) -> T:
        return self.enter_result

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        pass
