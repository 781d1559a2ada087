"""The scheduler: callbacks in the order they were asked for, timers, one source of outside events.

Order is that of CPython's BaseEventLoop._run_once: outside events, then due timers, become ready;
then exactly those callbacks run that were ready at that point.
"""

from collections import deque
from collections.abc import Callable
from heapq import heapify, heappop, heappush
from typing import Final, TypeVar

import image
from asyncio.report import print_report
from runtime.memory.collector import idle_collect
from runtime.platform import monotonic, wait

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")

SECOND: Final = 1_000_000_000
NEVER: Final = 4_611_686_018_427_387_904    # 2**62 ns
# CPython waits for timers in steps of this (selectors.EpollSelector.select rounds up), so that those set one
# right after another for the same time come due together. Programs see that in the order of what they do.
TIMER_STEP: Final = 1_000_000

# Cancelled timers stay in the heap until they come up; with more than this many of them, and
# more than half of the heap, the heap is rebuilt.
CANCELLED_TIMERS_KEPT: Final = 32


# What is told of a failure: the message, the exception, and what failed under its name in the context.
Reporter = Callable[[str, BaseException, str, object], None]


class Handle:
    """A callback that is to run, until cancel()."""

    def __init__(self, callback: Callable[[], None]) -> None:
        self._callback: Callable[[], None] | None = callback

    def cancel(self) -> None:
        """The call is not made any more."""
        self._callback = None

    def cancelled(self) -> bool:
        """Whether cancel() was called."""
        return self._callback is None

    def _run(self) -> None:
        callback = self._callback
        if callback is None:
            return
        try:
            callback()
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            scheduler = running_scheduler()
            if scheduler is not None:
                scheduler._report("Exception in callback", error, "handle", self)


class TimerHandle(Handle):
    """A callback that is to run at a time."""

    def __init__(self, when: int, order: int, callback: Callable[[], None],
                 scheduler: "Scheduler") -> None:
        super().__init__(callback)
        self._when = when           # monotonic ns
        self._order = order         # timers of the same time run in the order they were made
        self._scheduler = scheduler
        self._waiting = True        # in the heap

    def when(self) -> float:
        """The time, on the clock of loop.time()."""
        return float(self._when) / 1e9

    def cancel(self) -> None:
        if self._waiting and self._callback is not None:
            self._scheduler._cancelled_timers += 1
        self._callback = None

    def __lt__(self, other: "TimerHandle") -> bool:
        if self._when != other._when:
            return self._when < other._when
        return self._order < other._order


class EventSource:
    """Where events come from besides timers: the network, a disk."""

    def poll(self, now: int) -> int:
        """Handles what has happened by `now`; the time it wants to be called again at the latest."""
        raise NotImplementedError

    def arm(self) -> bool:
        """Asks for a wake-up at the next event; False when one is there already."""
        raise NotImplementedError

    def disarm(self) -> None:
        """After the wait: wake-ups are not needed."""
        raise NotImplementedError

    def abandon(self) -> None:
        """The loop is closed."""

    def holds(self, source: "EventSource") -> bool:
        """Whether this is it, or has it in it."""
        return self is source


class Sources(EventSource):
    """Two of them in the place of one."""

    def __init__(self, first: EventSource, second: EventSource) -> None:
        self.first = first
        self.second = second

    def poll(self, now: int) -> int:
        deadline = self.first.poll(now)
        return min(deadline, self.second.poll(now))

    def arm(self) -> bool:
        # Both, whatever the first says: `disarm` is for both.
        first = self.first.arm()
        return self.second.arm() and first

    def disarm(self) -> None:
        self.first.disarm()
        self.second.disarm()

    def abandon(self) -> None:
        self.first.abandon()
        self.second.abandon()

    def holds(self, source: EventSource) -> bool:
        return self.first.holds(source) or self.second.holds(source)


class Scheduler:
    """The part of the event loop that knows nothing of futures. Times are monotonic ns."""

    def __init__(self) -> None:
        self._ready: deque[Handle] = deque()
        self._timers: list[TimerHandle] = []
        self._timers_made = 0
        self._cancelled_timers = 0
        self._source: EventSource | None = None
        self._stopping = False
        self._closed = False
        self._reporter: Reporter | None = None      # set_exception_handler()

    def time(self) -> float:
        """Monotonic seconds."""
        return float(monotonic()) / 1e9

    # A method _NAME_N is what a call of NAME with N arguments means: here, with arguments for the callback.

    def call_soon(self, callback: Callable[[], object]) -> Handle:
        """Has the callback run in the next turn of the loop."""
        return self._soon(without_result(callback))

    def _call_soon_2(self, callback: Callable[[A], object], first: A) -> Handle:
        return self._soon(with_argument(callback, first))

    def _call_soon_3(self, callback: Callable[[A, B], object], first: A, second: B) -> Handle:
        return self._soon(with_arguments(callback, first, second))

    def _call_soon_4(self, callback: Callable[[A, B, C], object], first: A, second: B, third: C) -> Handle:
        return self.call_soon(lambda: callback(first, second, third))

    def call_soon_threadsafe(self, callback: Callable[[], object]) -> Handle:
        """call_soon(): there is one thread."""
        return self._soon(without_result(callback))

    def _call_soon_threadsafe_2(self, callback: Callable[[A], object], first: A) -> Handle:
        return self._soon(with_argument(callback, first))

    def _call_soon_threadsafe_3(self, callback: Callable[[A, B], object], first: A, second: B) -> Handle:
        return self._soon(with_arguments(callback, first, second))

    def call_later(self, delay: float | int, callback: Callable[[], object]) -> TimerHandle:
        """`delay` in seconds."""
        return self._after(nanoseconds(delay), without_result(callback))

    def _call_later_3(self, delay: float | int, callback: Callable[[A], object], first: A) -> TimerHandle:
        return self._after(nanoseconds(delay), with_argument(callback, first))

    def _call_later_4(self, delay: float | int, callback: Callable[[A, B], object], first: A, second: B) -> TimerHandle:
        return self._after(nanoseconds(delay), with_arguments(callback, first, second))

    def _call_later_5(self, delay: float | int, callback: Callable[[A, B, C], object], first: A, second: B, third: C) -> TimerHandle:
        return self.call_later(delay, lambda: callback(first, second, third))

    def call_at(self, when: float | int, callback: Callable[[], object]) -> TimerHandle:
        """`when` on the clock of time()."""
        return self._at(nanoseconds(when), without_result(callback))

    def _call_at_3(self, when: float | int, callback: Callable[[A], object], first: A) -> TimerHandle:
        return self._at(nanoseconds(when), with_argument(callback, first))

    def _call_at_4(self, when: float | int, callback: Callable[[A, B], object], first: A, second: B) -> TimerHandle:
        return self._at(nanoseconds(when), with_arguments(callback, first, second))

    def _soon(self, callback: Callable[[], None]) -> Handle:
        self._check_closed()
        handle = Handle(callback)
        self._ready.append(handle)
        return handle

    def _after(self, interval: int, callback: Callable[[], None]) -> TimerHandle:
        return self._at(monotonic() + interval, callback)

    def _at(self, when: int, callback: Callable[[], None]) -> TimerHandle:
        self._check_closed()
        self._timers_made += 1
        timer = TimerHandle(when, self._timers_made, callback, self)
        heappush(self._timers, timer)
        return timer

    def _report(self, message: str, error: BaseException, kind: str, subject: object) -> None:
        """Tells of a failure that nobody is left to catch: `subject`, which is a `kind`, failed with `error`."""
        reporter = self._reporter
        if reporter is None:
            print_report(message, error)
        else:
            reporter(message, error, kind, subject)

    def _listen_to(self, source: EventSource) -> bool:
        """From now on events of this source as well; False if it was so already."""
        current = self._source
        if image.BLOCKS and current is not None:
            if current.holds(source):
                return False
            source = Sources(current, source)
        if current is source:
            return False
        self._source = source
        return True

    def is_running(self) -> bool:
        """Whether it is the loop that runs the caller."""
        return running_scheduler() is self

    def is_closed(self) -> bool:
        """Whether close() was called; what needs the loop then raises RuntimeError."""
        return self._closed

    def stop(self) -> None:
        """Ends run_forever() after the callbacks that are ready."""
        self._stopping = True

    def close(self) -> None:
        if running_scheduler() is self:
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        source = self._source
        if (image.LOOPBACK or image.BLOCKS or image.SOCKETS) and source is not None:
            source.abandon()
        self._ready.clear()
        self._timers.clear()

    def run_forever(self) -> None:
        """Runs callbacks until stop()."""
        self._check_idle()
        set_running(self)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            set_running(None)

    def _run_once(self) -> None:
        source = self._source
        self._drop_cancelled_timers()
        now = 0                         # reading the clock the first time may mean calibrating it
        if source is not None or len(self._timers) > 0 or len(self._ready) == 0:
            now = monotonic()
        deadline = NEVER
        if source is not None:
            deadline = source.poll(now)
        if len(self._timers) > 0:
            ahead = self._timers[0]._when - now
            deadline = min(deadline, now + ahead + -ahead % TIMER_STEP)
        if len(self._ready) == 0 and not self._stopping and deadline > now:
            idle_collect()
            if source is None:
                wait(deadline)
                now = monotonic()
            else:
                if source.arm():
                    wait(deadline)
                source.disarm()
                now = monotonic()
                source.poll(now)
        while len(self._timers) > 0 and self._timers[0]._when <= now:
            timer = heappop(self._timers)
            timer._waiting = False
            if timer._callback is None:
                self._cancelled_timers -= 1
            else:
                self._ready.append(timer)
        for _ in range(len(self._ready)):
            self._ready.popleft()._run()

    def _drop_cancelled_timers(self) -> None:
        cancelled = self._cancelled_timers
        if cancelled > CANCELLED_TIMERS_KEPT and cancelled * 2 > len(self._timers):
            self._timers = [timer for timer in self._timers if timer._callback is not None]
            heapify(self._timers)
            self._cancelled_timers = 0
        while len(self._timers) > 0 and self._timers[0]._callback is None:
            heappop(self._timers)
            self._cancelled_timers -= 1

    def _check_idle(self) -> None:
        """Refuses to run a loop that is closed, or inside of one that runs."""
        self._check_closed()
        if running_scheduler() is self:
            raise RuntimeError("This event loop is already running")
        if running_scheduler() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def _check_closed(self) -> None:
        if self._closed:
            raise RuntimeError("Event loop is closed")


_running: Scheduler | None = None


def running_scheduler() -> Scheduler | None:
    return _running


def running_loop() -> Scheduler:
    """RuntimeError when no loop runs."""
    loop = _running
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def set_running(scheduler: Scheduler | None) -> None:
    global _running
    _running = scheduler


def without_result(callback: Callable[[], object]) -> Callable[[], None]:
    def run() -> None:
        callback()

    return run


def with_argument(callback: Callable[[A], object], first: A) -> Callable[[], None]:
    def run() -> None:
        callback(first)

    return run


def with_arguments(callback: Callable[[A, B], object], first: A, second: B) -> Callable[[], None]:
    def run() -> None:
        callback(first, second)

    return run


def nanoseconds(seconds: float | int) -> int:
    """NEVER for what lies beyond it."""
    if isinstance(seconds, int):
        return min(seconds, NEVER // SECOND) * SECOND
    if seconds >= float(NEVER // SECOND):
        return NEVER
    return int(seconds * 1e9 + 0.5)
