"""Values of fixtures that live longer than a test."""

from __future__ import annotations

from typing import Callable, Generic, Iterator, TypeVar

T = TypeVar("T")


class Scope:
    """What a class, a module or the whole run of tests leaves to be ended."""

    def __init__(self) -> None:
        self._endings: list[Callable[[], None]] = []

    def at_end(self, ending: Callable[[], None]) -> None:
        self._endings.append(ending)

    def end(self) -> None:
        """Calls all of it, the last first. Raises what the first that goes wrong raises."""
        errors: list[BaseException] = []
        while self._endings:
            try:
                self._endings.pop()()
            except BaseException as error:
                errors.append(error)
        if errors:
            raise errors[0]


CLASS = Scope()
MODULE = Scope()
SESSION = Scope()


class Returned(Generic[T]):
    """The value that a fixture returns, made when it is first asked for."""

    def __init__(self, make: Callable[[], T], scope: Scope) -> None:
        self._make = make
        self._scope = scope
        self._values: list[T] = []

    def get(self) -> T:
        if not self._values:
            self._values.append(self._make())
            self._scope.at_end(self._values.clear)
        return self._values[0]


class Yielded(Generic[T]):
    """The value that a fixture yields, which goes on at the end of its scope."""

    def __init__(self, make: Callable[[], Iterator[T]], scope: Scope) -> None:
        self._make = make
        self._scope = scope
        self._iterators: list[Iterator[T]] = []
        self._values: list[T] = []

    def get(self) -> T:
        if not self._values:
            iterator = self._make()
            self._values.append(next(iterator))
            self._iterators.append(iterator)
            self._scope.at_end(self._end)
        return self._values[0]

    def _end(self) -> None:
        self._values.clear()
        finish(self._iterators.pop())


class Request(Generic[T]):
    """For which of its params a fixture is made."""

    def __init__(self, param: T) -> None:
        self.param = param


def finish(iterator: Iterator[T]) -> None:
    """Lets a fixture go on that has yielded its value."""
    for _ in iterator:
        raise AssertionError("the fixture yields more than once")
