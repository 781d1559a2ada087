"""Sequence numbers (RFC 9293 §3.4) as an abstract type that cannot be compared.

A number on the wire is 32 bits wide and wraps, so `a < b` means nothing; this class has no ordering. Inside the
stack the same point of the stream is a *position*: a plain 64-bit int that never wraps in practice, starts at
the initial sequence number, and compares as integers do. The two meet here only.
"""

from machine import i32, u32


class SequenceNumber:
    """A point of a stream as the wire has it."""

    value: u32

    def __init__(self, value: u32) -> None:
        self.value = value

    def position(self, near: int) -> int:
        """The position closest to the position `near`: within 2**31 of it (RFC 9293 §3.4, RFC 7323 §5.2)."""
        return near + int(i32(self.value - u32(near)))


def at_position(position: int) -> SequenceNumber:
    """The number that stands for this position on the wire."""
    return SequenceNumber(u32(position))
