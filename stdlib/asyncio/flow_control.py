"""What transports over a connection have in common: the water marks between which writers wait, and its two names."""

from typing import Final

from asyncio.events import Scheduler
from asyncio.protocols import Protocol
from asyncio.transports import Transport
from net.stream_socket import StreamSocket

READ_SIZE: Final = 262144       # the most that a protocol gets at once
HIGH_WATER: Final = 65536       # unsent bytes above which writers are asked to wait
LOW_WATER: Final = 16384        # and down to which


class FlowControlled(Transport):
    """Subclasses keep what is unsent, and call _limit() when it has grown and _relax() when it has shrunk."""

    def __init__(self, connection: StreamSocket, loop: Scheduler) -> None:
        self._connection = connection
        self._loop = loop
        self._high = HIGH_WATER
        self._low = LOW_WATER
        self._paused: bool = False              # over the high-water mark
        self._eof: bool = False                 # write_eof() was called
        self._closing: bool = False
        self._lost: bool = False                # nothing can be sent any more

    def is_closing(self) -> bool:
        return self._closing

    def get_write_buffer_limits(self) -> tuple[int, int]:
        return self._low, self._high

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        upper = HIGH_WATER if low is None else 4 * low
        if high is not None:
            upper = high
        lower = upper // 4 if low is None else low
        if not upper >= lower >= 0:
            raise ValueError(f"high ({upper}) must be >= low ({lower}) must be >= 0")
        self._high = upper
        self._low = lower
        self._limit()

    def get_extra_info(self, name: str) -> tuple[str, int]:
        if name == "peername":
            return self._connection.peer
        if name == "sockname":
            return self._connection.local_name()
        raise NotImplementedError(f"get_extra_info({name!r}): only peername and sockname")

    def _limit(self) -> None:
        if self.get_write_buffer_size() > self._high and not self._paused:
            self._paused = True
            self._pause()

    def _relax(self) -> None:
        if self._paused and self.get_write_buffer_size() <= self._low:
            self._paused = False
            self._resume()

    def _pause(self) -> None:
        """More than the high-water mark is unsent."""

    def _resume(self) -> None:
        """No more than the low-water mark is unsent."""
        raise NotImplementedError


def pause_writing(protocol: Protocol, loop: Scheduler) -> None:
    """Tells a protocol of the high-water mark. That it fails at that is reported, and no more."""
    try:
        protocol.pause_writing()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        loop._report("protocol.pause_writing() failed", error, "protocol", protocol)


def resume_writing(protocol: Protocol, loop: Scheduler) -> None:
    """The same for the low-water mark."""
    try:
        protocol.resume_writing()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        loop._report("protocol.resume_writing() failed", error, "protocol", protocol)


def report_failure(protocol: Protocol, loop: Scheduler, error: BaseException, message: str) -> Exception | None:
    """A protocol has failed, which ends the connection: what its connection_lost() is to be told."""
    if not isinstance(error, OSError):
        loop._report(message, error, "protocol", protocol)
    return error if isinstance(error, Exception) else None
