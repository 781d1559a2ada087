"""Transports: the sending and closing side of a connection, as protocols and stream writers see it.

In CPython a Transport is a ReadTransport and a WriteTransport; here these are one above the other.
"""

from collections.abc import Iterable
from typing import TypeVar

D = TypeVar("D")


class BaseTransport:
    """What all transports have in common."""

    def get_extra_info(self, name: str) -> tuple[str, int]:
        """The address and port called "sockname" or "peername"."""
        raise NotImplementedError

    def _get_extra_info_2(self, name: str, default: D) -> tuple[str, int] | D:
        """`default` for what there is not."""
        try:
            return self.get_extra_info(name)
        except NotImplementedError:
            return default

    def is_closing(self) -> bool:
        """Whether it is closed or about to be."""
        raise NotImplementedError

    def close(self) -> None:
        """Ends it once all is sent."""
        raise NotImplementedError


class ReadTransport(BaseTransport):
    """One that reads."""

    def is_reading(self) -> bool:
        """Whether it takes in what arrives."""
        raise NotImplementedError

    def pause_reading(self) -> None:
        """Leaves what arrives where it is."""
        raise NotImplementedError

    def resume_reading(self) -> None:
        """Takes in what arrives again."""
        raise NotImplementedError


class WriteTransport(ReadTransport):
    """One that writes."""

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """Bytes above which the protocol is paused, and down to which."""
        raise NotImplementedError

    def get_write_buffer_limits(self) -> tuple[int, int]:
        """(low, high)"""
        raise NotImplementedError

    def get_write_buffer_size(self) -> int:
        """How many bytes wait to be sent."""
        raise NotImplementedError

    def write(self, data: bytes) -> None:
        """Sends bytes, or keeps them until they can be sent."""
        raise NotImplementedError

    def writelines(self, list_of_data: Iterable[bytes]) -> None:
        """Sends bytes one after the other."""
        for data in list_of_data:
            self.write(data)

    def write_eof(self) -> None:
        """Ends the sending side once all is sent."""
        raise NotImplementedError

    def can_write_eof(self) -> bool:
        """Whether write_eof() works."""
        return True

    def abort(self) -> None:
        """Ends it at once; what is unsent is lost."""
        raise NotImplementedError


class Transport(WriteTransport):
    """A connection."""


class DatagramTransport(BaseTransport):
    """A socket for datagrams."""

    def sendto(self, data: bytes, addr: tuple[str, int] | None = None) -> None:
        """Sends one datagram to `addr`, or to the one peer of the socket: ValueError for another. Failures go to error_received()."""
        raise NotImplementedError

    def abort(self) -> None:
        """Ends it at once."""
        raise NotImplementedError
