"""Frames waiting for the device, in order; bounded."""

from typing import Final

from net.counters import Counters

EGRESS_LIMIT: Final = 128
"""Frames; at 1,514 bytes each this is 194 KB when a device does not take any."""


class EgressQueue:
    """A ring of frames. TCP looks at `is_full` before it sends data; anything else may be dropped when full."""

    def __init__(self, counters: Counters) -> None:
        self.counters: Counters = counters
        self.frames: list[bytes] = [b""] * EGRESS_LIMIT
        self.first: int = 0
        self.count: int = 0

    def is_full(self) -> bool:
        """Whether what can wait should."""
        return self.count >= EGRESS_LIMIT

    def push(self, frame: bytes) -> None:
        """Adds a frame; one too many is dropped and counted."""
        if self.count >= EGRESS_LIMIT:
            self.counters.egress_full += 1
            return
        self.frames[(self.first + self.count) % EGRESS_LIMIT] = frame
        self.count += 1

    def pop(self) -> bytes | None:
        """The frame that has waited longest; None when there is none."""
        if self.count == 0:
            return None
        frame = self.frames[self.first]
        self.frames[self.first] = b""
        self.first = (self.first + 1) % EGRESS_LIMIT
        self.count -= 1
        self.counters.frames_sent += 1
        return frame
