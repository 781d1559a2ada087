"""ExitStack and AsyncExitStack: context managers and callbacks that are known only when the program runs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Coroutine
from typing import Protocol, TypeVar

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
R = TypeVar("R")


class _Manager(Protocol[T]):
    def __enter__(self) -> T: ...

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> object: ...


class _AsyncManager(Protocol[T]):
    async def __aenter__(self) -> T: ...

    async def __aexit__(self, kind: object, error: BaseException | None, traceback: object) -> object: ...


def _hang(error: BaseException, before: BaseException | None, handled: BaseException | None) -> None:
    """Make `before`, which was on its way when an exit raised `error`, its context in place of `handled`."""
    walker = error
    while True:
        context = walker.__context__
        if context is None or context is before:
            return
        if context is handled:
            walker.__context__ = before
            return
        walker = context


def _raise(error: BaseException) -> None:
    """Raise it with the context that it has."""
    context = error.__context__
    try:
        raise error
    except BaseException:
        error.__context__ = context
        raise


class ExitStack:
    """Exits run last in, first out; each is told the exception that is on its way, and can end it."""

    def __init__(self) -> None:
        self._exits: list[Callable[[BaseException | None], bool]] = []

    def enter_context(self, cm: _Manager[T]) -> T:
        """Enters it now and leaves it with the stack; what its __enter__ gave."""
        entered = cm.__enter__()
        self._exits.append(lambda error: bool(cm.__exit__(None if error is None else type(error), error, None)))
        return entered

    def push(self, exit: T) -> T:
        """Only the exit of a context manager, or a function that is called as one."""
        if hasattr(exit, "__exit__"):
            self._exits.append(lambda error: bool(exit.__exit__(None if error is None else type(error), error, None)))
        else:
            self._exits.append(lambda error: bool(exit(None if error is None else type(error), error, None)))
        return exit

    def callback(self, callback: Callable[[], R]) -> Callable[[], R]:
        """Has it called when the stack ends, whether by an exception or not; its result is dropped."""
        self._exits.append(lambda error: _called(callback))
        return callback

    def _callback_2(self, callback: Callable[[A], R], a: A) -> Callable[[A], R]:
        self._exits.append(lambda error: _called_1(callback, a))
        return callback

    def _callback_3(self, callback: Callable[[A, B], R], a: A, b: B) -> Callable[[A, B], R]:
        self._exits.append(lambda error: _called_2(callback, a, b))
        return callback

    def _callback_4(self, callback: Callable[[A, B, C], R], a: A, b: B, c: C) -> Callable[[A, B, C], R]:
        self._exits.append(lambda error: _called_3(callback, a, b, c))
        return callback

    def pop_all(self) -> ExitStack:
        """A new stack with all exits; this one has none any more."""
        made = ExitStack()
        made._exits = self._exits
        self._exits = []
        return made

    def close(self) -> None:
        """Ends the stack now, as its block would without an exception."""
        self._unwind(None)

    def __enter__(self) -> ExitStack:
        return self

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> bool | None:
        return self._unwind(error)

    def _unwind(self, error: BaseException | None) -> bool:
        """Whether `error` was ended."""
        handled = sys.exception()
        pending = error
        while len(self._exits) > 0:
            leave = self._exits.pop()
            try:
                if leave(pending):
                    pending = None
            except BaseException as raised:
                _hang(raised, pending, handled)
                pending = raised
        if pending is not None and pending is not error:
            _raise(pending)
        return error is not None and pending is None


def _called(callback: Callable[[], R]) -> bool:
    callback()
    return False


def _called_1(callback: Callable[[A], R], a: A) -> bool:
    callback(a)
    return False


def _called_2(callback: Callable[[A, B], R], a: A, b: B) -> bool:
    callback(a, b)
    return False


def _called_3(callback: Callable[[A, B, C], R], a: A, b: B, c: C) -> bool:
    callback(a, b, c)
    return False


class AsyncExitStack:
    """As ExitStack, with asynchronous context managers and callbacks, too."""

    def __init__(self) -> None:
        self._exits: list[Callable[[BaseException | None], Coroutine[object, object, bool]]] = []

    def enter_context(self, cm: _Manager[T]) -> T:
        """Enters an ordinary context manager now and leaves it with the stack; what its __enter__ gave."""
        entered = cm.__enter__()

        async def leave(error: BaseException | None) -> bool:
            return bool(cm.__exit__(None if error is None else type(error), error, None))

        self._exits.append(leave)
        return entered

    async def enter_async_context(self, cm: _AsyncManager[T]) -> T:
        """Awaits its __aenter__ now and its __aexit__ with the stack; what __aenter__ gave."""
        entered = await cm.__aenter__()

        async def leave(error: BaseException | None) -> bool:
            return bool(await cm.__aexit__(None if error is None else type(error), error, None))

        self._exits.append(leave)
        return entered

    def push(self, exit: T) -> T:
        """Only the exit of an ordinary context manager, or an ordinary function that is called as one."""
        async def leave(error: BaseException | None) -> bool:
            kind = None if error is None else type(error)
            if hasattr(exit, "__exit__"):
                return bool(exit.__exit__(kind, error, None))
            else:
                return bool(exit(kind, error, None))

        self._exits.append(leave)
        return exit

    def push_async_exit(self, exit: T) -> T:
        """Only the exit of an asynchronous context manager, or a coroutine function that is called and awaited as one."""
        async def leave(error: BaseException | None) -> bool:
            kind = None if error is None else type(error)
            if hasattr(exit, "__aexit__"):
                return bool(await exit.__aexit__(kind, error, None))
            else:
                return bool(await exit(kind, error, None))

        self._exits.append(leave)
        return exit

    def callback(self, callback: Callable[[], R]) -> Callable[[], R]:
        """Has an ordinary function called when the stack ends; its result is dropped."""
        async def leave(error: BaseException | None) -> bool:
            return _called(callback)

        self._exits.append(leave)
        return callback

    def _callback_2(self, callback: Callable[[A], R], a: A) -> Callable[[A], R]:
        async def leave(error: BaseException | None) -> bool:
            return _called_1(callback, a)

        self._exits.append(leave)
        return callback

    def _callback_3(self, callback: Callable[[A, B], R], a: A, b: B) -> Callable[[A, B], R]:
        async def leave(error: BaseException | None) -> bool:
            return _called_2(callback, a, b)

        self._exits.append(leave)
        return callback

    def push_async_callback(self, callback: Callable[[], Coroutine[object, object, R]]) -> None:
        """Has a coroutine function called and awaited when the stack ends; its result is dropped."""
        async def leave(error: BaseException | None) -> bool:
            await callback()
            return False

        self._exits.append(leave)

    def _push_async_callback_2(self, callback: Callable[[A], Coroutine[object, object, R]], a: A) -> None:
        async def leave(error: BaseException | None) -> bool:
            await callback(a)
            return False

        self._exits.append(leave)

    def _push_async_callback_3(self, callback: Callable[[A, B], Coroutine[object, object, R]], a: A, b: B) -> None:
        async def leave(error: BaseException | None) -> bool:
            await callback(a, b)
            return False

        self._exits.append(leave)

    def pop_all(self) -> AsyncExitStack:
        """A new stack with all exits; this one has none any more."""
        made = AsyncExitStack()
        made._exits = self._exits
        self._exits = []
        return made

    async def aclose(self) -> None:
        """Ends the stack now, as its block would without an exception."""
        await self._unwind(None)

    async def __aenter__(self) -> AsyncExitStack:
        return self

    async def __aexit__(self, kind: object, error: BaseException | None, traceback: object) -> bool | None:
        return await self._unwind(error)

    async def _unwind(self, error: BaseException | None) -> bool:
        """Whether `error` was ended."""
        handled = sys.exception()
        pending = error
        while len(self._exits) > 0:
            leave = self._exits.pop()
            try:
                if await leave(pending):
                    pending = None
            except BaseException as raised:
                _hang(raised, pending, handled)
                pending = raised
        if pending is not None and pending is not error:
            _raise(pending)
        return error is not None and pending is None
