"""The two windows of a connection (RFC 9293 §3.3.1, §3.8.6). All numbers are positions (see sequence.py)."""

from typing import Final

RECEIVE_LIMIT: Final = 16384
"""Bytes a connection buffers for its reader, in order and out of order together: the largest window offered."""


class SendWindow:
    """`next` moves back to `unacknowledged` when a timeout makes everything be sent again; `highest` does not."""

    def __init__(self, initial: int) -> None:
        self.unacknowledged: int = initial  # SND.UNA
        self.next: int = initial  # SND.NXT
        self.highest: int = initial  # the largest SND.NXT there was
        self.size: int = 0  # SND.WND
        self.largest: int = 0  # the largest SND.WND there was
        self.update_sequence: int = 0  # SND.WL1
        self.update_acknowledgement: int = 0  # SND.WL2

    def in_flight(self) -> int:
        """Bytes sent and not acknowledged."""
        return self.next - self.unacknowledged

    def set(self, size: int, sequence: int, acknowledgement: int) -> None:
        """Take the window of a segment unconditionally."""
        self.size = size
        self.largest = max(self.largest, size)
        self.update_sequence = sequence
        self.update_acknowledgement = acknowledgement

    def update(self, size: int, sequence: int, acknowledgement: int) -> bool:
        """Take it unless the segment is older than the last one taken; whether the size changed."""
        newer = self.update_sequence < sequence
        if not newer and (self.update_sequence != sequence or self.update_acknowledgement > acknowledgement):
            return False
        changed = size != self.size
        self.set(size, sequence, acknowledgement)
        return changed


class ReceiveWindow:
    """`edge` is the first position behind what was offered: it never moves back (no shrinking)."""

    def __init__(self) -> None:
        self.next: int = 0  # RCV.NXT
        self.edge: int = 0  # RCV.NXT + RCV.WND

    def start(self, initial: int) -> None:
        """The peer's SYN, at position `initial`, was received; ours offers the whole buffer."""
        self.next = initial + 1
        self.edge = initial + 1 + RECEIVE_LIMIT

    def is_acceptable(self, position: int, length: int) -> bool:
        """The four cases of RFC 9293 §3.10.7.4, table 6."""
        if length == 0:
            return position == self.next or self.next <= position < self.edge
        last = position + length - 1
        return self.next <= position < self.edge or self.next <= last < self.edge

    def offer(self, free: int, mss: int) -> int:
        """The window to advertise when the buffer has `free` bytes left (RFC 9293 §3.8.6.2.2)."""
        edge = self.next + free
        if edge - self.edge >= min(mss, RECEIVE_LIMIT // 2):
            self.edge = edge
        return self.edge - self.next

    def is_update_due(self, free: int, mss: int) -> bool:
        """Whether the reader has made so much room that the peer should hear of it at once."""
        gain = self.next + free - self.edge
        if self.edge - self.next < mss:
            return gain >= min(mss, RECEIVE_LIMIT // 2)
        return gain >= RECEIVE_LIMIT // 2
