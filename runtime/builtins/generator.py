"""Generators and coroutines: the object around a compiled body.

The body is an LLVM coroutine. It stores what it yields and suspends; when it goes on, it raises `thrown` if that is
set, else it takes `sent` (None after next()) as the value of the yield expression. At its end it stores `returned` and state RETURNED; when an
exception leaves it, that is the current exception and the state is RAISED.
"""

from typing import Final, NoReturn

from unsafe import Frame, current_exception, noinline, raise_current, resume
from machine import u8

from runtime.builtins.failure import raise_runtime, raise_value_error
from runtime.builtins.protocols import Awaitable

CREATED: Final = 0
SUSPENDED: Final = 1
RUNNING: Final = 2
RETURNED: Final = 3
RAISED: Final = 4
CLOSED: Final = 5


class Generator[Y, S, R]:
    frame: Frame
    state: u8
    yielded: Y
    sent: S | None
    thrown: BaseException | None
    # Last, so that code that does not touch it is the same for every R, and the linker folds it.
    returned: R

    def step(self) -> bool:
        """Run to the next yield (True) or the end (False, also if that was before). Raises what the body raises."""
        if self.state >= RUNNING:
            if self.state == RUNNING:
                self.refuse_running()
            return self.ended()
        self.state = u8(RUNNING)
        resume(self.frame)
        # The body has set the state.
        if self.state == SUSPENDED:
            return True
        if self.state == RAISED:
            self.reraise()
        return False

    def throw_step(self, error: BaseException) -> bool:
        """Like `step`, raising `error` where the body stands."""
        if self.state == RUNNING:
            self.refuse_running()
        if self.state != SUSPENDED:
            if self.state != CREATED:
                self.ended()
            self.state = u8(CLOSED)
            raise error
        self.thrown = error
        return self.step()

    def ended(self) -> bool:
        """Resumed after the end: a generator just says so again."""
        return False

    @noinline
    def refuse_running(self) -> None:
        raise_value_error(self.kind() + " already executing")

    @noinline
    def reraise(self) -> None:
        """Let out the exception that ended the body; a StopIteration must not look like an ordinary end (PEP 479)."""
        error = current_exception()
        if isinstance(error, StopIteration):
            raise RuntimeError(self.kind() + " raised StopIteration") from error
        raise_current()

    def kind(self) -> str:
        """What error messages call this."""
        return "generator"

    def __iter__(self) -> Generator[Y, S, R]:
        return self

    def __next__(self) -> Y:
        fresh = self.state <= SUSPENDED
        if self.step():
            return self.yielded
        self.stop(fresh)

    def send(self, value: S) -> Y:
        if self.state == CREATED and value is not None:
            raise_just_started(self.kind())
        fresh = self.state <= SUSPENDED
        self.sent = value
        if self.step():
            return self.yielded
        self.stop(fresh)

    def throw(self, error: BaseException) -> Y:
        if self.throw_step(error):
            return self.yielded
        self.stop(True)

    @noinline
    def stop(self, fresh: bool) -> NoReturn:
        """Raise StopIteration, with the returned value if the body has ended just now."""
        if fresh:
            value: object | None = self.returned
            if value is not None:
                raise StopIteration(value)
        raise StopIteration()

    def close(self) -> None:
        if self.state == RUNNING:
            self.refuse_running()
        if self.state != SUSPENDED:
            self.state = u8(CLOSED)
            return
        try:
            ignored = self.throw_step(GeneratorExit())
        except GeneratorExit:
            return
        if ignored:
            raise_runtime(self.kind() + " ignored GeneratorExit")


class Coroutine[R](Generator[object | None, object | None, R]):
    """The object an `async def` makes."""

    def kind(self) -> str:
        return "coroutine"

    def ended(self) -> bool:
        raise_runtime("cannot reuse already awaited coroutine")

    def __await__(self) -> Coroutine[R]:
        return self


@noinline
def await_step[A, B](outer: Coroutine[A], inner: Coroutine[B]) -> bool:
    """Run `inner`, which `outer` awaits, with what `outer` was resumed with (PEP 380); whether it has suspended, and
    `outer` has to with what it yielded."""
    thrown = outer.thrown
    if thrown is None:
        inner.sent = outer.sent
        outer.sent = None
        if not inner.step():
            return False
    else:
        outer.thrown = None
        if not inner.throw_step(thrown):
            return False
    outer.yielded = inner.yielded
    outer.state = u8(SUSPENDED)
    return True


@noinline
def raise_just_started(kind: str) -> NoReturn:
    raise TypeError("can't send non-None value to a just-started " + kind)


async def widened[A, B](inner: Coroutine[A]) -> B:
    """`inner` where a coroutine of a wider result is wanted: a Coroutine[None] passed as Coroutine[int | None]."""
    return await inner


async def awaited[R](inner: Awaitable[R]) -> R:
    """`inner` where a coroutine is wanted."""
    return await inner


def widened_generator[Y, S, A, B](inner: Generator[Y, S, A]) -> Generator[object | None, object | None, B]:
    """The generator of an object's `__await__`, seen as that of any awaitable."""
    return (yield from inner)
