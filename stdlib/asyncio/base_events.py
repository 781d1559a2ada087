"""The event loop: the scheduler with futures and tasks on top."""

from collections.abc import Callable, Coroutine
from typing import TypeVar

from asyncio.datagrams import open_datagrams
from asyncio.endpoints import open_protocol, serve_protocol
from asyncio.events import Scheduler, running_scheduler
from asyncio.futures import Future, report_all_unretrieved
from asyncio.protocols import DatagramProtocol, Protocol
from asyncio.report import print_report
from asyncio.server import Server
from asyncio.tasks import Task
from asyncio.transports import DatagramTransport, Transport

T = TypeVar("T")
P = TypeVar("P", bound=Protocol)
D = TypeVar("D", bound=DatagramProtocol)


class EventLoop(Scheduler):
    """What asyncio.get_running_loop() returns."""

    _debug = False
    _handler: "Callable[[EventLoop, dict[str, object]], object] | None" = None

    def create_future(self) -> Future[T]:
        """A future of this loop."""
        return Future(self)

    def create_task(self, coro: Coroutine[object, object, T], *,
                    name: str | None = None) -> Task[T]:
        """Has the coroutine run on its own, from the next turn of the loop."""
        self._check_closed()
        return Task(coro, loop=self, name=name)

    def run_until_complete(self, future: Coroutine[object, object, T] | Future[T]) -> T:
        """Runs the loop until the future is done, and gives its result."""
        self._check_idle()
        task = future if isinstance(future, Future) else self.create_task(future)
        task._when_done(self.stop)
        try:
            self.run_forever()
        except BaseException:
            if task.done() and not task.cancelled():
                task.exception()            # it has come out of run_forever() itself
            raise
        if not task.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return task.result()

    async def create_connection(self, protocol_factory: Callable[[], P], host: str, port: int) -> tuple[Transport, P]:
        """Connects to a numeric IPv4 address; OSError when that fails."""
        made: list[P] = []

        def make() -> Protocol:
            made.append(protocol_factory())
            return made[0]

        transport = await open_protocol(self, host, port, make)
        return transport, made[0]

    async def create_server(self, protocol_factory: Callable[[], Protocol], host: str | None = None, port: int = 0, *,
                            backlog: int = 100, reuse_address: bool | None = None, reuse_port: bool | None = None,
                            start_serving: bool = True) -> Server:
        """Listens as start_server() does, with a protocol for each client."""
        return await serve_protocol(self, host, port, backlog, start_serving, protocol_factory)

    async def create_datagram_endpoint(self, protocol_factory: Callable[[], D], local_addr: tuple[str, int] | None = None,
                                       remote_addr: tuple[str, int] | None = None, *,
                                       allow_broadcast: bool = False) -> tuple[DatagramTransport, D]:
        """A UDP socket: bound to a port (0: a free one), with one peer or any."""
        protocol = protocol_factory()
        transport = await open_datagrams(self, local_addr, remote_addr, protocol)
        return transport, protocol

    def close(self) -> None:
        """Ends the loop, which must not be running."""
        super().close()
        report_all_unretrieved()

    async def shutdown_asyncgens(self) -> None:
        """Nothing to do: asynchronous generators are not tracked."""

    async def shutdown_default_executor(self) -> None:
        """Nothing to do: there are no threads."""

    def get_debug(self) -> bool:
        """What set_debug() or run() was told; nothing depends on it."""
        return self._debug

    def set_debug(self, enabled: bool) -> None:
        """Kept for get_debug() only."""
        self._debug = enabled

    def get_exception_handler(self) -> "Callable[[EventLoop, dict[str, object]], object] | None":
        """What set_exception_handler() was given."""
        return self._handler

    def set_exception_handler(self, handler: "Callable[[EventLoop, dict[str, object]], object] | None") -> None:
        """Has `handler(loop, context)` called where a failure would be printed; None: printed again."""
        self._handler = handler
        if handler is None:
            self._reporter = None
        else:
            self._reporter = self._report_in_context

    def call_exception_handler(self, context: dict[str, object]) -> None:
        """Tells the handler, or prints: "message", and "exception" with its traceback."""
        handler = self._handler
        if handler is None:
            self.default_exception_handler(context)
            return
        try:
            handler(self, context)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            print_report("Unhandled error in exception handler", error)

    def default_exception_handler(self, context: dict[str, object]) -> None:
        """Prints what went wrong where nobody caught it."""
        message = context.get("message")
        text = str(message) if message else "Unhandled exception in event loop"
        for key in sorted(context):
            if key != "message" and key != "exception":
                text += f"\n{key}: {context[key]!r}"
        error = context.get("exception")
        print_report(text, error if isinstance(error, BaseException) else None)

    def _report_in_context(self, message: str, error: BaseException, kind: str, subject: object) -> None:
        self.call_exception_handler({"message": message, "exception": error, kind: subject})


# The loop that is not running but could be: what get_event_loop() gives outside of coroutines.
_event_loop: EventLoop | None = None
_event_loop_was_set = False


def get_running_loop() -> EventLoop:
    """The loop that runs the caller; RuntimeError when there is none."""
    loop = running_scheduler()
    if not isinstance(loop, EventLoop):
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop() -> EventLoop:
    """The running loop, else the one that was set, else one that is made for the first caller."""
    running = running_scheduler()
    if isinstance(running, EventLoop):
        return running
    if _event_loop is None and not _event_loop_was_set:
        set_event_loop(EventLoop())
    loop = _event_loop
    if loop is None:
        raise RuntimeError("There is no current event loop in thread 'MainThread'.")
    return loop


def set_event_loop(loop: EventLoop | None) -> None:
    """What get_event_loop() gives where no loop is running."""
    global _event_loop, _event_loop_was_set
    _event_loop = loop
    _event_loop_was_set = True


def new_event_loop() -> EventLoop:
    """A loop that is not running."""
    return EventLoop()
