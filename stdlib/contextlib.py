"""Context managers: contextmanager, suppress, closing and nullcontext.

The compiler knows two names: a call of a function decorated with `contextmanager` gives a _GeneratorContextManager
around the generator, and `with suppress(A, B):` is compiled as try/except. Not here: ExitStack, redirect_stdout,
the asynchronous ones.
"""

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


class nullcontext(Generic[T]):
    """Does nothing at the end of the block."""

    def __init__(self, enter_result: T = None) -> None:
        self.enter_result = enter_result

    def __enter__(self) -> T:
        return self.enter_result

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        pass
