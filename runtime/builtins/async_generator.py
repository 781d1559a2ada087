"""Async generators: the object around the body of an `async def` with `yield`.

The body suspends for two reasons: an `await` in it waits (what it yields goes to the event loop), or it has produced
an item. `async_step` tells the two apart for whoever awaits the next item.
"""


from unsafe import current_exception, noinline, raise_current
from machine import u8

from runtime.builtins.failure import raise_runtime
from runtime.builtins.generator import CLOSED, CREATED, RAISED, RETURNED, RUNNING, SUSPENDED, Coroutine, Generator

# Started, and with something to do when they end; ended ones leave when the list has doubled.
_PRUNE_AT = 16


class AsyncGeneratorState(Generator[object | None, object | None, None]):
    """All of an async generator that does not depend on the type of its items."""

    produced: bool
    # Suspended by an await: an item is asked for and not there yet.
    running: bool

    def kind(self) -> str:
        return "async generator"

    @noinline
    def reraise(self) -> None:
        error = current_exception()
        if isinstance(error, StopIteration):
            raise RuntimeError("async generator raised StopIteration") from error
        if isinstance(error, StopAsyncIteration):
            raise RuntimeError("async generator raised StopAsyncIteration") from error
        raise_current()

    @noinline
    def begin(self, operation: str) -> None:
        """Somebody asks for the next item."""
        if self.running or self.state == RUNNING:
            raise_runtime(operation + "(): asynchronous generator is already running")

    def is_over(self) -> bool:
        return self.state == RETURNED or self.state == RAISED or self.state == CLOSED

    def is_waiting(self) -> bool:
        """Started, and not over."""
        return self.state == SUSPENDED

    async def aclose(self) -> None:
        """Raise GeneratorExit where the body stands, which is to end it."""
        if self.is_over():
            return
        self.begin("aclose")
        if self.state == CREATED:
            self.state = u8(CLOSED)
            return
        self.thrown = GeneratorExit()
        try:
            ignored = await self
        except GeneratorExit:
            return
        if ignored:
            raise_runtime("async generator ignored GeneratorExit")


class AsyncGenerator[Y, S](AsyncGeneratorState):
    item: Y
    given: S | None

    def __aiter__(self) -> AsyncGenerator[Y, S]:
        return self

    async def __anext__(self) -> Y:
        self.begin("anext")
        if await self:
            return self.item
        raise StopAsyncIteration()

    async def asend(self, value: S) -> Y:
        self.begin("asend")
        if self.state == CREATED and value is not None:
            raise TypeError("can't send non-None value to a just-started async generator")
        self.given = value
        if await self:
            return self.item
        raise StopAsyncIteration()

    async def athrow(self, error: BaseException) -> Y | None:
        if self.is_over():
            return None
        self.begin("athrow")
        if self.state == CREATED:
            self.state = u8(CLOSED)
            raise error
        self.thrown = error
        if await self:
            return self.item
        raise StopAsyncIteration()


@noinline
def async_step[R](outer: Generator[object | None, object | None, R], inner: AsyncGeneratorState) -> bool:
    """Run `inner`, whose next item `outer` awaits, with what `outer` was resumed with; whether an await in it has
    suspended, and `outer` has to. Else inner.produced says whether there is an item."""
    thrown = outer.thrown
    inner.running = False
    inner.produced = False
    if thrown is None:
        inner.sent = outer.sent
        outer.sent = None
        if not inner.step():
            return False
    else:
        outer.thrown = None
        if not inner.throw_step(thrown):
            return False
    if inner.produced:
        return False
    inner.running = True
    outer.yielded = inner.yielded
    outer.state = u8(SUSPENDED)
    return True


async def anext_or[T, D](following: Coroutine[T], default: D) -> T | D:
    """anext() with a default."""
    try:
        return await following
    except StopAsyncIteration:
        return default


class Started:
    """The async generators that asyncio.run() is to close at its end."""

    def __init__(self) -> None:
        self.generators: list[AsyncGeneratorState] = []
        self.prune_at = _PRUNE_AT

    def add(self, generator: AsyncGeneratorState) -> None:
        if len(self.generators) >= self.prune_at:
            self.generators = [g for g in self.generators if not g.is_over()]
            self.prune_at = 2 * len(self.generators) + _PRUNE_AT
        self.generators.append(generator)

    def take(self) -> list[Coroutine[None]]:
        """The closing of all that have not ended; forgets them."""
        closing = [generator.aclose() for generator in self.generators if not generator.is_over()]
        self.generators = []
        return closing


started: Started | None = None


@noinline
def note_started(generator: AsyncGeneratorState) -> None:
    """The body of `generator`, which has something to do at its end, begins."""
    global started
    if started is None:
        started = Started()
    started.add(generator)


def started_generators() -> Started | None:
    return started
