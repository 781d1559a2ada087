"""The retransmission queue: bytes written and not yet acknowledged, sent or not (RFC 9293 §3.10.2)."""

from typing import Final

SEND_LIMIT: Final = 16384


class RetransmissionQueue:
    """`start` is the position of the first byte held. A FIN stands right behind the last one."""

    def __init__(self, start: int) -> None:
        self.start: int = start
        self.data: bytearray = bytearray()
        self.has_fin: bool = False

    def space(self) -> int:
        """Bytes that still fit."""
        return SEND_LIMIT - len(self.data)

    def end(self) -> int:
        """The position behind the last byte, where a FIN stands."""
        return self.start + len(self.data)

    def append(self, data: bytes) -> int:
        """Take as many of the bytes as there is space for; how many."""
        count = min(len(data), self.space())
        if count == len(data):
            self.data += data
        else:
            self.data += data[:count]
        return count

    def piece(self, position: int, count: int) -> bytearray:
        """`count` bytes from `position`."""
        first = position - self.start
        return self.data[first : first + count]

    def acknowledge(self, position: int) -> int:
        """Forget the bytes before `position`; how many."""
        count = min(position - self.start, len(self.data))
        if count <= 0:
            return 0
        self.start += count
        if count == len(self.data):
            self.data = bytearray()  # gives the memory back while the connection idles
        else:
            del self.data[:count]
        return count

    def clear(self) -> None:
        """Drops all bytes."""
        self.start = self.end()
        self.data = bytearray()
