"""Context managers: contextmanager, suppress, closing and nullcontext.

Not here: `contextmanager` and `suppress` as values: the compiler has to see their names.
"""

# A call of a function decorated with `contextmanager` gives a _GeneratorContextManager around the generator, and
# `with suppress(A, B):` is compiled as try/except.

import sys
from _exit_stacks import AsyncExitStack, ExitStack
from runtime.builtins.output import TextSink, redirection
from typing import AsyncContextManager as AbstractAsyncContextManager
from typing import AsyncGenerator
from typing import ContextManager as AbstractContextManager
from typing import Generator, Generic, Protocol, TypeVar


class _Closable(Protocol):
    def close(self) -> None: ...


C = TypeVar("C", bound=_Closable)
T = TypeVar("T")


class _GeneratorContextManager(Generic[T]):
    """Runs a generator that yields once: what it does before is the entry, what it does behind is the exit."""

    def __init__(self, generator: Generator[T, None, None]) -> None:
        self.generator = generator

    def __enter__(self) -> T:
        try:
            return next(self.generator)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> bool | None:
        if error is None:
            try:
                next(self.generator)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        # The exception that goes on shows no trace of its way through the generator.
        passed = error.traceback_size
        try:
            self.generator.throw(error)
        except StopIteration as stopped:
            return stopped is not error
        except BaseException as raised:
            if raised is error:
                error.traceback_size = passed
                return False
            if isinstance(raised, RuntimeError) and isinstance(error, StopIteration) and raised.__cause__ is error:
                error.traceback_size = passed
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")


class closing(Generic[C]):
    """Calls close() at the end of the block."""

    def __init__(self, thing: C) -> None:
        self.thing = thing

    def __enter__(self) -> C:
        return self.thing

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        self.thing.close()


class _Sink(TextSink, Generic[T]):
    """A file as what print() writes to."""

    def __init__(self, target: T) -> None:
        self.target = target

    def write(self, text: str) -> None:
        self.target.write(text)


class _Redirected(sys.StandardOutput, Generic[T]):
    """A file in the place of sys.stdout."""

    def __init__(self, target: T) -> None:
        super().__init__()
        self.target = target

    def write(self, text: str) -> int:
        self.target.write(text)
        return len(text)

    def flush(self) -> None:
        self.target.flush()


class redirect_stdout(Generic[T]):
    """Standard output goes to a file with write() during the block."""

    def __init__(self, new_target: T) -> None:
        self._new_target = new_target
        self._sinks: list[TextSink | None] = []
        self._outputs: list[sys.StandardOutput] = []

    def __enter__(self) -> T:
        self._sinks.append(redirection.sink)
        self._outputs.append(sys.stdout)
        redirection.sink = _Sink(self._new_target)
        sys.stdout = _Redirected(self._new_target)
        return self._new_target

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        redirection.sink = self._sinks.pop()
        sys.stdout = self._outputs.pop()


class _RedirectedErrors(sys.StandardError, Generic[T]):
    """A file in the place of sys.stderr."""

    def __init__(self, target: T) -> None:
        super().__init__()
        self.target = target

    def write(self, text: str) -> int:
        self.target.write(text)
        return len(text)

    def flush(self) -> None:
        self.target.flush()


class redirect_stderr(Generic[T]):
    """Standard error goes to a file with write() during the block."""

    def __init__(self, new_target: T) -> None:
        self._new_target = new_target
        self._before: list[sys.StandardError] = []

    def __enter__(self) -> T:
        self._before.append(sys.stderr)
        sys.stderr = _RedirectedErrors(self._new_target)
        return self._new_target

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        sys.stderr = self._before.pop()


class nullcontext(Generic[T]):
    """Does nothing at the end of the block."""

    def __init__(self, enter_result: T = None) -> None:
        self.enter_result = enter_result

    def __enter__(self) -> T:
        return self.enter_result

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        pass


class _AsyncGeneratorContextManager(Generic[T]):
    """What a call of a function decorated with `asynccontextmanager` gives."""

    def __init__(self, generator: AsyncGenerator[T, None]) -> None:
        self.generator = generator

    async def __aenter__(self) -> T:
        try:
            return await anext(self.generator)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, kind: object, error: BaseException | None, traceback: object) -> bool | None:
        if error is None:
            try:
                await anext(self.generator)
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        # The exception that goes on shows no trace of its way through the generator.
        passed = error.traceback_size
        try:
            await self.generator.athrow(error)
        except StopAsyncIteration as stopped:
            return stopped is not error
        except BaseException as raised:
            if raised is error:
                error.traceback_size = passed
                return False
            ends = isinstance(error, (StopIteration, StopAsyncIteration))
            if ends and isinstance(raised, RuntimeError) and raised.__cause__ is error:
                error.traceback_size = passed
                return False
            raise
        raise RuntimeError("generator didn't stop after athrow()")


class _AsyncClosable(Protocol):
    async def aclose(self) -> None: ...


AC = TypeVar("AC", bound=_AsyncClosable)


class aclosing(Generic[AC]):
    """Awaits aclose() at the end of the block."""

    def __init__(self, thing: AC) -> None:
        self.thing = thing

    async def __aenter__(self) -> AC:
        return self.thing

    async def __aexit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        await self.thing.aclose()
